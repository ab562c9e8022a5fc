package import JudgeCore

/// What `judge.yaml` adds to the standard format. Without the file the package judges the same.
package struct Sidecar: Hashable, Sendable {
  package var harness: Harness?
  /// Needs of single languages, by code.
  package var languages: [String: LanguageNeeds]
  package var resources: Resources
  /// The track of the problem: `algorithms`.
  package var topic: String?
  package var difficulty: Difficulty?
  /// From the gentlest on; shown after failed attempts.
  package var hints: [String]
  package var feedback: FeedbackPolicy
  /// Exact verdicts of jury submissions, by path below `submissions/`.
  package var expectedVerdicts: [String: Set<Verdict>]
  package var timing: Timing?
  package var checks: Checks?
  package var quiz: Quiz?

  package init() {
    languages = [:]
    resources = Resources()
    hints = []
    feedback = .firstFailingTest
    expectedVerdicts = [:]
  }

  /// How much of a failed test a submitter is told.
  package enum FeedbackPolicy: String, Hashable, Sendable, Decodable, CaseIterable {
    /// The verdict alone.
    case none
    /// Name and description of the first failing test.
    case firstFailingTest = "first-failing-test"
    /// The same of every test.
    case all
  }

  package enum Difficulty: String, Hashable, Sendable, Decodable, CaseIterable {
    case easy, medium, hard
  }

  /// Function-style problems: what the drivers in `include/` call.
  package struct Harness: Hashable, Sendable {
    package var style: Style
    /// The function to write, by language code.
    package var entries: [String: Entry]
    /// Name that a lone upload is given, by language code.
    package var singleFileName: [String: String]
    /// What a driver prints for an exception, by the token that it prints.
    package var errorTokens: [String: [String]]

    package enum Style: String, Hashable, Sendable, Decodable, CaseIterable {
      case function, program, quiz
    }

    package struct Entry: Hashable, Sendable {
      package var module: String?
      package var header: String?
      package var callable: String?
      package var signature: String?
    }

    package init(style: Style = .program) {
      self.style = style
      entries = [:]
      singleFileName = [:]
      errorTokens = [:]
    }
  }

  package struct LanguageNeeds: Hashable, Sendable {
    /// Modules that must be importable where submissions run: `numpy`, `torch`.
    package var packages: [String]
    /// Where these stand in `judge.yaml`.
    package var packagesLine: Int?
    /// Endings of files that are taken as this language, for this problem alone: `.txt`.
    package var extensions: [String]
    /// Where these stand in `judge.yaml`.
    package var extensionsLine: Int?
    package var compile: String?
    package var interpreter: String?
    package var resources: String?

    package init(packages: [String] = []) {
      self.packages = packages
      extensions = []
    }
  }

  package struct Resources: Hashable, Sendable {
    /// `nil`: none is needed.
    package var gpu: GPU?
    package var cpuThreads: Int
    /// Wall-clock limit of GPU work.
    package var gpuWall: Duration?

    package struct GPU: Hashable, Sendable {
      package var count: Int
      package var memory: ByteCount?
      package var compute: String?
    }

    package init() { cpuThreads = 1 }
  }

  /// How speed is measured where it is reported.
  package struct Timing: Hashable, Sendable {
    package var warmUps: Int
    package var repeats: Int
    package var statistic: String
    package var isReportOnly: Bool
  }

  package struct Checks: Hashable, Sendable {
    /// Slower than the reference by more than this is too slow; `nil`: speed never decides.
    package var slowFactor: Double?
    package var forbidden: [String]
  }

  package struct Quiz: Hashable, Sendable {
    /// Which share of the questions must be right, above 0, at most 1.
    package var passMark: Double
  }
}
