internal import JudgeCore
internal import Synchronization

/// What the workers said of themselves when they came up.
final class Greeting: Sendable {
  private let state = Mutex<[Mechanism]>([])

  var mechanisms: [Mechanism] { state.withLock { $0 } }

  func note(_ mechanisms: [Mechanism]) { state.withLock { $0 = mechanisms } }
}
