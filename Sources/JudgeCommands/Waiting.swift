internal import Control
internal import JudgeCore
internal import Synchronization

/// Waits for submissions to be judged, and shows how they get on.
struct Waiting: Sendable {
  /// Whether nothing is shown.
  let isQuiet: Bool

  /// - Returns: the final documents, in the order of `documents`.
  func results(
    of documents: [SubmissionDocument], _ client: ControlClient
  ) async throws -> [SubmissionDocument] {
    let screen = Screen()
    let final = try await withThrowingTaskGroup(of: (Int, SubmissionDocument).self) { group in
      for (index, document) in documents.enumerated() {
        guard !document.state.isFinal, let id = document.id else { continue }
        group.addTask {
          var last = document
          try await client.follow(id) { change in
            last = change
            if !isQuiet { screen.live.withLock { $0.show(change) } }
          }
          try WatchCommand.check(last, of: id)
          return (index, last)
        }
      }
      return try await group.reduce(into: documents) { $0[$1.0] = $1.1 }
    }
    if !isQuiet { explain(final) }
    return final
  }

  /// Says why, of each that was not accepted.
  private func explain(_ documents: [SubmissionDocument]) {
    for document in documents where document.state == .judged && document.verdict != .accepted {
      Console.current.print("")
      Console.current.print(SubmissionReport(submission: document).lines(for: Console.current))
    }
  }

  /// What all that wait draw on.
  private final class Screen: Sendable {
    let live = Mutex(LiveLines(Console.current))
  }
}
