internal import JudgeCore
internal import Synchronization

/// The tests of one trial, taken block by block by whichever of several workers is free, and their results, which are in the
/// tests' order whoever had them.
final class TestBlocks: Sendable {
  private struct State {
    /// The first test that nobody has taken yet.
    var next = 0
    /// Taken, and not done after all.
    var returned: [Range<Int>] = []
    var underWay = 0
    /// What was heard of each test, and what is sealed of it.
    var heard: [TestResult?]
    var sealed: [TestResult?]
    var mechanisms: [Mechanism] = []
    /// How long the sealed ones took, all together, and how many they are.
    var time = Duration.zero
    var timed = 0
    /// How many tests the last block had.
    var lastSize = 0
    /// Tests that were told of, and whether somebody is telling.
    var told = 0
    var isTelling = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  let count: Int
  private let stopsAtFirstFailure: Bool
  private let tell: @Sendable (TestResult, _ number: Int) async -> Void
  private let state: Mutex<State>

  /// - Parameter tell: is told each result when all those before it are known.
  init(
    count: Int, stopsAtFirstFailure: Bool,
    tell: @escaping @Sendable (TestResult, _ number: Int) async -> Void
  ) {
    self.count = count
    self.stopsAtFirstFailure = stopsAtFirstFailure
    self.tell = tell
    let nothing = [TestResult?](repeating: nil, count: count)
    state = Mutex(State(heard: nothing, sealed: nothing))
  }

  /// Few enough in a block that nobody waits long for the last one.
  private var firstSize: Int { min(max(count / 8, 1), Self.most) }

  /// How many workers could be at work on them at a time.
  var mostWorkers: Int { (count + firstSize - 1) / firstSize }

  private static let most = 16
  /// What a block should take at least: to ask for one costs as much as half of a short test.
  private static let leastTime = Duration.milliseconds(5)

  /// The size of the next block, once it is known how long tests take: short ones go together. The first ones may tell little of
  /// the others, so a block is no more than twice as large as the last one.
  private func nextSize(_ state: State) -> Int {
    guard state.time > .zero else { return firstSize }
    let enough = min(Self.leastTime * state.timed / state.time, Double(2 * state.lastSize))
    let left = count - state.next
    return min(Double(left) <= enough ? left : max(firstSize, Int(enough)), Self.most)
  }

  /// The next block; `nil`: there is nothing to be begun, at least not now.
  func take() -> Range<Int>? { look().block }

  /// The next block, or else whether there can be none any more: one look at both, or a block that is given back is missed.
  private func look() -> (block: Range<Int>?, isOver: Bool) {
    state.withLock { state in
      guard let block = nextBlock(&state) else { return (nil, state.underWay == 0) }
      state.underWay += 1
      return (block, false)
    }
  }

  /// The next block, once it is known whether there is one; `nil`: all is done.
  func next() async -> Range<Int>? {
    while true {
      let (block, isOver) = look()
      if block != nil || isOver { return block }
      await withCheckedContinuation { waiter in
        let isOver = state.withLock { state in
          let isOver = state.underWay == 0 || !state.returned.isEmpty
          if !isOver { state.waiter = waiter }
          return isOver
        }
        if isOver { waiter.resume() }
      }
    }
  }

  private func nextBlock(_ state: inout State) -> Range<Int>? {
    let end = stopsAtFirstFailure ? state.heard.firstIndex { $0.isFailure } ?? count : count
    while let block = state.returned.popLast() {
      if block.lowerBound < end { return block }
    }
    guard state.next < end else { return nil }
    state.lastSize = nextSize(state)
    let block = state.next..<min(state.next + state.lastSize, count)
    state.next = block.upperBound
    return block
  }

  /// A result as it comes in, which its worker has not sealed yet.
  func hear(_ result: TestResult, of test: Int) async {
    state.withLock { $0.heard[test] = result }
    while let (result, number) = state.withLock({ nextToTell(&$0) }) {
      await tell(result, number)
      state.withLock { $0.isTelling = false }
    }
  }

  private func nextToTell(_ state: inout State) -> (TestResult, Int)? {
    guard !state.isTelling, state.told < count, let result = state.heard[state.told] else {
      return nil
    }
    if stopsAtFirstFailure, state.told > 0, state.heard[state.told - 1].isFailure { return nil }
    state.isTelling = true
    state.told += 1
    return (result, state.told)
  }

  /// A block that is done: its results, of all its tests unless one failed.
  func finish(_ block: Range<Int>, _ results: [TestResult], _ mechanisms: [Mechanism]) {
    end { state in
      for (test, result) in zip(block, results) {
        state.sealed[test] = result
        state.time += result.usage.wall
        state.timed += 1
      }
      state.mechanisms = mechanisms
    }
  }

  /// A block that is not done, since its worker has broken off. What was heard of it never happened.
  func giveBack(_ block: Range<Int>) {
    end { state in
      state.returned.append(block)
      for test in block { state.heard[test] = nil }
    }
  }

  private func end(_ change: (inout State) -> Void) {
    let waiter = state.withLock { state in
      change(&state)
      state.underWay -= 1
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// The sealed results, up to the first failure where that ends it, and the walls that were in force.
  var outcome: (results: [TestResult], mechanisms: [Mechanism]) {
    state.withLock { state in
      var results: [TestResult] = []
      for case let result? in state.sealed.prefix(while: { $0 != nil }) {
        results.append(result)
        if stopsAtFirstFailure && result.verdict != .accepted { break }
      }
      return (results, state.mechanisms)
    }
  }
}

extension TestResult? {
  fileprivate var isFailure: Bool { map { $0.verdict != .accepted } ?? false }
}
