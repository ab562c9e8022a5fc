internal import CLinux
internal import Glibc
internal import Synchronization
package import SystemPackage

/// A program that this process has started and has to wait for, by a descriptor that can never come to mean another process.
package final class ChildProcess: Sendable {
  private let pid: pid_t
  /// `nil`: it has ended and been waited for.
  private let descriptor: Mutex<FileDescriptor?>

  private init(pid: pid_t, descriptor: FileDescriptor) {
    self.pid = pid
    self.descriptor = Mutex(descriptor)
  }

  /// Starts a program in a process group of its own, with no signal blocked or ignored and no other descriptor than these.
  ///
  /// - Parameters:
  ///   - command: the program, looked up on PATH if it has no slash, and its arguments.
  ///   - environment: `NAME=value` each.
  ///   - streams: what becomes its standard input, output and error; the caller keeps its own.
  /// - Throws: ``ExecutorFault`` when it does not start.
  package static func start(
    _ command: [String], environment: [String],
    streams: (input: FileDescriptor, output: FileDescriptor, error: FileDescriptor)
  ) throws(ExecutorFault) -> ChildProcess {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, source) in [streams.input, streams.output, streams.error].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, source.rawValue, Int32(target))
    }
    // What this process was started with by others need not be close-on-exec.
    clinux_spawn_closing_from(&actions, STDERR_FILENO + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setUp(&attributes)
    var argv = command.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid: pid_t = 0
    let failure = posix_spawnp(&pid, command[0], &actions, &attributes, &argv, &envp)
    guard failure == 0 else {
      throw ExecutorFault("cannot start \(command[0]): \(Errno(rawValue: failure))")
    }
    // It is ours to wait for, so that its number stays its own until then.
    let descriptor = clinux_pidfd_open(pid)
    guard descriptor >= 0 else {
      let reason = Errno(rawValue: errno)
      Glibc.kill(pid, SIGKILL)
      reap(pid)
      throw ExecutorFault("cannot hold on to \(command[0]): \(reason)")
    }
    return ChildProcess(pid: pid, descriptor: FileDescriptor(rawValue: descriptor))
  }

  /// A daemon's handling of signals is not the child's; a terminal's signals are for its starter.
  private static func setUp(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
  }

  /// Sends it a signal, unless it has ended.
  package func signal(_ signal: Int32) {
    descriptor.withLock { descriptor in
      // Failing means that it has ended already.
      if let descriptor { _ = clinux_pidfd_send_signal(descriptor.rawValue, signal) }
    }
  }

  /// Waits for its end and gives up what is held of it. To be called once.
  ///
  /// - Returns: its exit status; 128 and more: the signal that ended it.
  package func end() async -> Int32 {
    // Only a thread that cannot be made keeps this from being done; then the process is nobody's, as after our own end.
    let status = (try? await OwnThread.run { [pid] in Self.reap(pid) }) ?? -1
    descriptor.withLock { descriptor in
      try? descriptor?.close()  // nothing was written to it that closing could lose
      descriptor = nil
    }
    return status
  }

  @discardableResult
  private static func reap(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
