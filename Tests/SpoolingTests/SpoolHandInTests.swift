import Glibc
import JudgeCore
import Spooling
import SystemPackage
import Testing

@Suite struct SpoolHandInTests {
  @Test func `A hand-in makes the same claim as a drop, for the user that the caller names`() throws
  {
    let bench = try Bench()
    let spool = try bench.open()
    let name = try spool.handIn(
      problem: "beta", fileName: "a.cpp", uid: 1234, bytes: Array("int main() {}".utf8)
    ) { claim in
      try bench.ledger.record(claim)
      // On disk before it is recorded.
      #expect(bench.claimed == [claim.name])
      return claim.name
    }
    let claim = try #require(bench.ledger.claims.first)
    #expect(claim.name == name)
    #expect(claim.problem == "beta")
    #expect(claim.uid == 1234)
    #expect(claim.language == "cpp")
    #expect(bench.ledger.accepted == ["int main() {}"])
    #expect(bench.claimed.isEmpty)
    try bench.takeAll()
    #expect(bench.ledger.offers == 1)
  }

  @Test func `A language that is asked for wins over the ending`() throws {
    let bench = try Bench()
    let spool = try bench.open()
    try spool.handIn(
      problem: "alpha", fileName: "a.txt", uid: 1, bytes: [65], language: "python3"
    ) { try bench.ledger.record($0) }
    #expect(bench.ledger.claims.first?.language == "python3")
    #expect(bench.ledger.accepted == ["A"])
  }

  static let bad: [(String, String, [UInt8], String?, String)] = [
    ("gamma", "a.py", [65], nil, "there is no problem gamma (any more); there are alpha, beta"),
    (
      "../x\n", "a.py", [65], nil,
      #"there is no problem ../x\n (any more); there are alpha, beta"#
    ),
    (
      "alpha", "../a.py", [65], nil,
      "the name ../a.py cannot be used (it is not a plain file name): "
        + "rename the file and hand it in again"
    ),
    (
      "alpha", "", [65], nil,
      "the name \"\" cannot be used (it is not a plain file name): "
        + "rename the file and hand it in again"
    ),
    (
      "alpha", "a\0.py", [65], nil,
      #"the name a\0.py cannot be used (it has characters that do not print): "#
        + "rename the file and hand it in again"
    ),
    ("alpha", "a.py", [], nil, "a.py is empty: save it before you hand it in"),
    (
      "alpha", "a.py", [0], nil,
      "a.py is not a source text (it has zero bytes): hand in the source, saved as UTF-8"
    ),
    (
      "alpha", "a.py", [UInt8](repeating: 65, count: 131_073), nil,
      "a.py is larger than 128 KiB: hand in the source text only"
    ),
    ("alpha", "a.py", [65], "cobol", "there is no language cobol; known are c, cpp, python3"),
  ]

  @Test(arguments: bad)
  func `A bad hand-in is rejected with its reason`(
    problem: String, fileName: String, bytes: [UInt8], language: String?, reason: String
  ) throws {
    let bench = try Bench()
    let spool = try bench.open()
    try spool.handIn(
      problem: problem, fileName: fileName, uid: 1, bytes: bytes, language: language
    ) { try bench.ledger.record($0) }
    #expect(bench.ledger.reasons == [reason])
    #expect(bench.ledger.claims.first?.problem == problem)
    #expect(bench.claimed.isEmpty)
  }

  @Test func `A hand-in whose record fails was not handed in`() throws {
    let bench = try Bench()
    let spool = try bench.open()
    bench.ledger.fault = Fault(description: "disk full")
    #expect(throws: Fault.self) {
      try spool.handIn(problem: "alpha", fileName: "a.py", uid: 1, bytes: [65]) {
        try bench.ledger.record($0)
      }
    }
    bench.ledger.fault = nil
    #expect(bench.claimed.isEmpty)
    try bench.takeAll()
    #expect(bench.ledger.claims.isEmpty)
  }

  @Test func `Hand-ins and drops at the same time are each taken once`() async throws {
    let bench = try Bench()
    let spool = try bench.open()
    for number in 0..<50 { try bench.drop("drop \(number)", "a\(number).py") }
    let handedIn = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<50 {
        group.addTask {
          try spool.handIn(
            problem: "alpha", fileName: "h\(number).py", uid: 1, bytes: Array("hand \(number)".utf8)
          ) { claim in claim.name }
        }
      }
      try bench.take(until: 50)
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    try bench.takeAll()
    #expect(handedIn.count == 50)
    #expect(bench.ledger.claims.count == 50)
    #expect(bench.claimed.isEmpty)
  }
}
