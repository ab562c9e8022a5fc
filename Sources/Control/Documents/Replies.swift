package import FoundationEssentials
package import JudgeCore

/// How the judge is.
package struct StatusReply: Hashable, Sendable, Codable {
  package var version: String
  package var host: String
  package var mode: PrivilegeMode
  /// In force for what is judged here.
  package var mechanisms: [Mechanism]
  /// Which this machine or its set-up does not give.
  package var missing: [Missing]
  package var slots: Int
  /// How many slots are at work.
  package var busy: Int
  package var queued: Int
  /// How many of those that wait are judged again.
  package var rejudging: Int
  /// Submissions of the caller that are not final yet, in line.
  package var yours: [Place]
  /// Problem packages that cannot be used, one line each.
  package var problems: [String]
  package var spool: String
  package var storage: StorageDocument?
  /// Whether who asks is staff, whom it concerns how the judge is set up.
  package var isStaff = false
  /// Assessments that the caller can start, or whose time runs for them.
  package var assessments: [OpenAssessment] = []

  package struct OpenAssessment: Hashable, Sendable, Codable {
    package var name: String
    /// When the caller's time is over; `null`: not started.
    @Nullable package var endsAt: Timestamp?

    package init(name: String, endsAt: Timestamp?) {
      self.name = name
      self.endsAt = endsAt
    }

    enum CodingKeys: String, CodingKey {
      case name
      case endsAt = "ends_at"
    }
  }

  package struct Missing: Hashable, Sendable, Codable {
    package var what: String
    /// How to mend it.
    package var remedy: String

    package init(what: String, remedy: String) {
      self.what = what
      self.remedy = remedy
    }
  }

  /// Where a submission stands.
  package struct Place: Hashable, Sendable, Codable {
    package var id: Int64
    package var problem: String
    package var state: SubmissionState
    @Nullable package var queuePosition: Int?
    @Nullable package var expectedWait: Milliseconds?
    /// What it waits for, where that is more than its turn.
    package var message: String

    package init(
      id: Int64, problem: String, state: SubmissionState, queuePosition: Int?,
      expectedWait: Duration? = nil, message: String = ""
    ) {
      self.id = id
      self.problem = problem
      self.state = state
      self.queuePosition = queuePosition
      self.expectedWait = expectedWait.map { Milliseconds($0) }
      self.message = message
    }

    enum CodingKeys: String, CodingKey {
      case id, problem, state, message
      case queuePosition = "queue_position"
      case expectedWait = "expected_wait_ms"
    }
  }

  package init(
    version: String, host: String, mode: PrivilegeMode, mechanisms: [Mechanism],
    missing: [Missing], slots: Int, busy: Int, queued: Int, rejudging: Int = 0, yours: [Place],
    problems: [String], spool: String
  ) {
    self.version = version
    self.host = host
    self.mode = mode
    self.mechanisms = mechanisms
    self.missing = missing
    self.slots = slots
    self.busy = busy
    self.queued = queued
    self.rejudging = rejudging
    self.yours = yours
    self.problems = problems
    self.spool = spool
  }

  enum CodingKeys: String, CodingKey {
    case version, host, mode, mechanisms, missing, slots, busy, queued, rejudging, yours, problems
    case spool, storage, assessments
    case isStaff = "is_staff"
  }
}

/// One submission in full.
package struct SubmissionReply: Hashable, Sendable, Codable {
  package var submission: SubmissionDocument
  /// The file's bytes, where they were asked for and the caller may see them.
  package var source: Data?

  package init(submission: SubmissionDocument, source: Data?) {
    self.submission = submission
    self.source = source
  }
}

/// A problem as a list has it.
package struct ProblemSummary: Hashable, Sendable, Codable {
  package var name: String
  package var title: String
  @Nullable package var topic: String?
  @Nullable package var difficulty: String?
  /// Codes of the languages that may be used here.
  package var languages: [String]
  package var cpuLimit: Milliseconds
  package var memoryLimit: Kibibytes
  /// Why it cannot be judged on this machine; `null`: it can.
  @Nullable package var unavailable: String?
  /// What whoever asks has made of it; `null`: nothing.
  @Nullable package var progress: Progress?
  /// The assessment that has it now, or will; `null`: none.
  @Nullable package var assessment: String?

  package enum Progress: String, Hashable, Sendable, Codable {
    case solved, tried
  }

  package init(
    name: String, title: String, topic: String?, difficulty: String?, languages: [String],
    cpuLimit: Duration, memoryLimit: ByteCount, unavailable: String?
  ) {
    self.name = name
    self.title = title
    self.topic = topic
    self.difficulty = difficulty
    self.languages = languages
    self.cpuLimit = Milliseconds(cpuLimit)
    self.memoryLimit = Kibibytes(memoryLimit)
    self.unavailable = unavailable
  }

  /// Leaves nothing but its name, limits and what whoever asks has made of it.
  package mutating func close() {
    (title, topic, difficulty, languages) = ("", nil, nil, [])
  }

  enum CodingKeys: String, CodingKey {
    case name, title, topic, difficulty, languages, unavailable, progress, assessment
    case cpuLimit = "cpu_limit_ms"
    case memoryLimit = "memory_limit_kib"
  }
}

/// The starter file of a problem.
package struct TemplateReply: Hashable, Sendable, Codable {
  package var language: String
  package var fileName: String
  package var text: String

  package init(language: String, fileName: String, text: String) {
    self.language = language
    self.fileName = fileName
    self.text = text
  }

  enum CodingKeys: String, CodingKey {
    case language, text
    case fileName = "file_name"
  }
}

/// A problem's statement, and the hints that whoever asks may see.
package struct StatementReply: Hashable, Sendable, Codable {
  package var problem: String
  package var markdown: String
  /// Empty as long as they are locked.
  package var hints: [String]
  /// How many failed submissions of one's own unlock them still; 0: they are, or there are none.
  package var attemptsToHints: Int

  package init(
    problem: String, markdown: String, hints: [String] = [], attemptsToHints: Int = 0
  ) {
    self.problem = problem
    self.markdown = markdown
    self.hints = hints
    self.attemptsToHints = attemptsToHints
  }

  enum CodingKeys: String, CodingKey {
    case problem, markdown, hints
    case attemptsToHints = "attempts_to_hints"
  }
}

/// What one user has made of one problem.
package struct BoardEntry: Hashable, Sendable, Codable {
  package var user: String
  package var problem: String
  package var solved: Bool
  /// Judged submissions up to and including the first accepted one.
  package var tries: Int
  /// Least CPU time of the accepted ones, each counted by its slowest test.
  @Nullable package var bestCPU: Milliseconds?
  /// Least GPU time of those that ran on one.
  @Nullable package var bestGPU: Milliseconds?
  @Nullable package var solvedAt: Timestamp?
  /// Best score of all tries, of problems that are scored. Others leave it out.
  package var bestScore: Double?
  /// Whether a lower or a higher score is better; the same.
  package var objective: Scoring.Objective?

  package init(
    user: String, problem: String, solved: Bool, tries: Int, bestCPU: Duration?,
    bestGPU: Duration? = nil,
    solvedAt: Timestamp?
  ) {
    self.user = user
    self.problem = problem
    self.solved = solved
    self.tries = tries
    self.bestCPU = bestCPU.map { Milliseconds($0) }
    self.bestGPU = bestGPU.map { Milliseconds($0) }
    self.solvedAt = solvedAt
  }

  enum CodingKeys: String, CodingKey {
    case user, problem, solved, tries
    case bestCPU = "best_cpu_ms"
    case bestGPU = "best_gpu_ms"
    case solvedAt = "solved_at"
    case bestScore = "best_score"
    case objective
  }
}
