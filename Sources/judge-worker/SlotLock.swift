internal import Glibc
internal import Judging
internal import SystemPackage

/// The right to work in a slot's folder. It is free again when this worker ends, however it ends.
final class SlotLock {
  let slot: Int
  private let file: FileDescriptor

  /// Waits until the slot is free. A worker whose daemon was killed goes on until it notices: with two in one folder, one would
  /// run what the other has put there.
  ///
  /// - Parameter folder: the same one for all workers of the machine.
  init(folder: Folder, slot: Int) throws {
    self.slot = slot
    file = try Self.open(folder, slot)
    while flock(file.rawValue, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
  }

  /// Takes a slot of a machine whose workers nobody counts, as on a node: the first one that no other worker has.
  ///
  /// - Parameter folder: as above.
  init(folder: Folder, limit: Int) throws {
    for slot in 0..<limit {
      let file = try Self.open(folder, slot)
      if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 {
        self.slot = slot
        self.file = file
        return
      }
      try file.close()
    }
    throw Errno.resourceTemporarilyUnavailable
  }

  private static func open(_ folder: Folder, _ slot: Int) throws -> FileDescriptor {
    try FileDescriptor.open(
      folder.path.appending("slot-\(slot).lock"), .readWrite,
      options: [.create, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
  }

  deinit { try? file.close() }  // nothing was written to it
}
