internal import Glibc
package import JudgeCore
internal import NIOCore
package import SystemPackage

/// How the workers of this machine are started.
package struct LocalSettings: Hashable, Sendable {
  /// Path of `judge-worker`; `judge-spawn` lies beside it.
  package var worker: FilePath
  /// The workers' own folder for programs and work.
  package var state: FilePath
  package var uid: UInt32
  package var gid: UInt32
  /// `nil`: submissions run as the worker's own user.
  package var uidRangeStart: UInt32?
  /// How many uids there are: one for each slot, and the last for the daemon where it has no user of its own.
  package var uidRangeCount: UInt32
  package var slots: Int
  package var pinsCores: Bool
  package var usesCgroups: Bool
  package var cacheLimit: ByteCount
  /// What this machine has for GPU problems.
  package var gpu: GPUHost

  package init(
    worker: FilePath, state: FilePath, uid: UInt32 = getuid(), gid: UInt32 = getgid(),
    uidRangeStart: UInt32? = nil, uidRangeCount: UInt32 = 1024, slots: Int, pinsCores: Bool = true,
    usesCgroups: Bool = true,
    cacheLimit: ByteCount = .mib(1024),
    gpu: GPUHost = GPUHost(python: "/usr/bin/python3", roots: [])
  ) {
    self.worker = worker
    self.state = state
    self.uid = uid
    self.gid = gid
    self.uidRangeStart = uidRangeStart
    self.uidRangeCount = uidRangeCount
    self.slots = slots
    self.pinsCores = pinsCores
    self.usesCgroups = usesCgroups
    self.cacheLimit = cacheLimit
    self.gpu = gpu
  }

  /// One slot for each core that this process may use.
  package static var coreCount: Int { System.coreCount }

  /// Finds `judge-worker`: the configured one, else beside the running program, else where `make install` puts it.
  ///
  /// - Throws: ``ExecutorFault`` that names the places.
  package static func findWorker(configured: FilePath?) throws(ExecutorFault) -> FilePath {
    if let configured { return configured }
    let own = ownFolder()
    let places = [
      own.appending("judge-worker"),
      own.removingLastComponent().appending("libexec/judge/judge-worker"),
    ]
    for place in places where access(place.string, X_OK) == 0 { return place }
    throw ExecutorFault(
      "no judge-worker at \(places.map(\.string).joined(separator: " or ")): build it, or set worker.path in judge.conf"
    )
  }

  private static func ownFolder() -> FilePath {
    guard let own = realpath("/proc/self/exe", nil) else { return "." }
    defer { free(own) }
    return FilePath(platformString: own).removingLastComponent()
  }

  var arguments: [String] {
    var arguments = [
      "--state", state.string, "--uid", "\(uid)", "--gid", "\(gid)", "--cache-mib",
      "\(cacheLimit.bytes >> 20)",
    ]
    if let uidRangeStart {
      arguments += [
        "--uid-range-start", "\(uidRangeStart)", "--uid-range-count", "\(uidRangeCount)",
      ]
    }
    if pinsCores { arguments.append("--pin-cores") }
    if !usesCgroups { arguments.append("--no-cgroup") }
    return arguments
  }
}

extension Launcher {
  /// Starts the launcher for these settings.
  package static func start(_ settings: LocalSettings) throws(ExecutorFault) -> Launcher {
    if settings.uidRangeStart != nil && settings.slots >= settings.uidRangeCount {
      throw ExecutorFault(
        "uid_range.count is \(settings.uidRangeCount), but \(settings.slots) slots need "
          + "\(settings.slots + 1): one each, and one for judged; change uid_range or slots in judge.conf"
      )
    }
    return try start(
      spawner: settings.worker.removingLastComponent().appending("judge-spawn"),
      worker: settings.worker, arguments: settings.arguments)
  }
}

/// Runs `body` with an executor of its own, and ends the executor's processes afterwards.
package func withLocalExecutor<Result: Sendable>(
  _ settings: LocalSettings, _ body: (LocalExecutor) async throws -> Result
) async throws -> Result {
  let launcher = try Launcher.start(settings)
  defer { launcher.close() }
  let executor = LocalExecutor(launcher: launcher, slots: settings.slots, gpu: settings.gpu)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await executor.run() }
    defer { group.cancelAll() }
    return try await body(executor)
  }
}
