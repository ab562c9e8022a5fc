import Dispatching
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("Reusing results")
struct ResultReuseTests {
  /// Notes which tests are run of which program.
  private final class Recorder: Executor {
    let name = "recorder"
    let slots = 2
    private let runs = Mutex<[String]>([])

    func judge(
      _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
    ) async throws -> TrialResult {
      let source = try FakeExecutor.source(of: trial)
      let missing = trial.problem.tests.filter { trial.known[$0.name] == nil }
      runs.withLock { $0 += missing.map { "\(source)/\($0.name)" } }
      return try await FakeExecutor().judge(trial, progress: progress)
    }

    /// What was run since the last time.
    func take() -> [String] {
      runs.withLock { runs in
        defer { runs = [] }
        return runs.sorted()
      }
    }
  }

  /// A package with its results, and what it takes to verify it again.
  private final class Bench {
    let scratch: ScratchFolder
    let recorder = Recorder()
    let shelf: ResultShelf
    var python = Language(
      code: "python3", name: "Python", extensions: [".py"], compile: ["/bin/true"],
      hasArtefact: false, run: ["/usr/bin/python3", "{entry}"], profile: .runtime, compileRoots: [],
      runRoots: [])

    init() throws {
      scratch = try ScratchFolder()
      try SamplePackage.make(in: scratch)
      for (path, text) in [
        "submissions/accepted/sum.py": "AC", "input_validators/validate.py": "validator",
        "submissions/wrong_answer/minus.py": "WA on secret/02-large", "data/sample/1.ans": "AC",
      ] { try scratch.write("sum/\(path)", text) }
      shelf = try #require(ResultShelf(at: scratch.path.appending("cache/results")))
    }

    func verify(isFresh: Bool = false) async throws -> (PackageVerification, runs: [String]) {
      let problem = try Problem.read(directory: scratch.path.appending("sum"))
      var verifier = PackageVerifier(problem: problem, languages: [python], executor: recorder)
      var reuse = ResultReuse(
        shelf: shelf, toolchain: Toolchain(worker: scratch.path.appending("judge-worker")),
        ingredients: try problem.ingredients())
      reuse.isFresh = isFresh
      verifier.reuse = reuse
      return (try await verifier.verify(), recorder.take())
    }
  }

  private static let all = [
    "AC/sample/1", "AC/sample/1", "AC/secret/01-small", "AC/secret/02-large",
    "WA on secret/02-large/sample/1", "WA on secret/02-large/secret/01-small",
    "WA on secret/02-large/secret/02-large", "validator/sample/1", "validator/secret/01-small",
    "validator/secret/02-large",
  ]

  @Test("what has not changed is not run again, and comes to the same")
  func nothingChanged() async throws {
    let bench = try Bench()
    let first = try await bench.verify()
    #expect(first.0.ok && first.runs == Self.all)
    let second = try await bench.verify()
    #expect(second.runs == [])
    #expect(second.0 == first.0)
    #expect(try await bench.verify(isFresh: true).runs == Self.all)
  }

  @Test("a case that has changed is run again, alone")
  func oneCase() async throws {
    let bench = try Bench()
    _ = try await bench.verify()
    try bench.scratch.write("sum/data/secret/01-small.ans", "1\n")
    let runs = [
      "AC/secret/01-small", "WA on secret/02-large/secret/01-small", "validator/secret/01-small",
    ]
    #expect(try await bench.verify().runs == runs)
    try bench.scratch.write("sum/data/secret/01-small.desc", "what belongs to it\n")
    #expect(try await bench.verify().runs == runs)
  }

  @Test("what comes after a failure is not run")
  func afterFailure() async throws {
    let bench = try Bench()
    _ = try await bench.verify()
    try bench.scratch.write("sum/data/secret/03-new.in", "1 1\n")
    try bench.scratch.write("sum/data/secret/03-new.ans", "2\n")
    #expect(
      try await bench.verify().runs == ["AC/secret/03-new", "validator/secret/03-new"])
  }

  /// What is changed, and the programs that are run again.
  static let changes: [(String, String, Int)] = [
    ("submissions/accepted/sum.py", "AC again", 3), ("statement/problem.en.md", "# Other\n", 0),
    ("problem.yaml", SamplePackage.manifest.replacing("memory: 256", with: "memory: 255"), 10),
    ("include/python3/main.py", "pass\n", 10), ("output_validator/check.py", "pass\n", 10),
    ("input_validators/validate.py", "validator of old\n", 3),
    ("data/secret/test_group.yaml", "full_feedback: true\n", 10),
    ("data/secret/01-small.yaml", "args: [a]\n", 3),
    ("data/secret/01-small.files/a.txt", "a\n", 3),
    ("data/secret/test_group.yaml", "args: [a]\n", 10),
  ]

  @Test("whatever a result follows from has it run again", arguments: changes)
  func changed(path: String, text: String, count: Int) async throws {
    let bench = try Bench()
    _ = try await bench.verify()
    try bench.scratch.write("sum/\(path)", text)
    #expect(try await bench.verify().runs.count == count)
  }

  @Test(
    "static validations are reused like any test, until their validator or its arguments change")
  func staticValidation() async throws {
    let bench = try Bench()
    let settings = "static_validation_score: pass-fail\nstatic_validator_args: [a]\n"
    try bench.scratch.write("sum/static_validator/look.py", "pass\n")
    try bench.scratch.write("sum/data/secret/test_group.yaml", settings)
    let name = "secret/static validation"
    let first = try await bench.verify()
    // Input validators have nothing to say of it.
    #expect(
      first.runs == (Self.all + ["AC/\(name)", "WA on secret/02-large/\(name)"]).sorted())
    #expect(try await bench.verify().runs == [])
    try bench.scratch.write("sum/data/secret/01-small.ans", "1\n")
    #expect(try await bench.verify().runs.count == 3)
    for (path, text) in [
      ("static_validator/look.py", "pass  # again\n"),
      ("data/secret/test_group.yaml", settings.replacing("[a]", with: "[b]")),
    ] {
      try bench.scratch.write("sum/\(path)", text)
      #expect(try await bench.verify().runs == first.runs)
    }
  }

  @Test("another toolchain has everything run again")
  func toolchain() async throws {
    let bench = try Bench()
    _ = try await bench.verify()
    try bench.scratch.write("judge-worker", "new")
    #expect(try await bench.verify().runs == Self.all)
    bench.python.environment["A"] = "b"
    #expect(try await bench.verify().runs == Self.all)
  }

  @Test("what is damaged, poisoned or somebody else's is not used")
  func poisoned() async throws {
    let bench = try Bench()
    _ = try await bench.verify()
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.shelf.folder.string)
    let files = names.map { bench.shelf.folder.appending($0) }
    #expect(files.count == 4)
    for file in files {
      let text = try String(contentsOfFile: file.string, encoding: .utf8)
      try text.replacing("9", with: "8").write(
        toFile: file.string, atomically: false, encoding: .utf8)
    }
    #expect(try await bench.verify().runs == Self.all)
    for file in files { chmod(file.string, 0o666) }
    #expect(try await bench.verify().runs == Self.all)
    // One program's results under another one's key.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: files[0].string))
    for file in files { try bytes.write(to: URL(fileURLWithPath: file.string)) }
    #expect(try await bench.verify().runs.count >= 6)
    for file in files {
      unlink(file.string)
      symlink("/etc/passwd", file.string)
    }
    #expect(try await bench.verify().runs == Self.all)
  }

  @Test("a folder that others may write to is not used")
  func folder() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("results")
    #expect(ResultShelf(at: path) != nil)
    chmod(path.string, 0o777)
    #expect(ResultShelf(at: path) == nil)
    try scratch.link("link", to: "results")
    chmod(path.string, 0o700)
    #expect(ResultShelf(at: scratch.path.appending("link")) == nil)
  }

  @Test("the oldest go when there are too many")
  func prune() throws {
    let scratch = try ScratchFolder()
    let shelf = try #require(ResultShelf(at: scratch.path.appending("results")))
    for (name, size) in [("old", 200), ("new", 100)] {
      let path = try scratch.write("results/\(name)", "")
      truncate(path.string, size << 20)
      var times = [timespec(tv_sec: name == "old" ? 1 : 2, tv_nsec: 0), timespec()]
      times[1] = times[0]
      utimensat(AT_FDCWD, path.string, &times, 0)
    }
    shelf.prune()
    let names = try FileManager.default.contentsOfDirectory(atPath: shelf.folder.string)
    #expect(names == ["new"])
  }
}
