import GRDB
import JudgeCore
import Storage
import Testing

/// What was measured on a GPU, from the verdict to everybody who asks for it.
@Suite struct GPUFiguresTests {
  private static let figures = GPUFigures(
    model: "NVIDIA H100", compute: "9.0", driver: "580.1", calls: 20, time: 1234.5, fastest: 1200,
    slowest: 1300, variation: 0.012, host: 30, event: 1100, overhead: 350, bytes: 4_000_000_000,
    operations: 10_000_000_000, copyRate: 3e12, copyEventRate: 3.1e12, peakRate: 3.35e12,
    memory: .mib(12), smClock: 1980, memoryClock: 2619, throttle: "none")

  private func finish(_ fixture: StoreFixture, _ claim: String, time: Duration) async throws
    -> Int64
  {
    let id = try fixture.queue(claim)
    let attempt = try await fixture.begin(id)
    let usage = Usage(cpu: .zero, wall: time, memory: .mib(12))
    var test = TestResult(
      name: "secret/1", verdict: .accepted, usage: usage, exitStatus: nil, signal: nil, message: "")
    test.gpu = Self.figures
    #expect(
      try await fixture.store.finish(
        attempt, Outcome(verdict: .accepted, usage: usage, tests: [test])))
    return id
  }

  @Test func `figures come back as they were, and the submission names the GPU`() async throws {
    let fixture = try await StoreFixture()
    let id = try await finish(fixture, "a", time: .milliseconds(2))
    let submission = try #require(try await fixture.store.submission(id))
    #expect(submission.gpu == "NVIDIA H100")
    #expect(submission.tests.map(\.gpu) == [Self.figures])
    let row = try fixture.withSQL { db in
      try Row.fetchOne(
        db, sql: "SELECT gpu_time_us, gpu_variation, gpu ->> 'sm_mhz' AS mhz FROM tests_v1")
    }
    let time: Double? = row?["gpu_time_us"]
    let variation: Double? = row?["gpu_variation"]
    let clock: Int? = row?["mhz"]
    #expect(time == 1234.5 && variation == 0.012 && clock == 1980)
  }

  @Test func `the board has the least time on a GPU`() async throws {
    let fixture = try await StoreFixture()
    _ = try await finish(fixture, "a", time: .milliseconds(5))
    _ = try await finish(fixture, "b", time: .milliseconds(2))
    _ = try await fixture.make(.judged, claim: "c")
    let row = try #require(try await fixture.store.board().first)
    #expect(row.bestGPU == .milliseconds(2))
  }

  @Test func `rates and shares follow from bytes and time`() {
    var figures = Self.figures
    #expect(figures.copyShare.map { ($0 * 1000).rounded() } == 1173)
    figures.event = nil
    #expect(figures.rate.map { ($0 / 1e9).rounded() } == 3240)
    #expect(figures.copyShare.map { ($0 * 1000).rounded() } == 1080)
    #expect(figures.operationRate.map { ($0 / 1e9).rounded() } == 8100)
    figures.bytes = 0
    #expect(figures.rate == nil && figures.copyShare == nil)
  }

  @Test func `what cannot be is not plausible`() {
    #expect(Self.figures.isPlausible)
    let changes: [(inout GPUFigures) -> Void] = [
      { $0.memory = ByteCount(bytes: -1) }, { $0.time = -1 }, { $0.calls = -1 }, { $0.model = "" },
      { $0.host = .nan }, { $0.copyRate = .infinity }, { $0.bytes = .max },
      { $0.throttle = String(repeating: "x", count: 300) },
    ]
    for change in changes {
      var figures = Self.figures
      change(&figures)
      #expect(!figures.isPlausible)
    }
  }
}
