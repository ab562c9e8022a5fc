/// The values of a map.
struct YAMLKeys<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: YAMLDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    guard case .map(let entries) = decoder.value.content else { return [] }
    return entries.compactMap { Key(stringValue: $0.key) }
  }

  func contains(_ key: Key) -> Bool { decoder.value[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { decoder.value[key.stringValue]?.isNull ?? true }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try child(key).unbox(type)
  }

  // An error in an optional value costs that value alone. The basic types have to be named, because for them the
  // standard library has methods of its own, which would be preferred to the general one.

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    optional(type, key)
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { optional(type, key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    optional(type, key)
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    optional(type, key)
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { optional(type, key) }

  private func optional<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
    guard let value = decoder.value[key.stringValue], !value.isNull else { return nil }
    let child = decoder.child(value, key)
    do {
      return try child.unbox(type)
    } catch {
      decoder.notes.record(error, at: child.codingPath)
      return nil
    }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }

  private func child(_ key: Key) throws -> YAMLDecoder {
    guard let value = decoder.value[key.stringValue], !value.isNull else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "missing"))
    }
    return decoder.child(value, key)
  }
}

/// The values of a list.
struct YAMLItems: UnkeyedDecodingContainer {
  let decoder: YAMLDecoder
  let items: [YAMLValue]
  private(set) var currentIndex = 0

  init(decoder: YAMLDecoder, items: [YAMLValue]) {
    self.decoder = decoder
    self.items = items
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, items[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().unbox(type)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> YAMLDecoder {
    guard !isAtEnd else { throw decoder.mismatch("must have more items") }
    defer { currentIndex += 1 }
    return decoder.child(items[currentIndex], Index(intValue: currentIndex))
  }

  private struct Index: CodingKey {
    let number: Int
    var stringValue: String { "\(number)" }
    var intValue: Int? { number }

    init(intValue: Int) { number = intValue }
    init?(stringValue: String) { nil }
  }
}

/// One value by itself.
struct YAMLSingle: SingleValueDecodingContainer {
  let decoder: YAMLDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.value.isNull }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.unbox(type) }
}
