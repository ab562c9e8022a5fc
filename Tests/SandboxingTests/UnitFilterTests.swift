import Glibc
import JudgeCore
import Testing

extension AllSandboxing {
  /// What systemd's filter, over that of the sandbox, makes of the attempts that elsewhere end a run as SV.
  @Suite(
    .serialized,
    .enabled(if: access("/usr/bin/systemd-analyze", X_OK) == 0, "systemd-analyze is not installed"))
  struct UnitFilterTests {
    @Test("under the shipped unit's filter every attempt fails, with the verdict of its header")
    func attempts() throws {
      let arena = try Arena(unit: UnitFilter())
      for item in try HostileCase.all()
      where item.program.verdicts[.service] == .securityViolation {
        let deviations = try arena.deviations(of: item)
        #expect(deviations == [], "\(item.testDescription)")
      }
    }
  }
}
