internal import JudgeCore
internal import Synchronization

/// The tests of one trial, taken block by block by whichever of several workers is free, and their results, which are in the
/// tests' order whoever had them.
final class TestBlocks: Sendable {
  private struct State {
    var isTaken: [Bool]
    /// All tests before it are taken.
    var next = 0
    /// Taken, and not done after all.
    var returned: [Range<Int>] = []
    var underWay = 0
    /// What was heard of each test, and what is sealed of it.
    var heard: [TestResult?]
    var sealed: [TestResult?]
    /// What follows from what was heard; `nil`: that is to be found out again.
    var outlook: TestPlan.Outlook?
    var mechanisms: [Mechanism] = []
    /// How long the sealed ones took, all together, and how many they are.
    var time = Duration.zero
    var timed = 0
    /// How many tests the last block had.
    var lastSize = 0
    /// The first test that is still to be told of, how many were, and whether somebody is telling.
    var nextToTell = 0
    var told = 0
    var isTelling = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let plan: TestPlan
  private let tell: @Sendable (TestResult, _ number: Int) async -> Void
  private let state: Mutex<State>

  /// - Parameters:
  ///   - known: results of tests that are not to be run.
  ///   - tell: is told each result when all those before it that count are known.
  init(
    _ plan: TestPlan, known: [TestResult?],
    tell: @escaping @Sendable (TestResult, _ number: Int) async -> Void
  ) {
    self.plan = plan
    self.tell = tell
    state = Mutex(State(isTaken: known.map { $0 != nil }, heard: known, sealed: known))
  }

  private var count: Int { plan.count }

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
    let outlook = outlook(&state)
    while let block = state.returned.popLast() {
      if outlook.status(of: block.lowerBound) == .wanted { return block }
      for test in block { free(test, &state) }
    }
    guard let first = (state.next..<count).first(where: { isFree($0, outlook, state) }) else {
      return nil
    }
    state.lastSize = nextSize(state)
    let bound = min(first + state.lastSize, plan.blockEnd(of: first))
    var end = first
    while end < bound, isFree(end, outlook, state) {
      state.isTaken[end] = true
      end += 1
    }
    while state.next < count, state.isTaken[state.next] { state.next += 1 }
    return first..<end
  }

  /// Whether a test is to be begun: a result of one that is the same does for it.
  private func isFree(_ test: Int, _ outlook: TestPlan.Outlook, _ state: State) -> Bool {
    !state.isTaken[test] && outlook.status(of: test) == .wanted
      && !plan.twins(of: test).contains { state.isTaken[$0] }
  }

  private func free(_ test: Int, _ state: inout State) {
    state.isTaken[test] = false
    state.next = min(state.next, test)
  }

  private func outlook(_ state: inout State) -> TestPlan.Outlook {
    if let outlook = state.outlook { return outlook }
    let outlook = plan.outlook(results(state.heard))
    state.outlook = outlook
    return outlook
  }

  /// Each test's own result, or that of one which is the same.
  private func results(_ found: [TestResult?]) -> [TestResult?] {
    found.indices.map { result(of: $0, among: found) }
  }

  private func result(of test: Int, among found: [TestResult?]) -> TestResult? {
    let result = found[test] ?? plan.twins(of: test).lazy.compactMap { found[$0] }.first
    return result.map { plan.result($0, of: test) }
  }

  /// A result as it comes in, which its worker has not sealed yet.
  func hear(_ result: TestResult, of test: Int) async {
    state.withLock { state in
      state.heard[test] = result
      if plan.isTelling(result) { state.outlook = nil }
    }
    await tellOn()
  }

  /// Tells what can be told.
  func tellOn() async {
    while let (result, number) = state.withLock({ nextToTell(&$0) }) {
      await tell(result, number)
      state.withLock { $0.isTelling = false }
    }
  }

  private func nextToTell(_ state: inout State) -> (TestResult, Int)? {
    if state.isTelling { return nil }
    let outlook = outlook(&state)
    // What nothing depends on any more is passed over.
    let next = (state.nextToTell..<count).first { outlook.status(of: $0) != .unwanted }
    guard let next, outlook.status(of: next) == .wanted,
      let result = result(of: next, among: state.heard)
    else { return nil }
    state.isTelling = true
    state.nextToTell = next + 1
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
      for test in block.dropFirst(results.count) { free(test, &state) }
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
      state.outlook = nil
      state.underWay -= 1
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// The sealed results by test, and the walls that were in force.
  var outcome: (results: [TestResult?], mechanisms: [Mechanism]) {
    state.withLock { (results($0.sealed), $0.mechanisms) }
  }
}
