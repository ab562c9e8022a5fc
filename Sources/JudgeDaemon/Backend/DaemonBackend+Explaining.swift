internal import Control
internal import Storage

extension DaemonBackend {
  /// What the asker did wrong is said to the asker.
  func explaining<Value>(
    _ body: () async throws(StorageError) -> Value
  ) async throws -> Value {
    do throws(StorageError) {
      return try await body()
    } catch {
      switch error {
      case .noSubmission, .noRejudging, .noAssessment: throw Refusal(.notFound, error.description)
      case .alreadyFinal, .alreadyCancelled, .nothingToRejudge, .notJudged, .tooManyToRejudge,
        .rejudgingEnded, .rejudgingUnderWay, .rejudgingOutdated, .assessmentStarted:
        throw Refusal(.badInput, error.description)
      default: throw error
      }
    }
  }
}
