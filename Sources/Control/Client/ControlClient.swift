internal import AsyncHTTPClient
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import NIOCore
internal import NIOHTTP1

/// Asks the daemon.
package struct ControlClient: Sendable {
  private let http: HTTPClient
  private let socket: String

  /// How long a socket's path may be: what fits in `sockaddr_un` with the final zero byte.
  package static let longestPath = 107
  private static let largestReply = ByteCount.mib(16)
  /// For a single answer; streams go on as long as they like.
  private static let patience = TimeAmount.seconds(60)
  private static let longestLine = ByteCount.mib(4)

  /// Runs `body` with a client for the daemon at `socket`. Nothing is asked, nor the socket looked at, before `body` does so.
  ///
  /// - Throws: what `body` throws.
  package static func using<Value>(
    socket: String, _ body: (ControlClient) async throws -> Value
  ) async throws -> Value {
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .seconds(10))
    // A daemon that is not there is said at once.
    configuration.connectionPool.retryConnectionEstablishment = false
    let http = HTTPClient(configuration: configuration)
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await body(ControlClient(http: http, socket: socket)))
    } catch {
      outcome = .failure(error)
    }
    // What was to be known is known; a connection that does not close well loses nothing.
    try? await http.shutdown()
    return try outcome.get()
  }

  /// Asks for a value.
  func get<Value: Decodable>(_ type: Value.Type, _ path: String) async throws(ControlError) -> Value
  {
    try Self.decode(type, from: try await reply(to: path, sending: nil))
  }

  /// Sends a value and reads the one that comes back.
  func post<Value: Decodable>(
    _ type: Value.Type, _ path: String, _ value: some Encodable
  ) async throws(ControlError) -> Value {
    try Self.decode(type, from: try await reply(to: path, sending: try Self.encode(value)))
  }

  /// Sends a stream and reads the value that comes back, however long either takes.
  func post<Value: Decodable, Pieces: AsyncSequence & Sendable>(
    _ type: Value.Type, _ path: String, stream: Pieces
  ) async throws(ControlError) -> Value where Pieces.Element == ByteBuffer {
    var request = try request(to: path)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/octet-stream")
    request.body = .stream(stream, length: .unknown)
    let response = try await Self.accepted(try await execute(request, deadline: .distantFuture))
    return try Self.decode(type, from: try await Self.whole(response))
  }

  /// Reads a stream of JSON lines to its end.
  func lines<Value: Decodable>(
    of type: Value.Type, _ path: String, sending body: Data? = nil,
    _ each: (Value) async throws -> Void
  ) async throws {
    let response = try await response(to: path, sending: body)
    var splitter = LineSplitter(limit: Self.longestLine)
    do {
      for try await piece in response.body {
        for line in try splitter.add(piece.readableBytesView) {
          if let refusal = try? ControlJSON.decode(Refusal.self, from: line) {
            throw ControlError.refused(refusal)
          }
          try await each(try Self.decode(type, from: line))
        }
      }
    } catch let error where error is HTTPClientError || error is IOError || error is ChannelError {
      if Task.isCancelled { throw CancellationError() }
      throw ControlError.broken("the connection was lost")
    }
  }

  static func encode(_ value: some Encodable) throws(ControlError) -> Data {
    do {
      return try ControlJSON.line(value)
    } catch {
      throw .broken("this cannot be put in JSON: \(error)")
    }
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data
  ) throws(ControlError) -> Value {
    do {
      return try ControlJSON.decode(type, from: data)
    } catch {
      throw .broken("its reply is not understood; are daemon and command of one version?")
    }
  }

  private func reply(to path: String, sending body: Data?) async throws(ControlError) -> Data {
    let response = try await response(to: path, sending: body, deadline: .now() + Self.patience)
    return try await Self.whole(response)
  }

  func response(
    to path: String, sending body: Data?, deadline: NIODeadline = .distantFuture
  ) async throws(ControlError) -> HTTPClientResponse {
    var request = try request(to: path)
    if let body {
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    return try await Self.accepted(try await execute(request, deadline: deadline))
  }

  private func request(to path: String) throws(ControlError) -> HTTPClientRequest {
    guard socket.utf8.count <= Self.longestPath,
      let url = URL(httpURLWithSocketPath: socket, uri: path)
    else { throw .pathTooLong(socket: socket) }
    return HTTPClientRequest(url: url.absoluteString)
  }

  private func execute(
    _ request: HTTPClientRequest, deadline: NIODeadline
  ) async throws(ControlError) -> HTTPClientResponse {
    do {
      return try await http.execute(request, deadline: deadline)
    } catch {
      throw explained(error)
    }
  }

  private static func accepted(
    _ response: HTTPClientResponse
  ) async throws(ControlError) -> HTTPClientResponse {
    if response.status == .ok { return response }
    let data = try await whole(response)
    if let refusal = try? ControlJSON.decode(Refusal.self, from: data) { throw .refused(refusal) }
    throw .broken("it answered \(response.status.code)")
  }

  private static func whole(_ response: HTTPClientResponse) async throws(ControlError) -> Data {
    do {
      let buffer = try await response.body.collect(upTo: Int(largestReply.bytes))
      return Data(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw .tooLarge(limit: largestReply)
    } catch {
      throw .broken("\(error)")
    }
  }

  private func explained(_ error: any Error) -> ControlError {
    switch (error as? IOError)?.errnoCode {
    case ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK: .noDaemon(socket: socket)
    case EACCES, EPERM: .denied(socket: socket)
    default: .broken("\(error)")
    }
  }
}
