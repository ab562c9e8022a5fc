package import JudgeCore
package import SystemPackage

/// One problem package, read and checked: where its parts lie and what they demand. No test data is loaded.
///
/// ``read(directory:)`` makes one of a folder, ``ProblemCatalog`` of all folders below `Problems/`.
package struct Problem: Hashable, Sendable {
  /// Name of the package's folder, `[a-z0-9]+`.
  package var name: String
  /// Name for people, in English where the package has it.
  package var title: String
  /// The package's `uuid`, by which other tools know it; `nil`: it has none.
  package var identifier: String?
  /// Absolute, without symbolic links.
  package var directory: FilePath
  /// Hexadecimal SHA-256 over everything in the package that decides judging (``PackageDigest``).
  package var version: String
  /// Limits of one run, before a language's factors. CPU is 2 s where the package states nothing and nothing has been calibrated;
  /// memory defaults to 1024 MiB, output to 8 MiB.
  package var limits: Limits
  /// What all files of a submission together may take, before `include/` is added. 128 KiB by default.
  package var codeLimit: ByteCount
  /// Whether the package is of the legacy format, whose rules differ from later ones.
  package var isLegacy: Bool
  /// Limits of the output validator. 60 s, 2048 MiB and 8 MiB of output by default; overrunning them is our fault.
  package var validationLimits: Limits
  /// What the package states about compiling; a stated limit must be honoured.
  package var compilation: StatedCompilation
  /// In judging order: samples first, then by the bytes of the name.
  package var tests: [TestCase]
  package var validator: OutputValidator
  /// The package's own static validator; `nil`: no test is a static validation.
  package var staticValidator: PackageProgram?
  /// Whether submission and output validator talk to each other while both run.
  package var isInteractive: Bool
  /// How often a submission is run on one test at most; more than once in multi-pass problems alone.
  package var passes: Int
  /// Whether submissions may write in their working directory.
  package var mayWriteFiles: Bool
  /// Whether output validators run where the submission's files lie.
  package var showsSubmissionToValidators: Bool
  /// How results come to a verdict and a score; `nil`: each test must be accepted.
  package var scoring: Scoring?
  /// Of a quiz, how its answers come to a verdict; there is no ``scoring`` then.
  package var quiz: QuizRule?
  /// The package's own grader, which only those with settings of the legacy format have.
  package var grader: PackageProgram?
  /// Codes of the languages that may be used; `nil`: all.
  package var languages: [String]?
  /// Where these stand in `problem.yaml`.
  package var languagesLine: Int?
  /// What is filled in where the package's programs and statements are read.
  package var constants: Constants
  /// Statements by language tag (`en`), Markdown preferred to TeX and PDF.
  package var statements: [String: FilePath]
  /// Starter files by language code, from `attachments/templates/<language>/`, in byte order.
  package var templates: [String: [PlacedFile]]
  /// Files that are laid over a submission, by language code; `default` serves the other languages.
  package var includes: [String: [PlacedFile]]
  /// The harness's side of a GPU problem, `gpu/`, in byte order: `problem.py` makes its data and knows what is right.
  package var gpuFiles: [PlacedFile]
  /// What `judge.yaml` adds to the standard.
  package var sidecar: Sidecar
  /// The authors' own submissions, in byte order of their paths.
  package var jurySubmissions: [JurySubmission]
  /// What the package brings along to check its own validators with.
  package var checks: PackageChecks
  /// Whether the package states its time limit; if not, it is to be calibrated on each machine.
  package var statesTimeLimit: Bool
  /// How the time limit follows from the jury's submissions, or how much room it should leave them.
  package var timing: TimeLimitRule
  /// What may have been meant otherwise.
  package var warnings: [FileIssue]
  /// What the package says and nothing follows from.
  package var remarks: [FileIssue]

  /// Limits for compiling that `problem.yaml` states; `nil` where it is silent.
  package struct StatedCompilation: Hashable, Sendable {
    package var time: Duration?
    package var memory: ByteCount?

    package init(time: Duration? = nil, memory: ByteCount? = nil) {
      self.time = time
      self.memory = memory
    }

    /// `limits` with what is stated in place of it.
    package func applied(to limits: Language.CompileLimits) -> Language.CompileLimits {
      var limits = limits
      if let time { limits.cpu = time }
      if let memory { limits.memory = memory }
      return limits
    }
  }

  static let defaultCodeLimit = ByteCount.kib(128)

  package init(
    name: String, title: String, directory: FilePath, version: String, limits: Limits,
    tests: [TestCase], validator: OutputValidator = .standard
  ) {
    self.name = name
    self.title = title
    self.directory = directory
    self.version = version
    self.limits = limits
    self.tests = tests
    self.validator = validator
    isLegacy = false
    isInteractive = false
    passes = 1
    mayWriteFiles = true
    showsSubmissionToValidators = false
    codeLimit = Self.defaultCodeLimit
    validationLimits = Limits(cpu: .seconds(60), memory: .mib(2048))
    compilation = StatedCompilation()
    constants = Constants()
    statements = [:]
    templates = [:]
    includes = [:]
    gpuFiles = []
    sidecar = Sidecar()
    jurySubmissions = []
    checks = PackageChecks()
    statesTimeLimit = true
    timing = TimeLimitRule()
    warnings = []
    remarks = []
  }

  /// Gives the problem another time limit than it was read with.
  package mutating func calibrate(_ limit: Duration) {
    limits.cpu = limit
    limits.wall = Limits(cpu: limit, memory: .zero).wall
  }

  /// The problem with some of its tests alone, each of which must be accepted: groups, scores and quizzes are about all of them.
  package func limited(to tests: [TestCase]) -> Problem {
    var part = self
    part.tests = tests
    part.scoring = nil
    part.quiz = nil
    part.grader = nil
    return part
  }

  /// Whether it comes with a submission that is labelled as accepted.
  package var hasSolution: Bool { jurySubmissions.contains { $0.group == "accepted" } }

  /// Whether submissions in this language are taken: those of `problem.yaml`, and those that the standard has no code for
  /// and `judge.yaml` describes.
  package func allows(language code: String) -> Bool {
    languages?.contains(code) ?? true || sidecar.languages[code] != nil
  }

  /// The statement to show: the English one, else the first by language tag.
  package var statement: FilePath? {
    statements["en"] ?? statements.min { $0.key < $1.key }?.value
  }
}
