package import JudgeCore

/// The constants of a package: `{{name}}` and `{{name.variant}}` stand for their values in programs, in Markdown and in
/// `test_group.yaml`, `\constant{name}` in LaTeX. They are filled in on what was read, never in the package's own files.
package struct Constants: Hashable, Sendable {
  /// Values by what stands between the braces: `n`, `n.value`, `n.tex`.
  private(set) var values: [String: [UInt8]] = [:]

  /// How a text names a constant.
  package enum Notation: Hashable, Sendable {
    case braces, tex

    var opening: [UInt8] {
      switch self {
      case .braces: Array("{{".utf8)
      case .tex: Array("\\constant{".utf8)
      }
    }

    var closing: [UInt8] {
      switch self {
      case .braces: Array("}}".utf8)
      case .tex: Array("}".utf8)
      }
    }
  }

  package init() {}

  package var isEmpty: Bool { values.isEmpty }

  /// The bytes with the values in place of the names. What names no constant stays as it is, as the format has it.
  ///
  /// - Throws: ``FileError`` when that is more than `limit`.
  package func fill(
    _ bytes: [UInt8], _ notation: Notation = .braces, limit: ByteCount
  ) throws(FileError) -> [UInt8] {
    if values.isEmpty { return bytes }
    var filled: [UInt8] = []
    var done = 0
    for place in Self.places(in: bytes, notation) {
      guard let value = values[place.name] else { continue }
      filled += bytes[done..<place.range.lowerBound]
      filled += value
      done = place.range.upperBound
      if filled.count > limit.bytes { throw .tooLarge(limit: limit) }
    }
    filled += bytes[done...]
    if filled.count > limit.bytes { throw .tooLarge(limit: limit) }
    return filled
  }

  /// Names in the text that stand for nothing though a constant or a variant of one seems to be meant, each once.
  package func unknownNames(in bytes: [UInt8], _ notation: Notation = .braces) -> [String] {
    let names = Self.places(in: bytes, notation).map(\.name).filter { values[$0] == nil }
    return Set(names).sorted { $0.precedes($1) }
  }

  /// Whether a name is that of a constant, so that only its variant is wrong.
  package func isVariant(_ name: String) -> Bool {
    name.split(separator: ".").first.map { values[String($0)] != nil } ?? false
  }

  private struct Place {
    var range: Range<Int>
    var name: String
  }

  /// Where a text may name constants, in order and apart from each other.
  private static func places(in bytes: [UInt8], _ notation: Notation) -> [Place] {
    let (opening, closing) = (notation.opening, notation.closing)
    var places: [Place] = []
    var start = 0
    while let found = bytes[start...].firstIndex(of: opening[0]) {
      start = found + 1
      guard bytes[found...].starts(with: opening) else { continue }
      let inner = bytes[(found + opening.count)...]
      let name = inner.prefix(longestName * 2 + 2).prefix(while: isNameByte)
      guard !name.isEmpty, inner[name.endIndex...].starts(with: closing) else { continue }
      start = name.endIndex + closing.count
      places.append(
        Place(range: found..<start, name: String(decoding: name, as: UTF8.self)))
    }
    return places
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  fileprivate static let longestName = 100
  private static let longestValue = ByteCount.kib(4)
  private static let mostValues = 10_000
}

// MARK: - Reading

extension Constants: Decodable {
  /// Any name.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    for key in keys.allKeys {
      guard key.stringValue.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]{0,99}/) != nil else {
        decoder.note("is no name for a constant: that is letters, digits and _", at: key)
        continue
      }
      guard let constant = try keys.decodeIfPresent(Constant.self, forKey: key) else { continue }
      values[key.stringValue] = constant.value
      values["\(key.stringValue).value"] = constant.value
      for (variant, value) in constant.variants { values["\(key.stringValue).\(variant)"] = value }
      guard values.count <= Self.mostValues else {
        throw decoder.wants("must be at most \(Self.mostValues) values")
      }
    }
  }

  /// One constant: a value, or a map with a value and other ways to write it.
  private struct Constant: Decodable {
    var value: [UInt8] = []
    var variants: [String: [UInt8]] = [:]

    init(from decoder: any Decoder) throws {
      guard case .map = decoder.yaml?.content else {
        value = try Value(from: decoder).bytes
        return
      }
      let keys = try decoder.container(keyedBy: Key.self)
      for key in keys.allKeys {
        guard key.stringValue.wholeMatch(of: /[A-Za-z0-9_-]{1,100}/) != nil else {
          decoder.note("is no name for a variant: that is letters, digits, _ and -", at: key)
          continue
        }
        variants[key.stringValue] = try keys.decodeIfPresent(Value.self, forKey: key)?.bytes
      }
      guard let value = variants.removeValue(forKey: "value") else {
        // What is wrong with a value that is there has been said.
        if decoder.yaml?["value"].map(\.isNull) ?? true {
          throw decoder.wants("must have the key value beside its variants")
        }
        return
      }
      self.value = value
    }
  }

  /// A number or a text, as it is written.
  private struct Value: Decodable {
    var bytes: [UInt8]

    init(from decoder: any Decoder) throws {
      guard case .scalar(let text, let isPlain) = decoder.yaml?.content,
        !(isPlain && ["true", "false"].contains(text.lowercased()))
      else { throw decoder.wants("must be a number or a text") }
      bytes = Array(text.utf8)
      guard bytes.count <= Constants.longestValue.bytes else {
        throw decoder.wants("must be no longer than \(Constants.longestValue)")
      }
    }
  }
}

extension Decoder {
  /// Notes what is wrong with one key of this map, and lets the others be looked at.
  fileprivate func note(_ message: String, at key: any CodingKey) {
    (self as? YAMLDecoder)?.notes.record(message, at: codingPath + [key])
  }
}
