import Dispatching
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// The shipped GPU problems as far as a machine without a GPU can judge them: the small cases, by the drivers in `include/`.
@Suite("Shipped GPU problems on a CPU", .serialized)
struct GPUProblemTests {
  private static let names = [
    "fusedxentbwd", "int8gemmdequant", "pagedattentiondecode", "rowsoftmax", "segmentedscan",
  ]

  private static let python = Language(
    code: "python3", name: "Python", extensions: [".py"], compile: ["/usr/bin/true"],
    hasArtefact: false, run: ["/usr/bin/python3", "-B", "-s", "{entry}"],
    entryNames: ["main.py"], profile: .runtime, compileRoots: roots, runRoots: roots,
    memoryExtra: .mib(256))

  private static let roots: [String] = ["/usr", "/bin", "/lib", "/lib64", "/etc/alternatives"]
    .filter { (path: String) in access(path, F_OK) == 0 }

  private static let problems = FilePath(#filePath).removingLastComponent()
    .removingLastComponent().removingLastComponent().appending("Problems")

  /// A problem as judges see it that know no GPU.
  private func problem(_ name: String) throws -> Problem {
    var problem = try Problem.read(directory: Self.problems.appending(name))
    #expect(problem.needsGPU && !problem.gpuFiles.isEmpty)
    problem.sidecar.resources.gpu = nil
    return problem
  }

  private func judge(_ problem: Problem, _ file: SourceFile) async throws -> TrialResult {
    let scratch = try ScratchFolder()
    let settings = try LocalSettings.ofThisBuild(in: scratch, slots: 1)
    return try await withLocalExecutor(settings) { executor in
      try await executor.judge(
        Trial(problem: problem, language: Self.python, files: [file], validatorLanguages: [])
      ) { _ in }
    }
  }

  @Test("the reference passes, and a function that does nothing does not", arguments: names)
  func cases(name: String) async throws {
    let problem = try problem(name)
    let reference = try #require(
      problem.jurySubmissions.first { $0.path == "accepted/reference_any.py" })
    let result = try await judge(problem, try problem.sources(reference.files)[0])
    #expect(result.verdict == .accepted, "\(result.message)")
    #expect(result.tests.count == problem.tests.count)
    let template = try #require(try problem.template(for: "python3").first)
    #expect(try await judge(problem, template).verdict == .wrongAnswer)
  }

  @Test("every kind of submission has its template", arguments: names)
  func templates(name: String) throws {
    let problem = try problem(name)
    for code in ["python3", "cuda"] {
      #expect(try problem.template(for: code).count == 1)
      #expect(problem.allows(language: code))
    }
    #expect(!problem.allows(language: "cpp"))
  }
}
