internal import Synchronization

/// How many of something each user has at a time, so that nobody can use up what all share.
final class UserQuota: Sendable {
  let limit: Int
  private let held = Mutex<[UInt32: Int]>([:])

  init(limit: Int) { self.limit = limit }

  /// - Returns: whether this user may have one more.
  func enter(_ uid: UInt32) -> Bool {
    held.withLock { held in
      guard held[uid, default: 0] < limit else { return false }
      held[uid, default: 0] += 1
      return true
    }
  }

  func leave(_ uid: UInt32) {
    held.withLock { held in
      let left = (held[uid] ?? 1) - 1
      held[uid] = left > 0 ? left : nil
    }
  }
}
