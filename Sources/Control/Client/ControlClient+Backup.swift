internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

// What staff can fetch.
extension ControlClient {
  /// Fetches a copy of the whole database, piece by piece.
  ///
  /// - Parameter each: is given the next bytes, and how many there are in all.
  /// - Throws: ``ControlError``, also when the copy does not come whole; what `each` throws.
  package func backup(_ each: ([UInt8], _ total: Int64) async throws -> Void) async throws {
    let response = try await response(to: ControlRoute.backup, sending: nil)
    guard let total = response.headers.first(name: "content-length").flatMap(Int64.init) else {
      throw ControlError.broken("it does not say how large the backup is")
    }
    var count: Int64 = 0
    do {
      for try await piece in response.body {
        count += Int64(piece.readableBytes)
        try await each(Array(piece.readableBytesView), total)
      }
    } catch let error where error is HTTPClientError || error is IOError || error is ChannelError {
      if Task.isCancelled { throw CancellationError() }
      throw ControlError.broken("the connection was lost")
    }
    guard count == total else { throw ControlError.broken("the backup did not come whole") }
  }
}
