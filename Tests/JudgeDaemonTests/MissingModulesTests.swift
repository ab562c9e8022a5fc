import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeDaemon  // what the daemon's status says follows from it

@Suite struct MissingModulesTests {
  @Test func `a problem that needs a module that is not here stands in the status`() throws {
    let scratch = try ScratchFolder()
    try SamplePackage.make(in: scratch)
    try scratch.write(
      "sum/judge.yaml", "schema: 1\nlanguages: {python3: {packages: [no_such_module]}}\n")
    try SamplePackage.make(in: scratch, name: "other")
    try scratch.write("bad/problem.yaml", "name: 1\nx: 2\n")
    let catalog = try ProblemCatalog.read(directory: scratch.path)
    let shelf = ProblemShelf(catalog)
    #expect(
      shelf.failures.last
        == "sum cannot be judged on this machine: Python has no no_such_module here")
    #expect(shelf.failures.count == 2)
    #expect(ProblemShelf(catalog, isElsewhere: { _ in true }).failures.count == 1)
  }
}
