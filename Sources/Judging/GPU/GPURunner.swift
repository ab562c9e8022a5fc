internal import GPUHarness
package import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Runs a program's tests on a GPU: the harness's owner in one sandbox makes data, checks and times; its guest, in another,
/// holds the submission.
package struct GPURunner {
  private let workshop: Workshop
  private let program: Program
  /// The package's `gpu/` files, `problem.py` among them.
  private let problem: [SourceFile]
  private let work: GPUWork
  private let tests: [OwnerJob.Test]

  /// - Throws: ``JudgingError`` when a test cannot be read.
  package init(
    _ workshop: Workshop, program: Program, tests: [TestRunner.Test], problem: [SourceFile],
    work: GPUWork
  ) throws(JudgingError) {
    self.workshop = workshop
    self.program = program
    self.problem = problem
    self.work = work
    var read: [OwnerJob.Test] = []
    for test in tests { read.append(try Self.test(test)) }
    self.tests = read
  }

  private static func test(_ test: TestRunner.Test) throws(JudgingError) -> OwnerJob.Test {
    let file = try open(test.input)
    defer { closeReadOnly(file) }
    do {
      let bytes = try file.readAll(limit: .kib(64))
      return OwnerJob.Test(name: test.name, case: Text.readable(bytes))
    } catch {
      throw .file(test.input, doing: "read", Errno.of(error))
    }
  }

  /// Judges the tests in order.
  ///
  /// - Parameter tell: is given each test's result as it comes.
  /// - Returns: the walls that were in force.
  /// - Throws: ``JudgingError``; what `tell` throws.
  package func judge(_ tell: (TestResult) throws -> Void) throws -> [Mechanism] {
    guard workshop.gpu.hasGPU || work.host.usesMemoryFiles else { throw JudgingError.noGPU }
    var left = tests[...]
    var mechanisms: [Mechanism] = []
    while !left.isEmpty {
      let outcome = try workshop.withSessionFolder { folder in
        let session = try GPUSession(
          owner: ownersCell(folder), guest: guestsCell(folder), work: work, job: job(Array(left)))
        mechanisms = session.mechanisms
        return try workshop.withGPU { try session.run(tell: tell) }
      }
      left = left.dropFirst(outcome.judged)
      if outcome.isOver { break }
    }
    return mechanisms
  }

  private func job(_ tests: [OwnerJob.Test]) -> OwnerJob {
    OwnerJob(
      language: program.language.hasArtefact ? "cuda" : "python",
      path: "/app/submission/\(work.file)",
      tests: tests,
      stops: work.stopsAtFirstFailure, warmup: work.warmUps, repeats: work.repeats,
      callSeconds: work.callLimit / .seconds(1),
      totalSeconds: GPUWork.totalLimit(of: work.callLimit) / .seconds(1), forbidden: work.forbidden,
      minimumMemory: work.minimumMemory?.bytes, minimumCompute: work.minimumCompute)
  }

  // Sandboxes of their own for each session: what held a stranger's context on the GPU is not used again.

  private func ownersCell(_ folder: Folder) throws(JudgingError) -> Sandbox {
    let shown = try shown(folder, "owner")
    for file in problem { try shown.write(file.name, file.bytes) }
    return try workshop.gpuSandbox("owner", showing: shown, roots: work.host.roots)
  }

  /// The submission lies in a folder of its own, where Python does not look by itself.
  private func guestsCell(_ folder: Folder) throws(JudgingError) -> Sandbox {
    let shown = try shown(folder, "guest")
    let submission = try shown.subfolder("submission")
    for file in try program.contents(in: workshop) { try submission.write(file.name, file.bytes) }
    return try workshop.gpuSandbox("guest", showing: shown, roots: work.host.roots)
  }

  private func shown(_ folder: Folder, _ role: String) throws(JudgingError) -> Folder {
    let shown = try folder.subfolder(role)
    let harness = try shown.subfolder(GPUHarness.packageName)
    for file in GPUHarness.files { try harness.write(file.name, file.bytes) }
    return shown
  }
}
