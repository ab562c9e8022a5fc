internal import JudgeCore
internal import SystemPackage

/// The raw name of a directory entry: any bytes but NUL and slash.
struct EntryName: Hashable, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(_ string: String) { bytes = Array(string.utf8) }

  /// The name for messages: what is not printable is escaped, what is long is cut.
  var visible: String {
    var text = ""
    for (count, scalar) in decoded.unicodeScalars.enumerated() {
      if count == Self.shownScalars { return text + "…" }
      text += scalar.isPrintable ? String(scalar) : scalar.escaped(asASCII: true)
    }
    return text.isEmpty ? "\"\"" : text
  }

  /// The name as text; bytes that are not UTF-8 become U+FFFD.
  var decoded: String { String(decoding: bytes, as: UTF8.self) }

  /// Why this cannot be the name of a submission, or `nil` if it can.
  var flaw: String? {
    if bytes.count > Self.maximumLength { return "it is longer than \(Self.maximumLength) bytes" }
    guard let text = String(validating: bytes, as: UTF8.self) else { return "it is not UTF-8" }
    if !text.unicodeScalars.allSatisfy(\.isPrintable) {
      return "it has characters that do not print"
    }
    // By bytes: with a combining mark behind it, a dot is another character.
    if bytes.isEmpty || bytes.contains(UInt8(ascii: "/")) { return "it is not a plain file name" }
    if bytes.first == UInt8(ascii: ".") { return "it begins with a dot, as hidden files do" }
    if bytes.first == UInt8(ascii: "-") { return "it begins with a dash, as options do" }
    return nil
  }

  /// Whether the spool leaves it alone: hidden files and what editors and copiers have in the works.
  var isIgnored: Bool {
    bytes.first == UInt8(ascii: ".")
      || Self.ignoredEndings.contains { bytes.suffix($0.count).elementsEqual($0) }
  }

  /// Calls `body` with the name as a C string.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("it has its end at least") }
      return body(base)
    }
  }

  private static let maximumLength = 100
  private static let shownScalars = 100
  private static let ignoredEndings = NameEnding.unfinished.map { Array($0.utf8) }
}

extension Unicode.Scalar {
  /// Whether it shows as itself on a terminal: no control, no formatting, nothing unassigned.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}

extension FilePath {
  /// The path of an entry for messages. Not for opening: that goes by descriptor.
  func showing(_ name: EntryName) -> FilePath { FilePath("\(self)/\(name.visible)") }
}
