package import JudgeCore

/// What is installed of a problem, or has been just now.
package struct InstallationDocument: Hashable, Sendable, Codable {
  package var problem: String
  package var title: String
  /// Of what decides judging; what submissions are recorded with.
  package var version: String
  /// Of all its files.
  package var edition: String
  package var tests: Int
  package var timeLimit: Milliseconds
  /// The version that was there before; `null`: the problem is new.
  @Nullable package var replaced: String?
  /// Whether it was there already, just as it is.
  package var wasThere: Bool

  package init(
    problem: String, title: String, version: String, edition: String, tests: Int,
    timeLimit: Duration, replaced: String?, wasThere: Bool
  ) {
    self.problem = problem
    self.title = title
    self.version = version
    self.edition = edition
    self.tests = tests
    self.timeLimit = Milliseconds(timeLimit)
    self.replaced = replaced
    self.wasThere = wasThere
  }

  enum CodingKeys: String, CodingKey {
    case problem, title, version, edition, tests, replaced
    case timeLimit = "time_limit_ms"
    case wasThere = "was_there"
  }
}

/// A problem that was installed and is no more.
package struct RemovalDocument: Hashable, Sendable, Codable {
  package var problem: String
  /// The package of that name that lies below `problems.path` and is used from now on; `null`: there is none, and the problem is gone.
  @Nullable package var uncovered: String?
  /// Submissions that wait for it to be installed again.
  package var waiting: Int

  package init(problem: String, uncovered: String?, waiting: Int) {
    self.problem = problem
    self.uncovered = uncovered
    self.waiting = waiting
  }
}

/// A package that is to be installed, as it is announced before its files.
package struct InstallRequest: Hashable, Sendable {
  package var problem: String
  /// Of all its files: what arrives must be the same.
  package var edition: String
  package var files: Int
  package var size: ByteCount
  /// The time limit that was calibrated for it; `nil`: the package states its own.
  package var timeLimit: Duration?

  /// More than that no package has.
  package static let mostFiles = 100_000
  package static let largest = ByteCount.mib(8192)

  package init(
    problem: String, edition: String, files: Int, size: ByteCount, timeLimit: Duration?
  ) {
    self.problem = problem
    self.edition = edition
    self.files = files
    self.size = size
    self.timeLimit = timeLimit
  }
}
