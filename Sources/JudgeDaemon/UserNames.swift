internal import Synchronization

/// Names of users. What is not known may be so only for a moment, while the name service starts, and is asked again.
final class UserNames: Sendable {
  private let known = Mutex<[UInt32: String]>([:])

  /// The user's name, or `#1234` where the uid has none. Can block.
  func name(of uid: UInt32) -> String {
    if let name = known.withLock({ $0[uid] }) { return name }
    guard let user = KnownUser(uid: uid) else { return "#\(uid)" }
    known.withLock { $0[uid] = user.name }
    return user.name
  }
}
