import Testing

extension AllSandboxing {
  /// Attacks on the compiler, and by validators, judged as a whole.
  @Suite(.serialized)
  struct HostileSubmissionTests {
    @Test("is judged as its header says, and leaves nothing")
    func suite() async throws {
      let stage = try SubmissionStage()
      try await stage.warmUp()
      let before = try Host()
      try await stage.withExecutor(slots: 1) { executor in
        for program in try stage.programs() {
          let deviations = try await stage.deviations(of: program, on: executor)
          #expect(deviations == [], "\(program.file)")
        }
      }
      let changes = try Host().changes(since: before)
      #expect(changes == [])
    }
  }
}
