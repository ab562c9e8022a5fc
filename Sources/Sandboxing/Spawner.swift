internal import CSpawn
internal import Glibc
package import JudgeCore
package import SystemPackage

/// `judge-spawn supervise`: the process that makes sandboxes with the privileges that the worker gives up.
///
/// It ends, and with it all its sandboxes, when this value does.
package struct Spawner: ~Copyable {
  package let mode: PrivilegeMode
  private let socket: FileDescriptor
  /// The supervisor's process id.
  package let process: Int32
  private let settings: SpawnerSettings

  deinit {
    // Its end of the socket tells the supervisor to clear everything away; it has done so when it ends.
    try? socket.close()
    while waitpid(process, nil, 0) < 0 && errno == EINTR {}
  }

  /// Starts the supervisor with this process's privileges.
  ///
  /// Call it first thing in `main`, before any thread is started, and give up the privileges right after.
  ///
  /// - Parameter executable: path of `judge-spawn`.
  package static func start(
    executable: FilePath, settings: SpawnerSettings
  ) throws(SandboxError) -> Spawner {
    if geteuid() == 0 && (settings.uidRangeStart ?? settings.uid) == 0 {
      throw .refused(
        "submissions are never run as root: give judge-worker --uid-range-start, or --uid and --gid"
      )
    }
    let socket: FileDescriptor
    let process: pid_t
    do throws(Errno) {
      (socket, process) = try launch(executable, arguments: arguments(settings))
    } catch {
      throw .step("start", path: executable, error)
    }
    return Spawner(mode: currentMode(), socket: socket, process: process, settings: settings)
  }

  /// Gives up, in this process, every privilege that the supervisor keeps: as root the uid, in service mode all capabilities.
  package func dropOwnPrivileges() throws(SandboxError) {
    if geteuid() == 0 {
      guard cspawn_become(settings.uid, settings.gid) == 0 else {
        throw .step("give up root", path: nil, Errno(rawValue: errno))
      }
    }
    guard cspawn_drop_capabilities() == 0 else {
      throw .step("give up capabilities", path: nil, Errno(rawValue: errno))
    }
  }

  /// Makes a sandbox; it is ready, and found to work, when this returns.
  package func makeSandbox(
    _ configuration: SandboxConfiguration
  ) throws(SandboxError) -> Sandbox {
    let roots = try SandboxRoots.resolve(configuration)
    guard
      let strings = Packet.strings(
        [configuration.name, configuration.applicationDirectory.string] + roots.map(\.string)
          + configuration.devices)
    else { throw .refused("a path of sandbox \(configuration.name) holds a NUL") }
    let head = cspawn_configure(
      version: UInt32(CSPAWN_VERSION), without: Mechanism.bits(configuration.without),
      roots: UInt32(roots.count), devices: UInt32(configuration.devices.count))
    let cell: FileDescriptor
    do throws(Errno) {
      cell = try request(head, strings, profile: configuration.profile)
    } catch {
      throw .step("make the sandbox \(configuration.name)", path: nil, error)
    }
    return try Sandbox(name: configuration.name, mode: mode, socket: cell)
  }

  private func request(
    _ head: cspawn_configure, _ strings: [UInt8], profile: SandboxProfile
  ) throws(Errno) -> FileDescriptor {
    let filter = FileDescriptor(rawValue: cspawn_filter(profile.table))
    if filter.rawValue < 0 { throw Errno(rawValue: errno) }
    defer { try? filter.close() }  // a memory file: nothing to lose
    let (ours, theirs) = try Packet.socketPair()
    defer { try? theirs.close() }  // the supervisor has its own
    try Packet.send(head, strings: strings, descriptors: [theirs, filter], to: socket)
    return ours
  }

  private static func arguments(_ settings: SpawnerSettings) -> [String] {
    var arguments = [
      "supervise", "--uid", "\(settings.uid)", "--gid", "\(settings.gid)", "--slot",
      "\(settings.slot)",
      "--prefix", settings.namePrefix,
    ]
    if let start = settings.uidRangeStart { arguments += ["--uid-range", "\(start)"] }
    if let core = settings.core { arguments += ["--core", "\(core)"] }
    if settings.allowsGaps { arguments += ["--gaps", "allowed"] }
    if let folder = settings.deviceFolder { arguments += ["--devices", folder.string] }
    if settings.cgroups == .none { arguments += ["--cgroups", "none"] }
    return arguments
  }

  private static func launch(
    _ executable: FilePath, arguments: [String]
  ) throws(Errno) -> (FileDescriptor, pid_t) {
    let (ours, theirs) = try Packet.socketPair()
    defer { try? theirs.close() }  // the supervisor has its own
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // Standard output may be the stream to the daemon: not the supervisor's business.
    unsafe posix_spawn_file_actions_adddup2(&actions, theirs.rawValue, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var argv = unsafe ([executable.string] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe argv.indices { unsafe free(argv[index]) } }
    var pid: pid_t = 0
    let failure = unsafe posix_spawn(&pid, executable.string, &actions, nil, &argv, environ)
    guard failure == 0 else {
      try? ours.close()  // nothing was said on it
      throw Errno(rawValue: failure)
    }
    return (ours, pid)
  }

  private static func currentMode() -> PrivilegeMode {
    if geteuid() == 0 { return .root }
    return cspawn_may_set_uid() != 0 ? .service : .plain
  }
}

extension SandboxProfile {
  var table: cspawn_profile {
    switch self {
    case .strict: CSPAWN_STRICT
    case .runtime: CSPAWN_RUNTIME
    case .compiler: CSPAWN_COMPILER
    case .gpu: CSPAWN_GPU
    }
  }
}
