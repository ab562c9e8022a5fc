internal import CSpawn
internal import Glibc
internal import JudgeCore
package import SystemPackage

/// What a sandboxed run costs, beside the floor: the same program started by vfork and exec and waited for, nothing else.
package enum SandboxBenchmark {
  package struct Sample: Hashable, Sendable {
    package var bare: Duration
    package var sandboxed: Duration
  }

  /// Runs both in turn, so that whatever else the machine does meets both alike.
  ///
  /// - Parameters:
  ///   - program: a static program that ends at once, by its path on the host; the sandbox shows its folder as `/app`.
  ///   - core: the core that this thread is kept to from now on; the spawner's settings should name the same one.
  package static func samples(
    of program: FilePath, in sandbox: Sandbox, count: Int, core: Int?
  ) throws(SandboxError) -> [Sample] {
    if let core, cspawn_pin(Int32(core)) != 0 {
      throw .step("keep to core \(core)", path: nil, Errno(rawValue: errno))
    }
    guard let name = program.lastComponent?.string else {
      throw .refused("\(program) is no program")
    }
    let request = RunRequest(
      arguments: ["/app/\(name)"], limits: Limits(cpu: .seconds(1), memory: .mib(64)))
    var samples: [Sample] = []
    for _ in 0..<count {
      let clock = ContinuousClock()
      let start = clock.now
      try BareRun.run(program)
      let middle = clock.now
      try sandbox.run(request).close()
      samples.append(Sample(bare: middle - start, sandboxed: clock.now - middle))
    }
    return samples
  }
}

/// A program run without any confinement.
package enum BareRun {
  /// Starts a program and waits for it; its exit status must be 0.
  package static func run(_ program: FilePath) throws(SandboxError) {
    var pid: pid_t = 0
    var arguments = unsafe [strdup(program.string), nil]
    defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    let failure = unsafe posix_spawn(&pid, program.string, nil, nil, &arguments, &environment)
    guard failure == 0 else { throw .step("start", path: program, Errno(rawValue: failure)) }
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw .step("run", path: program, Errno(rawValue: ENOEXEC)) }
  }
}
