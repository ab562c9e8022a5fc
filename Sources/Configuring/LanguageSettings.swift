internal import JudgeCore

/// One language as judge.conf writes it.
///
/// In compile, run and environment, {toolchain} stands for the folder that `toolchain` found. What the other
/// placeholders stand for is said at ``Language``.
struct LanguageSettings: Hashable {
  /// The code in commands, JSON and the database.
  var code: String

  /// The name for people. Default: the code.
  var name: String

  /// Endings of file names, the usual one first.
  var extensions: [String]

  /// Where the compiler may be installed: folders, or names of programs to look up on PATH, which mean the folder
  /// above the one that they lie in. The first one that is there stands for {toolchain} in the keys below. Default: none.
  var toolchain: [String] = []

  /// The command that compiles, without a shell. {sources} stands for all source files, {entry} for the one that
  /// starts the program, {output} for the program to be written, {linker} for what has GCC take mold, lld or gold where
  /// one of them is installed.
  var compile: [String]

  /// Headers that GCC compiles in advance, once; {preludes} in the command above has it take them for the first header that a
  /// source includes, where that means the same. Default: none.
  var preludes: [String] = []

  /// Whether the program is the one file {output}; if not, it is the source files themselves. Default: true.
  var hasArtefact = true

  /// The command that runs the program. {artefact} stands for the compiled program, {entry} for the source file
  /// that starts it, {memory_mib} for the memory limit. Default: [{artefact}].
  var run = ["{artefact}"]

  /// Names of source files to look for, in this order, as {entry}. Default: none, the first file in byte order.
  var entryNames: [String] = []

  /// Which system calls the program may use: strict, for compiled programs, runtime, for interpreters, or gpu, for what is
  /// taken for problems that need a GPU, and for no others. Default: strict.
  var profile = SandboxProfile.strict

  /// Folders and files that are shown to the compiler, read-only. One that ends in ? may be missing.
  var compileRoots: [String]

  /// The same for the running program. Default: none, which is enough for static programs.
  var runRoots: [String] = []

  /// Environment variables for both commands. Default: none.
  var environment: [String: String] = [:]

  /// Python alone: what an interpreter has imported already when it is forked for a run, beside the packages that a
  /// problem's judge.yaml names. [] is none. Default: each run has its interpreter started anew.
  var warmImports: [String]?

  /// Multiplies the CPU limits of problems, 0.1 to 100. Default: 1.
  var timeFactor = 1.0

  /// Added to the memory limits of problems, in MiB, 0 to 1048576: what the bare language takes. Default: 0.
  var memoryExtra = ByteCount.zero

  /// Processes and threads that a program may have at a time, 1 to 4096. Default: 64.
  var processes = 64

  /// Seconds of CPU time for compiling, 0.001 to 86400. Default: 60.
  var compileCPU = Duration.seconds(60)

  /// Memory for compiling, in MiB, 1 to 1048576. Default: 2048.
  var compileMemory = ByteCount.mib(2048)

  /// What compiling may write, in MiB, 1 to 1048576. Default: 64.
  var compileOutput = ByteCount.mib(64)

  /// A program that shows that the language works: fed the input, it prints the output. Default: none.
  var selfTest: SelfTest?

  struct SelfTest: Hashable {
    /// The name of its file.
    var fileName: String

    /// Its text.
    var source: String

    /// What it is fed.
    var input: String

    /// What it prints.
    var output: String
  }
}
