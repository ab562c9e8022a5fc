internal import Control
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

/// An answer that goes on: one JSON line for each document, an empty line now and then so that a lost connection shows.
struct LineStream<Document: Encodable & Sendable>: Sendable {
  typealias Report = @Sendable (Document) -> Void

  /// What is to be reported; the answer ends when this returns, and this is cancelled when the caller leaves or the daemon stops.
  let produce: @Sendable (@escaping Report) async throws -> Void
  let log: Logger

  private static var beat: Duration { .seconds(15) }

  /// The answer to `request`, whose body must not have been touched.
  func response(to request: Request) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/jsonl"],
      body: ResponseBody { writer in
        // Whoever has left needs no answer.
        try? await request.body.consumeWithCancellationOnInboundClose { _ in
          try await write(to: &writer)
        }
        try await writer.finish(nil)
      })
  }

  private func write(to writer: inout any ResponseBodyWriter) async throws {
    // A reader that does not keep up loses the oldest of what it has not read.
    let (lines, line) = AsyncStream<ByteBuffer>.makeStream(bufferingPolicy: .bufferingNewest(64))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { line.finish() }
        await cancelWhenGracefulShutdown { await report(to: line) }
      }
      group.addTask {
        while true {
          try await Task.sleep(for: Self.beat)
          line.yield(ByteBuffer(string: "\n"))
        }
      }
      defer { group.cancelAll() }
      for await bytes in lines { try await writer.write(bytes) }
    }
  }

  private func report(to line: AsyncStream<ByteBuffer>.Continuation) async {
    do {
      try await produce { document in
        if let bytes = Self.bytes(document) { line.yield(bytes) }
      }
    } catch is CancellationError {
      return
    } catch let refusal as Refusal {
      if let bytes = Self.bytes(refusal) { line.yield(bytes) }
    } catch {
      log.error("cannot go on answering", metadata: ["reason": "\(error)"])
      let fault = Refusal(.fault, "the judge failed to go on; its log says why")
      if let bytes = Self.bytes(fault) { line.yield(bytes) }
    }
  }

  private static func bytes(_ value: some Encodable) -> ByteBuffer? {
    // Only a number that is not finite cannot be put in JSON, and no such number gets into a document.
    guard let line = try? ControlJSON.line(value) else { return nil }
    return ByteBuffer(bytes: line + [UInt8(ascii: "\n")])
  }
}
