internal import Control
internal import JudgeCore
internal import Synchronization

/// Passes on what differs from what was said of a submission before: how often something is said that must not be told would tell it.
final class News: Sendable {
  /// By the submission's number; of those that are not final.
  private let said = Mutex<[Int64?: SubmissionDocument]>([:])

  func pass(_ document: SubmissionDocument, to report: (SubmissionDocument) -> Void) {
    let isNew = said.withLock { said in
      let before = said[document.id]
      said[document.id] = document.state.isFinal ? nil : document
      return before != document
    }
    if isNew { report(document) }
  }
}
