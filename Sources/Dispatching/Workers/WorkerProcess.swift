internal import CLinux
internal import Glibc
internal import SystemPackage

/// A running worker, by a descriptor that can never come to mean another process.
struct WorkerProcess: Sendable {
  private let descriptor: FileDescriptor

  init(pid: Int32) throws(ExecutorFault) {
    let descriptor = clinux_pidfd_open(pid)
    guard descriptor >= 0 else {
      throw ExecutorFault("the worker is gone already: \(Errno(rawValue: errno))")
    }
    self.descriptor = FileDescriptor(rawValue: descriptor)
  }

  /// Ends the worker at once; its spawner notices and ends what ran in the sandbox.
  func kill() {
    // Failing means that it has ended already.
    _ = clinux_pidfd_send_signal(descriptor.rawValue, SIGKILL)
  }

  /// Gives up the descriptor.
  func forget() {
    // Nothing was written to it that closing could lose.
    try? descriptor.close()
  }
}
