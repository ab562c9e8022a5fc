internal import Glibc
internal import SystemPackage

/// What another program says: the first bytes of its standard output.
enum Inquiry {
  /// - Parameter command: the program, looked up on PATH, and its arguments.
  /// - Returns: `nil` when it is not there, fails, or takes longer than 20 s.
  static func output(_ command: [String]) -> String? {
    var ends: [Int32] = [-1, -1]
    // pipe2(2), which Swift's Glibc hides, would do as well.
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return nil }
    let (reading, writing) = (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
    defer { try? reading.close() }  // nothing was written to it
    guard let pid = start(command, output: writing) else { return nil }
    let bytes = read(reading, until: ContinuousClock.now + limit)
    // One that is not done yet has closed its output, or is late.
    if bytes == nil { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status == 0 ? bytes.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  private static let limit = Duration.seconds(20)
  private static let longestOutput = 1 << 16

  private static func start(_ command: [String], output: FileDescriptor) -> pid_t? {
    defer { try? output.close() }  // nothing was written to it
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Standard input and output are the conversation with the daemon.
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.rawValue, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Slurm's `--export=NONE` leaves no PATH.
    let path = "PATH=/usr/local/cuda/bin:/usr/local/bin:/usr/bin:/bin"
    var argv = command.map { strdup($0) } + [nil]
    var envp = [strdup(path), nil]
    defer { for text in argv + envp { free(text) } }
    setenv("PATH", String(path.dropFirst(5)), 1)
    var pid: pid_t = 0
    return posix_spawnp(&pid, command[0], &actions, nil, &argv, &envp) == 0 ? pid : nil
  }

  /// - Returns: `nil` when it does not come to an end in time.
  private static func read(
    _ file: FileDescriptor, until end: ContinuousClock.Instant
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      let left = (end - .now) / .milliseconds(1)
      guard left > 0, bytes.count < longestOutput else { return nil }
      var polled = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, Int32(left)) > 0 else { continue }
      let chunk = try? [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      guard let chunk else { return nil }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }
}
