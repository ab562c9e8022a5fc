internal import Control
internal import Glibc
package import SystemPackage

/// The right to put a socket at a path: a lock on a file beside it, held as long as this lives.
///
/// Binding removes an old socket file, so without the lock a second daemon would take the first one's place unseen.
final class SocketLock: Sendable {
  let path: FilePath
  private let descriptor: FileDescriptor

  init(for path: FilePath) throws(SocketError) {
    guard path.string.utf8.count <= ControlClient.longestPath else { throw .pathTooLong(path) }
    let lock = path.string + ".lock"
    let file = Glibc.open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .lock(FilePath(lock), Errno(rawValue: errno)) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(file)
      throw reason == EWOULDBLOCK ? .taken(path) : .lock(FilePath(lock), Errno(rawValue: reason))
    }
    descriptor = FileDescriptor(rawValue: file)
    self.path = path
  }

  /// The lock file stays: whoever removed it could remove one that another daemon has just locked. Closing cannot lose anything.
  deinit { try? descriptor.close() }

  /// Removes what an earlier daemon left.
  func clear() throws(SocketError) {
    let status: Stat
    do throws(Errno) {
      status = try path.stat(followTargetSymlink: false)
    } catch {
      if error == .noSuchFileOrDirectory { return }
      throw .path(path, error)
    }
    guard status.type == .socket else { throw .notSocket(path) }
    guard unlink(path.string) == 0 else { throw .path(path, Errno(rawValue: errno)) }
  }

  /// Lets everybody connect: who asks is known for each connection.
  func admitEverybody() throws(SocketError) {
    guard chmod(path.string, 0o666) == 0 else { throw .path(path, Errno(rawValue: errno)) }
  }
}

/// Why there is no control socket: one line.
package enum SocketError: Error, Hashable, CustomStringConvertible {
  case pathTooLong(FilePath)
  case taken(FilePath)
  case lock(FilePath, Errno)
  case notSocket(FilePath)
  case path(FilePath, Errno)

  package var description: String {
    switch self {
    case .pathTooLong(let path):
      "\(path) is no path for a socket: it may have at most \(ControlClient.longestPath) bytes; name another with socket.path in judge.conf"
    case .taken(let path):
      "another judged serves \(path): stop it first, or name another with socket.path in judge.conf"
    case .lock(let path, let errno):
      "cannot lock \(path): \(errno); make its folder writable for judged"
    case .notSocket(let path):
      "\(path) is there and is no socket: remove it, or name another with socket.path in judge.conf"
    case .path(let path, let errno): "cannot put the control socket at \(path): \(errno)"
    }
  }
}
