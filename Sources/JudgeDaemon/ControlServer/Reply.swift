internal import Control
internal import Hummingbird
internal import NIOCore

/// Answers in JSON.
enum Reply {
  static func value(_ value: some Encodable) throws -> Response {
    try response(value, .ok)
  }

  static func refusal(_ refusal: Refusal) throws -> Response {
    let status: HTTPResponse.Status =
      switch refusal.kind {
      case .notFound: .notFound
      case .notAllowed: .forbidden
      case .badInput, .wrongUsage: .badRequest
      case .unavailable: .serviceUnavailable
      case .fault: .internalServerError
      }
    return try response(refusal, status)
  }

  private static func response(
    _ value: some Encodable, _ status: HTTPResponse.Status
  ) throws -> Response {
    let line = try ControlJSON.line(value)
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: line + [UInt8(ascii: "\n")])))
  }
}
