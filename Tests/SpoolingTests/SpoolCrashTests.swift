import Glibc
import JudgeCore
import Spooling
import Synchronization
import SystemPackage
import Testing

/// A crash between any two steps of a claim neither loses nor doubles a submission.
@Suite struct SpoolCrashTests {
  static let drops: [ClaimStep] = [
    .folderMade, .renamed, .durable, .examined, .recorded, .unlinked, .cleared,
  ]
  static let handIns: [ClaimStep] = [.written, .renamed, .durable, .examined, .recorded]

  @Test func `Every step is crashed at`() {
    #expect(Set(Self.drops + Self.handIns) == Set(ClaimStep.allCases))
  }

  @Test(arguments: drops)
  func `A daemon killed after a step of a claim takes the drop once`(step: ClaimStep) async throws {
    let bench = try Bench()
    try bench.open()
    bench.close()
    try bench.drop("print(1)", "a.py")
    let (path, name) = (bench.scratch.path.string, step.rawValue)
    await #expect(processExitsWith: .exitCode(9)) {
      [path = path as String, name = name as String] in
      try crash(after: name, in: path) { bench in try bench.takeAll() }
    }
    try bench.open()
    try bench.takeAll()
    #expect(bench.ledger.texts == ["print(1)"])
    #expect(names(in: bench.root.appending("alpha")).isEmpty)
    #expect(bench.claimed.isEmpty)
  }

  @Test(arguments: drops.filter { $0 != .unlinked })
  func `A daemon killed after a step of a rejection rejects the drop once`(
    step: ClaimStep
  ) async throws {
    let bench = try Bench()
    try bench.open()
    bench.close()
    try bench.drop("notes", "a.txt")
    let (path, name) = (bench.scratch.path.string, step.rawValue)
    await #expect(processExitsWith: .exitCode(9)) {
      [path = path as String, name = name as String] in
      try crash(after: name, in: path) { bench in try bench.takeAll() }
    }
    try bench.open()
    try bench.takeAll()
    #expect(bench.ledger.texts == ["rejected"])
    #expect(bench.rejected.count == 1)
    #expect(bench.claimed.isEmpty)
  }

  @Test(arguments: handIns)
  func `A daemon killed during a hand-in has it once, or not at all before it is written`(
    step: ClaimStep
  ) async throws {
    let bench = try Bench()
    try bench.open()
    bench.close()
    let (path, name) = (bench.scratch.path.string, step.rawValue)
    await #expect(processExitsWith: .exitCode(9)) {
      [path = path as String, name = name as String] in
      try crash(after: name, in: path) { bench in
        try bench.spool?.handIn(
          problem: "alpha", fileName: "a.py", uid: 1234, bytes: Array("print(1)".utf8)
        ) { try bench.ledger.record($0) }
      }
    }
    try bench.open()
    try bench.takeAll()
    #expect(bench.ledger.texts == (step == .written ? [] : ["print(1)"]))
    #expect(bench.ledger.claims.allSatisfy { $0.uid == 1234 })
    #expect(bench.claimed.isEmpty)
  }

  @Test func `A daemon killed among many claims takes each once`() throws {
    let bench = try Bench()
    let left = Mutex(150)
    try bench.open { step throws(SpoolError) in
      let isOver = left.withLock { left in
        left -= 1
        return left == 0
      }
      if isOver { throw .interrupted(step) }
    }
    for number in 0..<100 { try bench.drop("\(number)", "a\(number).py") }
    #expect(throws: SpoolError.self) { try bench.takeAll() }
    try bench.open()
    try bench.take(until: 100)
    try bench.takeAll()
    #expect(Set(bench.ledger.accepted) == Set((0..<100).map(String.init)))
    #expect(bench.ledger.claims.count == 100)
    #expect(bench.claimed.isEmpty)
  }

  @Test func `A record that fails, as on a full disk, is tried again and loses nothing`() throws {
    let bench = try Bench()
    try bench.open()
    bench.ledger.fault = Fault(description: "database or disk is full")
    try bench.drop("print(1)", "a.py")
    var report = try bench.take()
    while report.failures.isEmpty { report = try bench.take() }
    let name = try #require(bench.claimed.first)
    #expect(
      report.failures.map(\.description) == [
        "cannot record the submission \(name): database or disk is full; it is kept and tried again"
      ])
    #expect(names(in: bench.root.appending("alpha")).isEmpty)
    // Not only for this daemon.
    try bench.open()
    try bench.take()
    #expect(bench.claimed == [name])
    bench.ledger.fault = nil
    try bench.take(until: 1)
    #expect(bench.ledger.claims.map(\.name) == [name])
    #expect(bench.ledger.accepted == ["print(1)"])
    #expect(bench.claimed.isEmpty)
  }

  @Test(arguments: [
    "core", "1-00000000000000aa-i5", "1-00000000000000aa-x5.alpha", "1-aa-i5.alpha",
    "x-00000000000000aa-i5.alpha", "1-00000000000000aa-i5-c.alpha", "1-00000000000000aa-u-1.alpha",
    "01-00000000000000aa-i5.alpha", "1-00000000000000AA-i5.alpha",
  ])
  func `What is strange among the claims is told of and left alone`(name: String) throws {
    let bench = try Bench()
    try bench.open()
    bench.close()
    try write("x", to: bench.root.appending(".claimed").appending(name))
    try bench.open()
    #expect(
      try bench.take().failures == [.strangeClaim(bench.root.appending(".claimed").appending(name))]
    )
    #expect(bench.claimed == [name])
    #expect(bench.ledger.offers == 0)
  }
}

/// In a process of its own: opens the spool of the bench in that folder and does `body`, but ends after the step.
private func crash(
  after name: String, in path: String, _ body: (Bench) throws -> Void
) throws {
  let bench = try Bench(scratch: Scratch(keeping: FilePath(path)))
  let step = try #require(ClaimStep(rawValue: name))
  try bench.open { (done) throws(SpoolError) in
    if done == step { _exit(9) }
  }
  try body(bench)
}
