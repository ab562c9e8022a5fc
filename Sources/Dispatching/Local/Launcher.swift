internal import CLinux
internal import Glibc
internal import Synchronization
package import SystemPackage

/// The small process that keeps what privilege the daemon was started with and uses it for one thing: to start
/// `judge-worker`, whose path and arguments are fixed on its command line.
///
/// Start it first thing in `main`, before any thread; give up the privileges right after.
package final class Launcher: Sendable {
  private let socket: FileDescriptor
  private let process: pid_t
  /// Held from a request to its answer: answers bear no name.
  private let turn = Mutex(())

  private init(socket: FileDescriptor, process: pid_t) {
    self.socket = socket
    self.process = process
  }

  /// Starts the launcher.
  ///
  /// - Parameters:
  ///   - spawner: path of `judge-spawn`.
  ///   - worker: path of `judge-worker`.
  ///   - arguments: what every worker is started with.
  /// - Throws: ``ExecutorFault`` when it does not start.
  package static func start(
    spawner: FilePath, worker: FilePath, arguments: [String]
  ) throws(ExecutorFault) -> Launcher {
    let (ours, theirs) = try SocketPair.make(SOCK_SEQPACKET)
    defer { SocketPair.close(theirs) }
    let command = [spawner.string, "launcher", "--", worker.string] + arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, theirs.rawValue, 0)
    var argv = command.map { strdup($0) } + [nil]
    defer { for argument in argv { free(argument) } }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, spawner.string, &actions, nil, &argv, environ)
    guard failure == 0 else {
      SocketPair.close(ours)
      throw ExecutorFault("cannot start \(spawner): \(Errno(rawValue: failure))")
    }
    return Launcher(socket: ours, process: pid)
  }

  /// Starts a worker for a slot. Blocks for about as long as a fork takes.
  ///
  /// - Returns: the stream to the worker, which the caller owns, and the worker's process id.
  /// - Throws: ``ExecutorFault``: ``ExecutorFault/launcherGone`` when no worker can be started any more.
  package func launch(slot: Int) throws(ExecutorFault) -> (stream: FileDescriptor, pid: Int32) {
    let (ours, theirs) = try SocketPair.make(SOCK_STREAM)
    do throws(ExecutorFault) {
      defer { SocketPair.close(theirs) }
      let pid = try turn.withLock { _ throws(ExecutorFault) in
        try send("\(slot)", with: [theirs.rawValue, STDERR_FILENO])
        return try receivePID()
      }
      return (ours, pid)
    } catch {
      SocketPair.close(ours)
      throw error
    }
  }

  /// Ends the launcher, and with it the workers.
  package func close() {
    SocketPair.close(socket)
    while waitpid(process, nil, 0) < 0 && errno == EINTR {}
  }

  private func send(_ text: String, with descriptors: [Int32]) throws(ExecutorFault) {
    let bytes = Array(text.utf8)
    let sent = clinux_send_descriptors(
      socket.rawValue, bytes, bytes.count, descriptors, descriptors.count)
    guard sent == bytes.count else {
      throw errno == EPIPE || errno == ECONNRESET
        ? .launcherGone : ExecutorFault("cannot ask the launcher: \(Errno(rawValue: errno))")
    }
  }

  private func receivePID() throws(ExecutorFault) -> Int32 {
    var buffer = [UInt8](repeating: 0, count: 256)
    var count: Int
    repeat {
      count = recv(socket.rawValue, &buffer, buffer.count, 0)
    } while count < 0 && errno == EINTR
    guard count > 0 else { throw .launcherGone }
    let answer = String(decoding: buffer[..<count], as: UTF8.self)
    guard let pid = Int32(answer), pid > 1 else {
      throw ExecutorFault("the launcher could not start a worker: \(answer)")
    }
    return pid
  }
}

/// Pairs of connected sockets that no other program inherits.
enum SocketPair {
  static func makeStream() throws(ExecutorFault) -> (ours: FileDescriptor, theirs: FileDescriptor) {
    try make(SOCK_STREAM)
  }

  static func make(
    _ type: __socket_type
  ) throws(ExecutorFault) -> (ours: FileDescriptor, theirs: FileDescriptor) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else {
      throw ExecutorFault("cannot make a pair of sockets: \(Errno(rawValue: errno))")
    }
    return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
  }

  /// Closing a socket of ours cannot lose anything that matters.
  static func close(_ descriptor: FileDescriptor) { try? descriptor.close() }
}
