internal import FoundationEssentials

/// Jobs and events as the bytes of a frame, and back: JSON.
package enum Message {
  package static func encode(_ value: some Encodable) -> [UInt8] {
    do {
      return Array(try JSONEncoder().encode(value))
    } catch {
      // Our own types hold neither NaN nor cycles: what JSON cannot say cannot be in them.
      preconditionFailure("not representable in JSON: \(error)")
    }
  }

  /// - Throws: ``ProtocolError/malformed(_:)``.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws(ProtocolError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .malformed("not a \(type)")
    }
  }
}
