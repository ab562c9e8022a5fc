import Foundation
import Glibc
import JudgeCore
import Synchronization
import Testing

extension AllSandboxing {
  /// The whole suite of hostile programs, over and over, with every slot of the machine busy.
  @Suite(.serialized, .enabled(if: Soak.rounds > 0, "is for make soak"))
  struct SoakTests {
    @Test("no verdict ever deviates, and nothing is ever left")
    func soak() throws {
      let soak = try Soak()
      soak.run()
      #expect(soak.deviations == [])
    }

    @Test("the same of submissions as a whole")
    func submissions() async throws {
      let soak = try Soak()
      let stage = try SubmissionStage()
      try await stage.warmUp()
      let before = try Host()
      try await soak.run(stage)
      #expect(soak.deviations == [])
      let changes = try Host().changes(since: before)
      #expect(changes == [])
    }
  }
}

/// Rounds of the suite, divided among the slots: each takes the next one as soon as it is free.
private final class Soak: Sendable {
  /// How often the suite is run, by `JUDGE_SOAK`.
  static let rounds = getenv("JUDGE_SOAK").flatMap { Int(String(cString: $0)) } ?? 0

  private static let slots = ProcessInfo.processInfo.activeProcessorCount
  private let cases: [HostileCase]
  private let started = Mutex(0)
  private let found = Mutex<[String]>([])

  init() throws { cases = try HostileCase.all() }

  var deviations: [String] { found.withLock { $0 } }

  func run() {
    say("\(Self.rounds) rounds of \(cases.count) runs in \(Self.slots) slots")
    DispatchQueue.concurrentPerform(iterations: Self.slots) { slot in
      do {
        let arena = try Arena(core: slot, isAlone: false)
        while let number = nextRound() { try round(number, in: arena) }
      } catch {
        note("slot \(slot): \(error)")
      }
    }
  }

  func run(_ stage: SubmissionStage) async throws {
    let programs = try stage.programs()
    say("\(Self.rounds) rounds of \(programs.count) submissions in \(Self.slots) slots")
    try await stage.withExecutor(slots: Self.slots) { executor in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<Self.slots {
          group.addTask { [self] in
            while let number = nextRound() {
              for program in programs {
                let found = try await stage.deviations(of: program, on: executor, round: number)
                for deviation in found { note("round \(number), \(program.file): \(deviation)") }
              }
              say("round \(number): \(deviations.count) deviations so far")
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  private func nextRound() -> Int? {
    started.withLock { started in
      if started == Self.rounds { return nil }
      started += 1
      return started
    }
  }

  private func round(_ number: Int, in arena: Arena) throws {
    for item in cases {
      for deviation in try arena.deviations(of: item) {
        note("round \(number), \(item.testDescription): \(deviation)")
      }
    }
    say("round \(number): \(deviations.count) deviations so far")
  }

  private func note(_ deviation: String) {
    say(deviation)
    found.withLock { $0.append(deviation) }
  }

  private func say(_ line: String) {
    FileHandle.standardError.write(Data("soak: \(line)\n".utf8))
  }
}
