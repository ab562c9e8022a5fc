package import JudgeCore

/// One piece of work for a worker: the header of a job. The bytes of its ``files`` follow it, one frame each, in order;
/// then those of its ``parcels``.
package struct Job: Hashable, Sendable, Codable {
  /// Refused by a worker of another version.
  package var version: Int
  /// The attempt that this work belongs to; it comes back in the events.
  package var attempt: Int64
  /// Fresh for each job, so that an old answer cannot pass for a new one.
  package var nonce: String
  /// Key of the events' MAC, 32 bytes in hexadecimal.
  package var key: String
  /// Names of the files whose bytes follow the header.
  package var files: [String]
  /// What the task names by its content and the worker has not been sent before. Their bytes follow in order, each in as many
  /// frames as it takes.
  package var parcels: [Parcel]
  package var task: Task

  package enum Task: Hashable, Sendable, Codable {
    case compile(Compile)
    case run(Run)
    case gpu(GPU)

    /// The compiled programs that it names.
    package var programs: [Program] {
      switch self {
      case .compile: []
      case .gpu(let gpu): [gpu.program]
      case .run(let run):
        run.programs
      }
    }

    package var tests: [Test] {
      switch self {
      case .compile: []
      case .gpu(let gpu): gpu.tests
      case .run(let run): run.tests
      }
    }
  }

  /// Make a program of the job's files.
  package struct Compile: Hashable, Sendable, Codable {
    package var language: Language
    /// Name of the file that starts the program, where the language has such a thing.
    package var entry: String
    /// Whether the program's files are to be given back, for a worker on another machine.
    package var givesProgram: Bool

    package init(language: Language, entry: String, givesProgram: Bool = false) {
      self.language = language
      self.entry = entry
      self.givesProgram = givesProgram
    }
  }

  /// Run a program that was compiled before on some tests.
  package struct Run: Hashable, Sendable, Codable {
    package var program: Program
    package var limits: Limits
    package var tests: [Test]
    package var validator: Validator
    package var stopsAtFirstFailure: Bool
    /// Whether the program talks to the validator, of which there is one then.
    package var isInteractive = false
    /// How often the program is run on one test at most, when its validator asks for that.
    package var passes = 1
    /// Whether the program may write in its working directory.
    package var mayWrite = true
    /// Whether it is told, too, what the program wrote to standard error on samples that it passed.
    package var tellsRemarks = false
    /// Those of the job's files, by their names, that lie in the working directory of the program.
    package var programFiles: [String] = []
    /// Those that lie in the working directory of custom validators.
    package var validatorFiles: [String] = []
    /// Decides about the tests that have no data; `nil`: there are none.
    package var staticValidator: StaticValidator?

    package init(
      program: Program, limits: Limits, tests: [Test], validator: Validator,
      stopsAtFirstFailure: Bool
    ) {
      self.program = program
      self.limits = limits
      self.tests = tests
      self.validator = validator
      self.stopsAtFirstFailure = stopsAtFirstFailure
    }

    fileprivate var programs: [Program] {
      var programs = [program]
      if case .custom(let validators, _) = validator { programs += validators }
      return programs + [staticValidator?.program].compactMap(\.self)
    }
  }

  /// A program of the package that looks at submissions: all of the job's files lie in its working directory.
  package struct StaticValidator: Hashable, Sendable, Codable {
    package var program: Program
    package var limits: Limits
    /// What it is told of the submission: the code of its language, and the name of the file that starts it.
    package var language: String
    package var entry: String

    package init(program: Program, limits: Limits, language: String, entry: String) {
      self.program = program
      self.limits = limits
      self.language = language
      self.entry = entry
    }
  }

  /// Run a program that was compiled before on some tests of a GPU problem. The job's files are the package's `gpu/`.
  package struct GPU: Hashable, Sendable, Codable {
    package var program: Program
    package var tests: [Test]
    package var work: GPUWork

    package init(program: Program, tests: [Test], work: GPUWork) {
      self.program = program
      self.tests = tests
      self.work = work
    }
  }

  /// A compiled program: what `compiled` named, and how it is started.
  package struct Program: Hashable, Sendable, Codable {
    /// Content hash that the `compiled` event gave.
    package var artefact: String
    package var language: Language
    package var entry: String
    /// Its files, when another worker has compiled it; `nil`: this worker has, and finds it by its artefact.
    package var files: [NamedParcel]?

    package init(
      artefact: String, language: Language, entry: String, files: [NamedParcel]? = nil
    ) {
      self.artefact = artefact
      self.language = language
      self.entry = entry
      self.files = files
    }
  }

  /// A parcel and the name of the file that it becomes.
  package struct NamedParcel: Hashable, Sendable, Codable {
    package var name: String
    package var hash: String

    package init(name: String, hash: String) {
      self.name = name
      self.hash = hash
    }
  }

  /// Where the worker finds a file.
  package enum File: Hashable, Sendable {
    /// At an absolute path on its own machine.
    case at(path: String)
    /// Among the parcels of this job or of an earlier one.
    case sent(hash: String)
  }

  package struct NamedFile: Hashable, Sendable {
    package var name: String
    package var file: File

    package init(name: String, file: File) {
      self.name = name
      self.file = file
    }
  }

  package struct Test: Hashable, Sendable {
    package var name: String
    /// Whether input, answer and output may be shown to whoever handed in.
    package var isSample: Bool
    /// `nil`: nothing is run, and the static validator decides.
    package var data: Data?
    package var validatorArguments: [String]
    /// What a failure of this test may say: the rule that it probes. Empty: nothing.
    package var note: String
    /// What the program is started with.
    package var arguments: [String] = []
    /// What lies in the program's working directory, by relative paths.
    package var files: [NamedFile] = []

    package var isStatic: Bool { data == nil }

    package struct Data: Hashable, Sendable {
      package var input: File
      /// `nil`: nothing to compare with; the output is given back as it is.
      package var answer: File?

      package init(input: File, answer: File?) {
        self.input = input
        self.answer = answer
      }
    }

    package init(
      name: String, isSample: Bool, data: Data?, validatorArguments: [String] = [],
      note: String = ""
    ) {
      self.name = name
      self.isSample = isSample
      self.data = data
      self.validatorArguments = validatorArguments
      self.note = note
    }
  }

  package enum Validator: Hashable, Sendable, Codable {
    /// The format's default output validator, in the worker's own process.
    case standard
    /// Programs of the package, each in a sandbox of its own. All of them must accept.
    case custom([Program], Limits)
  }

  package init(
    attempt: Int64, nonce: String, key: String, files: [String] = [], parcels: [Parcel] = [],
    task: Task, version: Int = WorkerVersion.current
  ) {
    self.version = version
    self.attempt = attempt
    self.nonce = nonce
    self.key = key
    self.files = files
    self.parcels = parcels
    self.task = task
  }
}

/// The version of jobs and events; daemon and worker must have the same one.
package enum WorkerVersion {
  package static let current = 7
}
