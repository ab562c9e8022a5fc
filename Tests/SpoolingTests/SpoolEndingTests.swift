import JudgeCore
import Spooling
import Testing

/// Endings that stand for a language in one problem alone.
@Suite struct SpoolEndingTests {
  private static let endings = ["alpha": [".txt": "python3"]]

  @Test func `a file of such an ending is taken in that problem`() throws {
    let bench = try Bench()
    let spool = try bench.open()
    _ = try spool.serve(problems: ["alpha", "beta"], endings: Self.endings)
    try bench.drop("q01: A\n", "answers.txt")
    try bench.take(until: 1)
    try bench.drop("q01: A\n", "answers.txt", problem: "beta")
    try bench.take(until: 2)
    #expect(bench.ledger.claims.map(\.language) == ["python3", nil])
    #expect(bench.ledger.accepted == ["q01: A\n"])
    #expect(
      bench.ledger.reasons == [
        "the ending of answers.txt names no language; known are .c (c), .cpp (cpp), .py (python3)"
      ])
  }

  @Test func `one of another ending is told of it`() throws {
    let bench = try Bench()
    let spool = try bench.open()
    _ = try spool.serve(problems: ["alpha"], endings: Self.endings)
    try bench.drop("q01: A\n", "answers.doc")
    try bench.take(until: 1)
    #expect(
      bench.ledger.reasons == [
        "the ending of answers.doc names no language; known are .c (c), .cpp (cpp), .py (python3), .txt (python3)"
      ])
  }

  @Test func `it goes before what the settings say, and holds as long as it is served`() throws {
    let bench = try Bench()
    let spool = try bench.open()
    _ = try spool.serve(problems: ["alpha"], endings: ["alpha": [".c": "cpp"]])
    let language = { (name: String) in
      try spool.handIn(problem: "alpha", fileName: name, uid: 1, bytes: [0x31]) { $0.language }
    }
    #expect(try language("a.c") == "cpp")
    _ = try spool.serve(problems: ["alpha"])
    #expect(try language("a.c") == "c")
  }
}
