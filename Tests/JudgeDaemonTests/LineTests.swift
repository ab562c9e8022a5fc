import Dispatching
import JudgeCore
import Testing

@testable import JudgeDaemon  // places in line are the daemon's own business
@testable import Storage  // what waits comes from no one else

@Suite struct LineTests {
  private struct Slots: Executor {
    var name: String
    var slots: Int

    func judge(
      _ trial: Trial, progress: @escaping @Sendable (TrialProgress) async -> Void
    ) async throws -> TrialResult { throw ExecutorFault("judges nothing") }
  }

  /// `cpu` and `slow` are judged here in two slots, `gpu` by Slurm, one at a time; nothing judges `broken`.
  private static let lanes = Lanes([
    Lanes.Lane(executor: Slots(name: "local", slots: 2), problems: ["cpu", "slow"]),
    Lanes.Lane(executor: Slots(name: "slurm", slots: 1), problems: ["gpu"]),
  ])

  private func line(_ problems: String...) -> Line {
    let waiting = problems.enumerated().map {
      Waiting(id: Int64($0.offset + 1), problem: $0.element)
    }
    let pace = Pace(["cpu": .seconds(2), "slow": .seconds(20), "gpu": .seconds(60)])
    return Line(waiting, lanes: Self.lanes, pace: pace)
  }

  @Test func `each lane has a line of its own`() {
    let line = line("gpu", "cpu", "gpu", "slow", "cpu")
    #expect((1...5).map { line.place(of: $0)?.position } == [1, 1, 2, 2, 3])
    #expect(line.place(of: 9) == nil)
  }

  @Test func `what cannot be judged has no place, and is in nobody's way`() {
    let line = line("broken", "cpu")
    #expect(line.place(of: 1) == nil)
    #expect(line.place(of: 2)?.position == 1)
  }

  @Test
  func
    `whoever waits does so for what is before, spread over the slots, and half of what is running`()
  {
    let line = line("cpu", "slow", "cpu", "gpu", "gpu")
    #expect(
      (1...5).map { line.place(of: $0)?.wait } == [
        .seconds(1), .seconds(11), .seconds(12), .seconds(30), .seconds(90),
      ])
  }

  @Test func `the pace follows what is judged, and guesses what never was`() {
    let pace = Pace([:])
    #expect(pace.usual("sum") == nil)
    pace.judged("sum", in: .seconds(8))
    #expect(pace.usual("sum") == .seconds(8))
    #expect(pace.usual("other") == .seconds(8))
    pace.judged("sum", in: .seconds(16))
    #expect(pace.usual("sum") == .seconds(9))
  }
}
