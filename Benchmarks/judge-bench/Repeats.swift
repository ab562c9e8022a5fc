internal import ArgumentParser
internal import Foundation
internal import JudgeCore
internal import Synchronization

/// How well the CPU time of a program repeats while other slots are busy with the same.
struct Repeats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a program alone and with all slots busy: lines `idle ms` and `busy ms`.")

  @OptionGroup var place: Place

  @Argument(help: "What the program is called with: its kind of work.")
  var kind: String

  @Option(help: "How many slots are busy.")
  var slots = 2

  @Option(help: "How many runs with all slots busy; a fifth of that alone.")
  var count = 100

  private static let limits = Limits(cpu: .seconds(10), memory: .mib(256))

  func run() throws {
    nonisolated(unsafe) let all = try (0..<slots).map { try place.slot($0) }
    for _ in 0..<(count / 5) { try tell("idle", all[0]) }
    let started = Mutex(0)
    let failed = Mutex(false)
    DispatchQueue.concurrentPerform(iterations: slots) { index in
      while started.withLock({ started in
        started += 1
        return started <= count
      }) {
        do { try tell("busy", all[index]) } catch { failed.withLock { $0 = true } }
      }
    }
    if failed.withLock({ $0 }) { throw ExitCode.failure }
  }

  private func tell(_ circumstance: String, _ slot: Slot) throws {
    let facts = try slot.run([kind], limits: Self.limits)
    guard facts.ending == .exited(status: 0) else { throw ExitCode.failure }
    print(circumstance, facts.cpu.milliseconds)
  }
}
