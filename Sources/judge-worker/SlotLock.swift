internal import Glibc
internal import Judging
internal import SystemPackage

/// A slot of a machine whose workers nobody counts, as on a node: the first one that no other worker has. It is free again
/// when this worker ends, however it ends.
final class SlotLock {
  let slot: Int
  private let file: FileDescriptor

  /// - Parameter folder: the same one for all workers of the machine.
  init(folder: Folder, limit: Int) throws {
    for slot in 0..<limit {
      let file = try FileDescriptor.open(
        folder.path.appending("slot-\(slot).lock"), .readWrite,
        options: [.create, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
      if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 {
        self.slot = slot
        self.file = file
        return
      }
      try file.close()
    }
    throw Errno.resourceTemporarilyUnavailable
  }

  deinit { try? file.close() }  // nothing was written to it
}
