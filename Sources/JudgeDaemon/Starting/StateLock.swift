internal import Glibc
internal import SystemPackage

/// The right to work in the folder of the judge's state, held as long as this lives: two daemons there would take each other's
/// attempts for left over.
final class StateLock: Sendable {
  private let descriptor: FileDescriptor

  init(folder: FilePath) throws(DaemonError) {
    let path = folder.appending("judged.lock")
    do {
      descriptor = try FileDescriptor.open(
        path, .readWrite, options: [.create, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
    } catch {
      throw .folder(path, error as? Errno ?? .ioError)
    }
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      let reason = Errno(rawValue: errno)
      try? descriptor.close()  // nothing was written to it
      throw reason == .wouldBlock ? .stateTaken(folder) : .folder(path, reason)
    }
  }

  /// Closing cannot lose anything.
  deinit { try? descriptor.close() }
}
