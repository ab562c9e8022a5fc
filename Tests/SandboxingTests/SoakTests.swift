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
