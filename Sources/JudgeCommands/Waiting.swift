internal import Control
internal import JudgeCore
internal import Synchronization

/// Waits for submissions to be judged, and shows how they get on.
struct Waiting: Sendable {
  /// Whether nothing is shown.
  let isQuiet: Bool
  let detail: DetailOptions

  /// The client has 8 connections, and gives up on whoever waits long for one.
  private static let mostStreams = 6

  /// - Returns: the final documents, in the order of `documents`.
  func results(
    of documents: [SubmissionDocument], _ client: ControlClient
  ) async throws -> [SubmissionDocument] {
    let screen = Screen()
    let final = try await withThrowingTaskGroup(of: (Int, SubmissionDocument).self) { group in
      var documents = documents
      var underWay = 0
      for (index, document) in documents.enumerated() {
        guard !document.state.isFinal, let id = document.id else { continue }
        if underWay == Self.mostStreams, let (index, last) = try await group.next() {
          documents[index] = last
          underWay -= 1
        }
        underWay += 1
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
    if !isQuiet { await explain(final, client) }
    return final
  }

  /// Says why, of each that was not accepted.
  private func explain(_ documents: [SubmissionDocument], _ client: ControlClient) async {
    for document in documents where document.state == .judged && document.verdict != .accepted {
      Console.current.print("")
      Console.current.print(detail.report(on: document).lines(for: .current))
      Console.current.print(await Hints.lines(for: document, client, .current))
    }
  }

  /// What all that wait draw on.
  private final class Screen: Sendable {
    let live = Mutex(LiveLines(Console.current))
  }
}
