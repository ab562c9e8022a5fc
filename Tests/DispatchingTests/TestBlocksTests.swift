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
    TestBlocks(count: count, stopsAtFirstFailure: stops) { result, number in
      told.add("\(number):\(result.name)")
    }
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
    #expect(blocks.outcome.results.map(\.name) == ["0", "1", "2", "3"])
    #expect(blocks.outcome.mechanisms == [.seccomp])
    #expect(await blocks.next() == nil)
  }

  @Test func `after a failure nothing behind it is begun, told or kept`() async {
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
    #expect(blocks.outcome.results.map(\.name) == ["0", "1"])
  }

  @Test func `where a failure is no end all are run`() async {
    let blocks = blocks(3, stops: false)
    while let block = blocks.take() {
      for test in block { await blocks.hear(result(test, .wrongAnswer), of: test) }
      blocks.finish(block, block.map { result($0, .wrongAnswer) }, [])
    }
    #expect(blocks.outcome.results.count == 3)
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
    #expect(blocks.outcome.results.map(\.verdict) == [.accepted, .accepted, .accepted])
  }

  @Test func `a block that is given back is somebody's again, and its owner waits for that`() async
  {
    let blocks = blocks(2)
    let (first, second) = (blocks.take(), blocks.take())
    async let next = blocks.next()
    if let first { blocks.finish(first, [result(0)], []) }
    if let second { blocks.giveBack(second) }
    #expect(await next == 1..<2)
    #expect(blocks.outcome.results.map(\.name) == ["0"])
    blocks.finish(1..<2, [result(1)], [])
    #expect(await blocks.next() == nil)
    #expect(blocks.outcome.results.map(\.name) == ["0", "1"])
  }
}
