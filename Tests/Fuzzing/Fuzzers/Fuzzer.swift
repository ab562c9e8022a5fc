/// A parser of foreign bytes, and what must hold of it whatever the bytes are.
struct Fuzzer: Sendable {
  /// The name of its folder below `Corpora`.
  let name: String
  /// Feeds bytes to the parser. Throws ``Broken`` when something does not hold; a crash is found by itself.
  let feed: @Sendable (UnsafeRawBufferPointer) throws -> Void

  static let all: [Fuzzer] = [
    .spoolNames, .packageYAML, .judgeConf, .workerFrames, .workerMessages, .controlRequests,
    .controlQueries, .controlReplies, .spawnerRequests, .defaultValidator,
  ]
}

/// Something that must hold of a parser and does not.
struct Broken: Error, CustomStringConvertible {
  let description: String
}

/// States what must hold.
func hold(_ condition: Bool, _ what: @autoclosure () -> String) throws {
  if !condition { throw Broken(description: what()) }
}

/// Reads a stream as it arrives at once, and in pieces of 1 to 16 bytes, as the byte before it says; `nil`: there is none.
///
/// - Parameter read: is given the stream and the size of its pieces.
func inTwoWays<Reading>(
  _ bytes: UnsafeRawBufferPointer, read: (_ stream: [UInt8], _ pieces: Int) -> Reading
) -> (stream: [UInt8], whole: Reading, cut: Reading)? {
  guard let first = bytes.first else { return nil }
  let stream = Array(bytes.dropFirst())
  return (stream, read(stream, max(stream.count, 1)), read(stream, Int(first % 16) + 1))
}
