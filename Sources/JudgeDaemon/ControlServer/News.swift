internal import Control
internal import JudgeCore
internal import Synchronization

/// Passes on what differs from what was said of a submission before: how often something is said that must not be told would tell it.
final class News: Sendable {
  /// Hashes of what was said last of those that are not final, by their numbers.
  private let said = Mutex<[Int64?: Int]>([:])

  /// - Parameter report: does not block.
  func pass(_ document: SubmissionDocument, to report: (SubmissionDocument) -> Void) {
    said.withLock { said in
      let hash = document.hashValue
      if said[document.id] == hash { return }
      said[document.id] = document.state.isFinal ? nil : hash
      report(document)
    }
  }
}
