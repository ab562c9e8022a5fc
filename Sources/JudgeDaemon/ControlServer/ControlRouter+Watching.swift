internal import Control
internal import Hummingbird
internal import NIOCore

// What those who run the judge ask for.
extension ControlRouter {
  func addWatching(to router: Router<ControlContext>) {
    router.get("/metrics") { _, context in
      let figures = try await backend.metrics(for: context.caller)
      return Response(
        status: .ok, headers: [.contentType: Exposition.contentType],
        body: ResponseBody(byteBuffer: ByteBuffer(string: figures)))
    }
    router.get("/v1/backup") { _, context in
      try requireStaff(context)
      return try FileStream(try await backend.backup()).response()
    }
  }
}
