internal import Glibc
internal import JudgeCore
internal import NIOCore
internal import Synchronization
internal import SystemPackage

/// A running srun, with the stream to the worker that it has started on a node.
final class Srun: Sendable {
  let name: String
  private let process: ChildProcess
  private let errors: StreamText
  private let errorChannel: any Channel
  /// Why it was ended by us, in words.
  private let reason = Mutex<String?>(nil)

  private init(
    name: String, process: ChildProcess, errors: StreamText, errorChannel: any Channel
  ) {
    self.name = name
    self.process = process
    self.errors = errors
    self.errorChannel = errorChannel
  }

  /// - Returns: it, and the stream to the worker, which the caller owns.
  /// - Throws: ``ExecutorFault`` when it does not start.
  static func start(
    name: String, arguments: [String]
  ) async throws -> (srun: Srun, stream: SystemPackage.FileDescriptor) {
    let (stream, theirs) = try SocketPair.makeStream()
    defer { SocketPair.close(theirs) }
    do {
      let (err, theirErr) = try SocketPair.makeStream()
      defer { SocketPair.close(theirErr) }
      let errors = StreamText(keeping: .end, limit: 8192)
      let errorChannel = try await errors.read(err)
      let process = try ChildProcess.start(
        ["srun"] + arguments, environment: SlurmEnvironment.own,
        streams: (theirs, theirs, theirErr))
      return (
        Srun(name: name, process: process, errors: errors, errorChannel: errorChannel), stream
      )
    } catch {
      SocketPair.close(stream)
      throw error
    }
  }

  /// Ends it and its job, as far as it still can: on SIGTERM srun has the job ended, too.
  ///
  /// - Parameter why: in words; the first one counts.
  func stop(_ why: String?) {
    reason.withLock { $0 = $0 ?? why }
    process.signal(SIGTERM)
  }

  /// Why it was stopped by us; `nil`: it was not.
  var stopReason: String? { reason.withLock { $0 } }

  /// What it has written to standard error.
  var said: String { errors.text }

  /// Waits until it has ended, and ends it if that takes longer than `patience`. To be called once, after its stream is
  /// closed.
  func end(within patience: Duration) async {
    let stop: @Sendable () -> Void = { self.stop(nil) }
    // One that does not end even so has lost its controller: the job is the watch's, then.
    let kill: @Sendable () -> Void = { self.process.signal(SIGKILL) }
    await Alarm.bounding(by: patience, stop) {
      await Alarm.bounding(by: patience + .seconds(5), kill) { _ = await process.end() }
    }
    // Nobody else has the other end.
    try? await errorChannel.closeFuture.get()
  }
}
