internal import Glibc
package import SystemPackage

/// A command that is waited for by its process id alone: what it leaves running, daemons say, may live on.
///
/// Foundation's `Process` waits for the end of all that have inherited a socket of its own.
package enum SpawnedCommand {
  /// - Parameters:
  ///   - command: the program, looked up on PATH, and its arguments.
  ///   - output: a file that takes what it writes, standard error too.
  /// - Returns: its exit status; -1: a signal ended it.
  package static func run(_ command: [String], output: FilePath) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, output.string, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // A thread of a pool has signals blocked, and daemons keep what they are started with.
    var signals = sigset_t()
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var argv = command.map { strdup($0) } + [nil]
    defer { for text in argv { free(text) } }
    var pid: pid_t = 0
    let failure = posix_spawnp(&pid, command[0], &actions, &attributes, &argv, environ)
    guard failure == 0 else { throw Errno(rawValue: failure) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : -1
  }
}
