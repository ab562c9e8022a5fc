import Dispatching
import Glibc
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// The same attacks as in HostileSubmissionTests, on a node of a real cluster.
  @Suite(.serialized, .enabled(if: SlurmCluster.isInstalled, "\(SlurmCluster.reason)"))
  struct HostileNodeTests {
    @Test("is judged on a node as its header says, and leaves nothing")
    func suite() async throws {
      let stage = try SubmissionStage()
      let scratch = try ScratchFolder()
      chmod(scratch.path.string, 0o755)
      let cluster = try SlurmCluster(in: scratch)
      var settings = SlurmSettings(
        namePrefix: "judge-hostile-", worker: BuiltPrograms.path("judge-worker"))
      settings.state = scratch.path.appending("node")
      settings.uidRangeStart = Box.isRoot ? Box.uidRangeStart + 768 : nil
      settings.uidRangeCount = 64
      try await stage.withExecutor(slots: 1) { compiler in
        let executor = SlurmExecutor(settings, compiler: compiler) { _ in }
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await executor.run() }
          defer { group.cancelAll() }
          for program in try stage.programs() {
            let deviations = try await stage.deviations(of: program, on: executor)
            #expect(deviations == [], "\(program.file)")
          }
        }
      }
      // Slurm takes a moment to clear away after the last one.
      let end = ContinuousClock.now + .seconds(30)
      while try !cluster.jobs().isEmpty && .now < end {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(try cluster.jobs() == [])
    }
  }
}
