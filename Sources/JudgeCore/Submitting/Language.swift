/// A programming language as judge.conf describes it: all that the judge knows of it is data.
///
/// In commands, `{sources}` stands for all source files that the compiler is to be given (one argument each),
/// `{entry}` for the file that starts the program, `{preludes}` for what has the compiler take headers that were compiled in
/// advance (no argument while there are none), `{linker}` for what has it take a faster linker than its own (no argument where
/// none is installed), `{output}` for the file that the compiler is to write,
/// `{artefact}` for the compiled program and `{memory_mib}` for the memory limit in MiB. Other text is taken as it is; no shell
/// is involved.
package struct Language: Hashable, Sendable, Codable {
  /// The code in commands, JSON and the database: `cpp`, `python3`.
  package var code: String
  /// The name for people: `C++`.
  package var name: String
  /// File name endings with their dot, the first one being the usual one.
  package var extensions: [String]
  /// Runs once, in the compile sandbox; its exit status 0 means success.
  package var compile: [String]
  /// Headers that `{preludes}` has compiled in advance, as they are included: `bits/stdc++.h`.
  package var preludes: [String]
  /// Whether the program is one file that `compile` wrote; if not, it is the source files themselves.
  package var hasArtefact: Bool
  /// Runs the program. Paths are absolute.
  package var run: [String]
  /// File names to look for, in order, as `{entry}` (`main.py`); else the first source in byte order.
  package var entryNames: [String]
  package var profile: SandboxProfile
  /// Host directories and files that compiling needs, shown read-only at the same paths.
  package var compileRoots: [String]
  /// The same for running; empty for static programs.
  package var runRoots: [String]
  package var environment: [String: String]
  /// Python's alone: what an interpreter has imported already when it is forked for a run. `nil`: each run has one started anew.
  package var warmImports: [String]?
  /// Multiplies the problem's CPU limit.
  package var timeFactor: Double
  /// Added to the problem's memory limit: what the bare runtime takes.
  package var memoryExtra: ByteCount
  /// Processes and threads one run may have at a time.
  package var processes: Int
  package var compileLimits: CompileLimits
  package var selfTest: SelfTest?

  package struct CompileLimits: Hashable, Sendable, Codable {
    package var cpu: Duration
    package var memory: ByteCount
    package var output: ByteCount

    package init(
      cpu: Duration = .seconds(60), memory: ByteCount = .mib(2048), output: ByteCount = .mib(64)
    ) {
      self.cpu = cpu
      self.memory = memory
      self.output = output
    }

    package init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      cpu = try keys.decodeDuration(forKey: .cpu)
      memory = try keys.decode(ByteCount.self, forKey: .memory)
      output = try keys.decode(ByteCount.self, forKey: .output)
    }
  }

  /// A program that shows that the language works here: fed `input`, it prints `output`.
  package struct SelfTest: Hashable, Sendable, Codable {
    package var fileName: String
    package var source: String
    package var input: String
    package var output: String

    package init(fileName: String, source: String, input: String, output: String) {
      self.fileName = fileName
      self.source = source
      self.input = input
      self.output = output
    }
  }

  /// Whether a module of Python's may be called so: `scipy.sparse`.
  package static func isModuleName(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]{0,63}(\.[A-Za-z_][A-Za-z0-9_]{0,63}){0,7}/) != nil
  }

  package init(
    code: String, name: String, extensions: [String], compile: [String], preludes: [String] = [],
    hasArtefact: Bool, run: [String], entryNames: [String] = [], profile: SandboxProfile,
    compileRoots: [String],
    runRoots: [String], environment: [String: String] = [:], warmImports: [String]? = nil,
    timeFactor: Double = 1,
    memoryExtra: ByteCount = .zero, processes: Int = 64,
    compileLimits: CompileLimits = CompileLimits(), selfTest: SelfTest? = nil
  ) {
    self.code = code
    self.name = name
    self.extensions = extensions
    self.compile = compile
    self.preludes = preludes
    self.hasArtefact = hasArtefact
    self.run = run
    self.entryNames = entryNames
    self.profile = profile
    self.compileRoots = compileRoots
    self.runRoots = runRoots
    self.environment = environment
    self.warmImports = warmImports
    self.timeFactor = timeFactor
    self.memoryExtra = memoryExtra
    self.processes = processes
    self.compileLimits = compileLimits
    self.selfTest = selfTest
  }
}
