internal import JudgeCore
internal import ProblemFormat
internal import WorkerProtocol

extension Problem {
  package var needsGPU: Bool { sidecar.resources.gpu != nil }

  /// Whether its submissions are called by the harness of GPU problems, and not run as programs.
  var hasHarness: Bool { needsGPU && !gpuFiles.isEmpty }
}

// What a trial of a GPU problem says in the words of jobs.
extension Trial {
  /// Host memory that a Python process with torch, a CUDA context and a compiler of kernels may take by itself.
  private static let runtimeMemory = ByteCount.mib(8 * 1024)

  /// Host memory of owner and guest together.
  var harnessMemory: ByteCount {
    problem.hasHarness ? Self.runtimeMemory + Self.runtimeMemory : .zero
  }

  private var callLimit: Duration { problem.sidecar.resources.gpuWall ?? .seconds(30) }

  /// How often a timed case is called. judge.yaml need not say it.
  private var timing: Job.GPU.Timing {
    let stated = problem.sidecar.timing
    return Job.GPU.Timing(warmUps: stated?.warmUps ?? 3, repeats: stated?.repeats ?? 20)
  }

  /// Longest time of one test: its calls, and what making and checking their data takes.
  var gpuDuration: Duration {
    let calls = timing.warmUps + timing.repeats + 2
    return (min(callLimit, .seconds(86_400)) + .seconds(30)) * calls
  }

  /// The package's side of the harness; empty for problems without a GPU.
  ///
  /// - Throws: ``ExecutorFault`` when it cannot be read.
  func harnessFiles() throws -> [SourceFile] {
    guard problem.hasHarness else { return [] }
    do {
      return try problem.sources(problem.gpuFiles)
    } catch {
      throw ExecutorFault("the package of \(problem.name) cannot be read: \(error)")
    }
  }

  func gpuJob(_ program: Job.Program, tests: [Job.Test], on host: GPUHost) -> Job.GPU {
    var limits = limits
    limits.memory = limits.memory + Self.runtimeMemory
    return Job.GPU(
      program: program, tests: tests, limits: limits, file: loadedFile,
      timing: timing, callLimit: callLimit, forbidden: problem.sidecar.checks?.forbidden ?? [],
      host: host,
      stopsAtFirstFailure: stopsAtFirstFailure)
  }

  /// The file of the program that the harness loads: the compiled library, or the module that `judge.yaml` names.
  private var loadedFile: String {
    if language.hasArtefact { return "program" }
    let harness = problem.sidecar.harness
    return harness?.singleFileName[language.code] ?? files.first?.name ?? ""
  }
}
