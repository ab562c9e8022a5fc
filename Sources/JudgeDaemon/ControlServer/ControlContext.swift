internal import Control
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What belongs to one request.
struct ControlContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel
  /// Set before any route is reached.
  var caller = Caller(uid: .max, gid: .max, user: "", isStaff: false)

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}

/// Finds out who asks.
struct CallerMiddleware: RouterMiddleware {
  let staffGroup: String

  @concurrent func handle(
    _ request: Request, context: ControlContext,
    next: @concurrent (Request, ControlContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.caller = try await Caller.atOtherEnd(of: context.channel, staffGroup: staffGroup)
    return try await next(request, context)
  }
}

/// Makes an answer of every error.
struct RefusalMiddleware: RouterMiddleware {
  @concurrent func handle(
    _ request: Request, context: ControlContext,
    next: @concurrent (Request, ControlContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return try Reply.refusal(refusal)
    } catch let error as HTTPError {
      return try Reply.refusal(
        Refusal(.badInput, error.body ?? "no such request: \(request.method) \(request.uri.path)"))
    } catch {
      context.logger.error("cannot answer a request", metadata: ["reason": "\(error)"])
      return try Reply.refusal(Refusal(.fault, "the judge failed to answer; its log says why"))
    }
  }
}
