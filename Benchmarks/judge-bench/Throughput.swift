internal import ArgumentParser
internal import Foundation
internal import JudgeCore
internal import Synchronization

/// How many runs a second so many slots get done, each on a core of its own.
struct Throughput: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Count runs by one slot and by several at once: a line of runs per second for each turn.")

  @OptionGroup var place: Place

  @Option(help: "How many slots.")
  var slots = 2

  @Option(help: "Seconds of each measurement.")
  var seconds = 1.0

  @Option(help: "How many measurements of each.")
  var turns = 10

  func run() throws {
    let all = try (0..<slots).map { try place.slot($0) }
    for _ in 0..<turns {
      let one = try rate(Array(all.prefix(1)))
      print(one, try rate(all))
    }
  }

  private func rate(_ slots: [Slot]) throws -> Double {
    let count = Mutex(0)
    let failed = Mutex<(any Error)?>(nil)
    nonisolated(unsafe) let slots = slots
    let end = ContinuousClock.now + .seconds(seconds)
    DispatchQueue.concurrentPerform(iterations: slots.count) { index in
      do {
        var own = 0
        while ContinuousClock.now < end {
          try slots[index].run(limits: Slot.limits)
          own += 1
        }
        count.withLock { $0 += own }
      } catch {
        failed.withLock { $0 = error }
      }
    }
    if let error = failed.withLock({ $0 }) { throw error }
    return Double(count.withLock { $0 }) / seconds
  }
}
