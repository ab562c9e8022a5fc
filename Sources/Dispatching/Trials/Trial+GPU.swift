internal import JudgeCore
internal import ProblemFormat

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
    // The problem's own memory is asked for once already.
    problem.hasHarness ? Self.runtimeMemory + Self.runtimeMemory + limits.memory : .zero
  }

  private var callLimit: Duration { problem.sidecar.resources.gpuWall ?? .seconds(30) }

  // judge.yaml need not say how often a timed case is called.
  private var warmUps: Int { problem.sidecar.timing?.warmUps ?? 3 }
  private var repeats: Int { problem.sidecar.timing?.repeats ?? 20 }

  /// Longest time of all tests together: both processes come up first, and may have to wait for the GPU; a call that has begun may
  /// take what the first one may.
  var gpuDuration: Duration {
    let limit = min(callLimit, .seconds(86_400))
    return .seconds(1200) + GPUWork.totalLimit(of: limit) + limit + .seconds(120)
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

  func gpuWork(on host: GPUHost) -> GPUWork {
    GPUWork(
      file: loadedFile, warmUps: warmUps, repeats: repeats, callLimit: callLimit,
      forbidden: problem.sidecar.checks?.forbidden ?? [],
      minimumMemory: problem.sidecar.resources.gpu?.memory,
      minimumCompute: problem.sidecar.resources.gpu?.compute,
      memory: limits.memory + Self.runtimeMemory, host: host,
      stopsAtFirstFailure: stopsAtFirstFailure)
  }

  /// The file of the program that the harness loads: the compiled library, or the module that `judge.yaml` names.
  private var loadedFile: String {
    if language.hasArtefact { return "program" }
    let harness = problem.sidecar.harness
    return harness?.singleFileName[language.code] ?? files.first?.name ?? ""
  }
}
