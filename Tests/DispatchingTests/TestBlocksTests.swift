import JudgeCore
import Synchronization
import Testing

// Who gets which tests is the executor's own business.
@testable import Dispatching

/// How tests are divided among workers, without any.
@Suite struct TestBlocksTests {
  private final class Told: Sendable {
    private let list = Mutex<[String]>([])
    var all: [String] { list.withLock { $0 } }
    func add(_ text: String) { list.withLock { $0.append(text) } }
  }

  private func result(
    _ test: Int, _ verdict: Verdict = .accepted, wall: Duration = .zero
  ) -> TestResult {
    TestResult(
      name: "\(test)", verdict: verdict,
      usage: Usage(cpu: .zero, wall: wall, memory: .zero), exitStatus: 0, signal: nil, message: "")
  }

  private func blocks(_ count: Int, stops: Bool = true, _ told: Told = Told()) -> TestBlocks {
    blocks(TestPlan(count: count, stopsAtFirstFailure: stops), told: told)
  }

  private func blocks(
    _ plan: TestPlan, known: [Int: TestResult] = [:], told: Told = Told()
  ) -> TestBlocks {
    TestBlocks(plan, known: (0..<plan.count).map { known[$0] }) { result, number in
      told.add("\(number):\(result.name)")
    }
  }

  private func results(_ blocks: TestBlocks) -> [TestResult] {
    blocks.outcome.results.compactMap(\.self)
  }

  @Test(arguments: [1, 2, 7, 8, 20, 100, 1000])
  func `every test is handed out once, in order`(count: Int) {
    let blocks = blocks(count)
    var taken: [Int] = []
    var workers = 0
    while let block = blocks.take() {
      taken += Array(block)
      workers += 1
    }
    #expect(taken == Array(0..<count))
    #expect(workers == blocks.mostWorkers)
  }

  @Test(
    "tests that take little go together, as many as make up 5 ms",
    arguments: [
      (20, 1000, [2, 4, 5, 5, 4]), (20, 2500, [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
      (10, 1000, [1, 2, 4, 3]),
      (100, 10, [12, 16, 16, 16, 16, 16, 8]), (3, 1000, [1, 2]),
    ])
  func sizes(count: Int, microseconds: Int, wanted: [Int]) {
    let blocks = blocks(count)
    var sizes: [Int] = []
    while let block = blocks.take() {
      sizes.append(block.count)
      let results = block.map { result($0, wall: .microseconds(microseconds)) }
      blocks.finish(block, results, [])
    }
    #expect(sizes == wanted)
  }

  @Test func `results are in the tests' order, whoever has them first`() async {
    let told = Told()
    let blocks = blocks(4, stops: true, told)
    let taken = (0..<4).compactMap { _ in blocks.take() }
    for test in [2, 0, 3, 1] {
      await blocks.hear(result(test), of: test)
      blocks.finish(taken[test], [result(test)], [.seccomp])
    }
    #expect(told.all == ["1:0", "2:1", "3:2", "4:3"])
    #expect(results(blocks).map(\.name) == ["0", "1", "2", "3"])
    #expect(blocks.outcome.mechanisms == [.seccomp])
    #expect(await blocks.next() == nil)
  }

  @Test func `what is known is told, and not handed out`() async {
    let told = Told()
    let plan = TestPlan(count: 5, stopsAtFirstFailure: true)
    let blocks = blocks(
      plan, known: [0: result(0), 2: result(2), 4: result(4, .wrongAnswer)], told: told)
    #expect(blocks.take() == 1..<2)
    #expect(blocks.take() == 3..<4)
    #expect(blocks.take() == nil)
    for test in [1, 3] {
      await blocks.hear(result(test), of: test)
      blocks.finish(test..<test + 1, [result(test)], [.seccomp])
    }
    #expect(told.all == ["1:0", "2:1", "3:2", "4:3", "5:4"])
    #expect(results(blocks).map(\.name) == ["0", "1", "2", "3", "4"])
  }

  @Test func `after a failure nothing behind it is begun or told`() async {
    let told = Told()
    let blocks = blocks(6, stops: true, told)
    let taken = (0..<4).compactMap { _ in blocks.take() }
    for test in [3, 1, 2, 0] {
      let verdict: Verdict = test == 1 || test == 3 ? .wrongAnswer : .accepted
      await blocks.hear(result(test, verdict), of: test)
      blocks.finish(taken[test], [result(test, verdict)], [])
    }
    #expect(blocks.take() == nil)
    #expect(told.all == ["1:0", "2:1"])
  }

  @Test func `where a failure is no end all are run`() async {
    let blocks = blocks(3, stops: false)
    while let block = blocks.take() {
      for test in block { await blocks.hear(result(test, .wrongAnswer), of: test) }
      blocks.finish(block, block.map { result($0, .wrongAnswer) }, [])
    }
    #expect(results(blocks).count == 3)
  }

  @Test func `a failure that a broken worker has told of ends nothing`() async {
    let blocks = blocks(3)
    let taken = (0..<3).compactMap { _ in blocks.take() }
    await blocks.hear(result(1, .wrongAnswer), of: 1)
    blocks.giveBack(taken[1])
    #expect(blocks.take() == 1..<2)
    for test in 0..<3 {
      await blocks.hear(result(test), of: test)
      blocks.finish(taken[test], [result(test)], [])
    }
    #expect(results(blocks).map(\.verdict) == [.accepted, .accepted, .accepted])
  }

  @Test func `a block that is given back is somebody's again, and its owner waits for that`() async
  {
    let blocks = blocks(2)
    let (first, second) = (blocks.take(), blocks.take())
    async let next = blocks.next()
    if let first { blocks.finish(first, [result(0)], []) }
    if let second { blocks.giveBack(second) }
    #expect(await next == 1..<2)
    #expect(results(blocks).map(\.name) == ["0"])
    blocks.finish(1..<2, [result(1)], [])
    #expect(await blocks.next() == nil)
    #expect(results(blocks).map(\.name) == ["0", "1"])
  }

  // MARK: - Groups

  /// Groups of `secret`, each of so many tests, with how they are added up and what they require.
  private func plan(
    _ groups: [(count: Int, rule: Aggregation)], twins: [[Int]] = []
  ) -> TestPlan {
    var count = 0
    let members = groups.enumerated().map { index, group in
      defer { count += group.count }
      return TestGroup.Member.group(
        TestGroup(
          name: "g\(index)", rule: .aggregation(group.rule),
          members: (count..<count + group.count).map { .test($0) }))
    }
    let whole = TestGroup(
      name: "secret", rule: .aggregation(Aggregation(.sum, maximum: 100)), members: members)
    return TestPlan(
      Scoring(whole: whole, twins: twins), names: (0..<count).map { "\($0)" }, stopsEarly: true)
  }

  private static let allOrNothing = Aggregation(.passFail, maximum: 10)
  private static let shares = Aggregation(.sum, maximum: 10)

  /// Has blocks done one after the other, and gives what was run.
  private func runAll(
    _ blocks: TestBlocks, failing: Set<Int> = [], _ plan: TestPlan
  ) async -> [[Int]] {
    var run: [[Int]] = []
    while let block = await blocks.next() {
      var judged: [TestResult] = []
      for test in block {
        let result = result(test, failing.contains(test) ? .wrongAnswer : .accepted)
        judged.append(result)
        await blocks.hear(result, of: test)
        if result.verdict != .accepted && plan.stopsAtFirstFailure(from: block.lowerBound) {
          break
        }
      }
      blocks.finish(block, judged, [])
      await blocks.tellOn()
      run.append(Array(block))
    }
    return run
  }

  @Test func `no block crosses the border of a group`() async {
    let plan = plan([(17, Self.allOrNothing), (20, Self.shares)])
    let blocks = blocks(plan)
    let run = await runAll(blocks, plan)
    #expect(run.flatMap(\.self) == Array(0..<37))
    #expect(run.allSatisfy { block in Set(block.map { $0 < 17 }).count == 1 })
  }

  @Test func `a failure ends its group and no other, and all are told in order`() async {
    let told = Told()
    let plan = plan([(3, Self.allOrNothing), (3, Self.shares), (2, Self.allOrNothing)])
    let blocks = blocks(plan, told: told)
    let run = await runAll(blocks, failing: [1, 3, 6], plan)
    #expect(run.flatMap(\.self) == [0, 1, 3, 4, 5, 6])
    #expect(told.all == ["1:0", "2:1", "3:3", "4:4", "5:5", "6:6"])
    #expect(results(blocks).map(\.name) == ["0", "1", "3", "4", "5", "6"])
  }

  @Test func `a group waits for those that it requires, and others do not`() async {
    let dependent = Aggregation(.passFail, maximum: 10, requires: ["g0"])
    for fails in [false, true] {
      let blocks = blocks(plan([(1, Self.allOrNothing), (1, dependent), (1, Self.shares)]))
      #expect(blocks.take() == 0..<1)
      #expect(blocks.take() == 2..<3)
      #expect(blocks.take() == nil)
      let first = result(0, fails ? .wrongAnswer : .accepted)
      await blocks.hear(first, of: 0)
      blocks.finish(0..<1, [first], [])
      #expect(blocks.take() == (fails ? nil : 1..<2))
    }
  }

  @Test func `a test that is the same is judged once`() async {
    let told = Told()
    let plan = plan(
      [(2, Self.allOrNothing), (3, Self.shares)], twins: [[0, 3], [1, 2]])
    let blocks = blocks(plan, told: told)
    let run = await runAll(blocks, plan)
    #expect(run == [[0], [1], [4]])
    #expect(told.all == ["1:0", "2:1", "3:2", "4:3", "5:4"])
    #expect(results(blocks).map(\.name) == ["0", "1", "2", "3", "4"])
    let share: Double? = 10.0 / 3
    #expect(results(blocks).map(\.score) == [nil, nil, share, share, share])
  }

  @Test func `a test is judged where its twin was not`() async {
    let plan = plan([(2, Self.allOrNothing), (2, Self.shares)], twins: [[1, 3]])
    let blocks = blocks(plan)
    let run = await runAll(blocks, failing: [0], plan)
    #expect(run == [[0], [2], [3]])
    guard case .concluded(let conclusion) = plan.conclude(blocks.outcome.results) else {
      Issue.record("something is missing")
      return
    }
    #expect(conclusion.tests.map(\.name) == ["0", "2", "3"])
  }

  @Test func `a twin under way is waited for, and begun again when its worker breaks`() async {
    let plan = plan([(1, Self.shares), (1, Self.shares)], twins: [[0, 1]])
    let blocks = blocks(plan)
    #expect(blocks.take() == 0..<1)
    #expect(blocks.take() == nil)
    blocks.giveBack(0..<1)
    #expect(await blocks.next() == 0..<1)
    await blocks.hear(result(0), of: 0)
    blocks.finish(0..<1, [result(0)], [])
    #expect(await blocks.next() == nil)
    #expect(results(blocks).map(\.name) == ["0", "1"])
  }
}
