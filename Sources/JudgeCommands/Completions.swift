internal import ArgumentParser
internal import Configuring
internal import Control
internal import JudgeCore
internal import SystemPackage

/// What a shell offers after TAB. What cannot be found out at once is not offered, and nothing is said of it.
enum Completions {
  /// Names of the problems that there are.
  static var problems: CompletionKind {
    .custom { words, _, _ in
      await asking(words) { client in try await client.problems().map(\.name) }
    }
  }

  static var topics: CompletionKind {
    .custom { words, _, _ in
      await asking(words) { client in
        Set(try await client.problems().compactMap(\.topic)).sorted()
      }
    }
  }

  static var assessments: CompletionKind {
    .custom { words, _, _ in
      await asking(words) { client in try await client.assessments().map(\.name) }
    }
  }

  /// Numbers of one's own newest submissions.
  static var submissions: CompletionKind {
    .custom { words, _, _ in
      await asking(words) { client in
        var filter = SubmissionFilter()
        filter.isMine = true
        return try await client.submissions(matching: filter).compactMap { $0.id.map(String.init) }
      }
    }
  }

  /// Codes of the languages in judge.conf.
  static var languages: CompletionKind {
    // Without a judge.conf that can be read there is nothing to offer.
    .custom { words, _, _ in (try? configuration(words).languages.map(\.code)) ?? [] }
  }

  static var verdicts: CompletionKind { .list(Verdict.allCases.map(\.rawValue)) }

  /// How long somebody waits for the daemon who has pressed a key.
  private static let patience = Duration.milliseconds(700)

  private static func asking(
    _ words: [String], _ find: @escaping @Sendable (ControlClient) async throws -> [String]
  ) async -> [String] {
    await withTaskGroup(of: [String].self) { group in
      group.addTask {
        // There is nowhere to say why: the line belongs to whoever types.
        (try? await ControlClient.using(socket: configuration(words).socket.path.string, find))
          ?? []
      }
      group.addTask {
        // Cancelled, it is over as well.
        try? await Task.sleep(for: patience)
        return []
      }
      defer { group.cancelAll() }
      return await group.next() ?? []
    }
  }

  /// - Parameter words: those of the command line, in which a file may be named. Shells part words at `=`.
  private static func configuration(_ words: [String]) throws -> JudgeConfiguration {
    let joined = words.first { $0.hasPrefix("--config=") }?.dropFirst("--config=".count)
    let apart = words.drop { $0 != "--config" }.dropFirst().first { $0 != "=" }
    let named = joined.map(String.init) ?? apart
    return try GlobalOptions.configuration(at: named)
  }
}
