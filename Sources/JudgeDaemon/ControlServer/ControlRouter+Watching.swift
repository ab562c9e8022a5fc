internal import Control
internal import Hummingbird
internal import NIOCore

// What those who run the judge ask for.
extension ControlRouter {
  func addWatching(to router: Router<ControlContext>) {
    router.get("/metrics") { _, _ in
      Response(
        status: .ok, headers: [.contentType: Exposition.contentType],
        body: ResponseBody(byteBuffer: ByteBuffer(string: try await backend.metrics())))
    }
    router.get("/v1/backup") { _, context in
      try requireStaff(context)
      return try FileStream(try await backend.backup()).response()
    }
  }
}
