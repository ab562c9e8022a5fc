internal import Glibc
internal import SystemPackage

/// Lets one run have the machine to itself: ordinary runs share the lock, a second run holds it alone.
///
/// Two files, because flock(2) prefers sharers: whoever wants to be alone first closes the gate through which
/// every new sharer has to pass, so it waits only for the runs that are under way.
package struct QuietLock: Sendable {
  private let gate: FileDescriptor
  private let floor: FileDescriptor

  /// - Parameter folder: the same one for all workers of a machine.
  package init(folder: Folder) throws(JudgingError) {
    gate = try Self.open(folder.path.appending("gate.lock"))
    floor = try Self.open(folder.path.appending("floor.lock"))
  }

  /// Runs `body` beside others.
  package func shared<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    hold(gate, LOCK_SH)
    hold(floor, LOCK_SH)
    hold(gate, LOCK_UN)
    defer { hold(floor, LOCK_UN) }
    return try body()
  }

  /// Runs `body` while no other run is under way.
  package func alone<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    hold(gate, LOCK_EX)
    hold(floor, LOCK_EX)
    defer {
      hold(floor, LOCK_UN)
      hold(gate, LOCK_UN)
    }
    return try body()
  }

  private func hold(_ file: FileDescriptor, _ operation: Int32) {
    // The only failure that an open file of ours can meet is a signal.
    while flock(file.rawValue, operation) != 0 && errno == EINTR {}
  }

  private static func open(_ path: FilePath) throws(JudgingError) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        path, .readWrite, options: [.create, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
    } catch {
      throw .file(path, doing: "open the lock", Errno.of(error))
    }
  }
}
