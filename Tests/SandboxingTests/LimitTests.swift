import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// Limits in circumstances that the general stage of ``HostileTests`` does not have.
  @Suite(.serialized)
  struct LimitTests {
    @Test("what earlier runs have read is no room for the next one")
    func pageCache() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try HostilePrograms.shared().copy("memory-allocate", to: folder)
      let file = try folder.write("big", bytes: [UInt8](repeating: 1, count: 48 << 20))
      // What was just written is in memory already, on somebody else's account.
      try Self.forget(file)
      let box = try Box(application: folder.path)
      #expect(try box.run("memory-allocate", "1", "/app/big").gotThrough)
      let outcome = try box.run("memory-allocate", "85")
      #expect(outcome.verdict == .memoryLimit, "\(outcome)")
      #expect(try box.run("memory-allocate", "40").gotThrough)
    }

    @Test("what the first run is given is not its memory, and no room for the next one")
    func givenFirst() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try HostilePrograms.shared().copy("memory-allocate", to: folder)
      try folder.write(".judge-file-0", bytes: [UInt8](repeating: 1, count: 32 << 20))
      let box = try Box(application: folder.path)
      var request = RunRequest(arguments: ["/app/memory-allocate", "40"], limits: Box.limits)
      request.files = ["given"]
      request.limits.scratch = .mib(40)
      let report = try box.sandbox.run(request)
      defer { report.close() }
      #expect(report.facts.ending == .exited(status: 0), "\(report.facts)")
      let outcome = try box.run("memory-allocate", "85")
      #expect(outcome.verdict == .memoryLimit, "\(outcome)")
      #expect(try box.run("memory-allocate", "40").gotThrough)
    }

    private static func forget(_ path: FilePath) throws {
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      guard fsync(file.rawValue) == 0,
        posix_fadvise(file.rawValue, 0, 0, POSIX_FADV_DONTNEED) == 0
      else { throw Errno(rawValue: errno) }
    }

    @Test("a program that cannot be executed is a run-time error, and not our fault")
    func unexecutable() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try HostilePrograms.shared().copy("files-interpreter", to: folder)
      for name in ["empty", "text"] {
        let path = try folder.write(name, name == "empty" ? "" : "no program")
        chmod(path.string, 0o755)
      }
      let box = try Box(application: folder.path)
      for name in ["files-interpreter", "empty", "text"] {
        let outcome = try box.run(name)
        #expect(outcome.facts.ending == .exited(status: 126), "\(outcome)")
        #expect(outcome.verdict == .runTimeError)
      }
    }

    @Test("a run that stood in line for a core is told from one that was idle")
    func waited() throws {
      var limits = Box.limits
      limits.wall = .milliseconds(500)
      // Eight threads on one core: seven of them stand in line.
      let crowded = try Box(core: 0).run("time-threads", limits: limits).facts
      #expect(crowded.stop == .wall && crowded.waited >= .milliseconds(500), "\(crowded)")
      let idle = try Box().run("time-sleep", limits: limits).facts
      #expect(idle.stop == .wall && idle.waited < .milliseconds(50), "\(idle)")
    }

    @Test(
      "memory over the limit is found by its counters, in one process or many",
      arguments: ["memory-heap", "memory-family"],
      [SpawnerSettings.CgroupPolicy.automatic, .none])
    func memory(_ name: String, _ cgroups: SpawnerSettings.CgroupPolicy) throws {
      let box = try Box(cgroups: cgroups)
      let outcome = try box.run(name)
      #expect(outcome.verdict == .memoryLimit, "\(outcome.facts)")
      let hasCgroup = box.sandbox.mechanisms.contains { $0 == .cgroupV1 || $0 == .cgroupV2 }
      #expect(outcome.facts.stop == .memory || outcome.facts.oomKills > 0)
      #expect(!hasCgroup || outcome.facts.oomKills > 0)
      #expect(try box.run("good-recursion").held)
    }

    @Test("a hostile system call ends the run whatever the profile")
    func forbiddenCalls() throws {
      let program = try #require(
        try HostilePrograms.all().first { $0.name == "calls-forbidden" })
      let box = try Box(profile: .runtime)
      for call in program.cases.compactMap({ $0.first?.first }) {
        let outcome = try box.run(program.name, call)
        #expect(outcome.verdict == .securityViolation, "\(call): \(outcome)")
        #expect(outcome.facts.forbiddenCall == call)
        #expect(outcome.output == "")
      }
    }
  }
}
