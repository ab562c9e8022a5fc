internal import Glibc
internal import JudgeCore
internal import NIOCore
internal import SystemPackage

/// One of Slurm's commands that only asks or tells something: run to its end, which comes in time.
enum SlurmCommand {
  /// What a command wrote.
  struct Output {
    var status: Int32
    var output: String
    var errors: String
  }

  /// With the controller down, Slurm's commands give up after 9 s by themselves (seen with 22.05).
  private static let usualLimit = Duration.seconds(20)
  private static let longestOutput = 16 << 20

  /// - Throws: ``ExecutorFault`` when it does not start, fails, or takes too long.
  static func run(_ command: [String], limit: Duration? = nil) async throws -> String {
    let limit = limit ?? usualLimit
    let (ended, isLate) = try await outcome(of: command, limit)
    if isLate { throw ExecutorFault("\(command[0]) did not end within \(limit)") }
    guard ended.status == 0 else {
      throw ExecutorFault("\(command[0]) failed: \(SlurmText.reason(ended.errors))")
    }
    return ended.output
  }

  private static func outcome(
    of command: [String], _ limit: Duration
  ) async throws -> (Output, isLate: Bool) {
    let output = StreamText(keeping: .start, limit: longestOutput)
    let errors = StreamText(keeping: .end, limit: 4096)
    let started = try await start(command, output, errors)
    let isLate = Flag()
    try await withTaskCancellationHandler {
      try await Alarm.bounding(
        by: limit,
        {
          isLate.raise()
          started.process.signal(SIGKILL)
        }
      ) {
        for channel in started.channels { try await channel.closeFuture.get() }
      }
    } onCancel: {
      started.process.signal(SIGKILL)
    }
    let status = await started.process.end()
    return (
      Output(status: status, output: output.text, errors: errors.text), isLate.isRaised
    )
  }

  private static func start(
    _ command: [String], _ output: StreamText, _ errors: StreamText
  ) async throws -> (process: ChildProcess, channels: [any Channel]) {
    let nothing = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
    defer { SocketPair.close(nothing) }
    let (out, theirOut) = try SocketPair.makeStream()
    defer { SocketPair.close(theirOut) }
    let (err, theirErr) = try SocketPair.makeStream()
    defer { SocketPair.close(theirErr) }
    let process = try ChildProcess.start(
      command, environment: SlurmEnvironment.own, streams: (nothing, theirOut, theirErr))
    return (process, [try await output.read(out), try await errors.read(err)])
  }
}
