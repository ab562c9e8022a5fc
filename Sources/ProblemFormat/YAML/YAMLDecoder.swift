/// Decodes one value. What goes wrong in an optional part is noted, and decoding goes on without it, so that
/// one look finds as much as possible.
struct YAMLDecoder: Decoder {
  let value: YAMLValue
  let codingPath: [any CodingKey]
  let notes: YAMLNotes
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .map(let entries) = value.content else { throw mismatch("must be a map of keys") }
    for entry in entries where Key(stringValue: entry.key) == nil {
      notes.recordUnknown(entry, at: codingPath, known: knownKeys(of: type))
    }
    return KeyedDecodingContainer(YAMLKeys(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let items) = value.content else { throw mismatch("must be a list") }
    return YAMLItems(decoder: self, items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    YAMLSingle(decoder: self)
  }

  func child(_ value: YAMLValue, _ key: any CodingKey) -> YAMLDecoder {
    YAMLDecoder(value: value, codingPath: codingPath + [key], notes: notes)
  }

  func unbox<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let scalar = try YAMLScalar.read(self, as: type) { return scalar }
    do {
      return try Value(from: self)
    } catch DecodingError.dataCorrupted(let context) {
      // The standard library's own words for a value that is none of an enum's.
      guard let choices = choices(of: type) else { throw DecodingError.dataCorrupted(context) }
      throw mismatch("must be one of \(choices.joined(separator: ", "))")
    }
  }

  /// An error that tells what is wanted and what is there.
  func mismatch(_ wanted: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(wanted), not \(value.kind)"))
  }

  private func knownKeys<Key: CodingKey>(of type: Key.Type) -> [String] {
    guard let type = type as? any CaseIterable.Type else { return [] }
    return cases(of: type).compactMap { ($0 as? any CodingKey)?.stringValue }
  }

  private func choices<Value>(of type: Value.Type) -> [String]? {
    guard let type = type as? any CaseIterable.Type else { return nil }
    return cases(of: type).compactMap { ($0 as? any RawRepresentable<String>)?.rawValue }
  }

  private func cases<Cases: CaseIterable>(of type: Cases.Type) -> [Any] { Array(type.allCases) }
}

extension Decoder {
  /// What stands here, so that a type may be written in several ways; `nil` for other formats.
  package var yaml: YAMLValue? { (self as? YAMLDecoder)?.value }

  /// An error at this place: what is wrong with it.
  func flaw(_ words: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: words))
  }

  /// An error at this place: what is wanted.
  package func wants(_ wanted: String) -> DecodingError {
    (self as? YAMLDecoder)?.mismatch(wanted)
      ?? .dataCorrupted(.init(codingPath: codingPath, debugDescription: wanted))
  }
}
