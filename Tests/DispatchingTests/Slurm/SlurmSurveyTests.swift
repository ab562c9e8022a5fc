import JudgeCore
import SystemPackage
import TestSupport
import Testing
import WorkerProtocol

// What sinfo wrote is read by nobody's interface.
@testable import Dispatching

@Suite(.serialized) struct SlurmSurveyTests {
  @Test func `a node in two partitions is told once, and only one that works is usable`() {
    let nodes = SlurmSurvey.parse(
      "g1|gpu|idle|gpu:4\ng1|all|idle|gpu:4\nc1|cpu|mixed|(null)\nc2|cpu|down*|(null)\nno line\n")
    #expect(nodes.map(\.name) == ["g1", "c1", "c2"])
    #expect(nodes.map(\.hasGPU) == [true, false, false])
    #expect(nodes.map(\.isUsable) == [true, true, false])
  }

  @Test(.needsSlurm) func `every node says what it can do, each for itself`() async throws {
    let stage = try SlurmStage()
    let survey = SlurmSurvey(stage.settings())
    let nodes = try await survey.nodes()
    #expect(Set(nodes.map(\.name)) == ["c1", "g1"])
    for node in nodes {
      let facts = try await survey.describe(node, packages: ["sys", "no_such_package"])
      #expect(facts.host == node.name && facts.version == WorkerVersion.current)
      #expect(facts.allottedGPUs == (node.hasGPU ? "0" : nil))
      #expect(facts.mode != nil && facts.mechanisms.contains(.seccomp))
      #expect(facts.cores > 0 && facts.memory > .zero)
      if facts.python != nil { #expect(facts.packages == ["sys": "?", "no_such_package": nil]) }
    }
    try await stage.expectNothingLeft()
  }

  @Test(.needsSlurm) func `a node that is left out is not asked`() async throws {
    let stage = try SlurmStage()
    let survey = SlurmSurvey(stage.settings { $0.exclude = ["g[1-3]"] })
    #expect(try await survey.nodes().map(\.name) == ["c1"])
  }

  @Test(.needsSlurm) func `a node without the worker says so`() async throws {
    let stage = try SlurmStage()
    let survey = SlurmSurvey(stage.settings { $0.worker = "/nowhere/judge-worker" })
    let node = try #require(try await survey.nodes().first)
    let fault = await #expect(throws: ExecutorFault.self) {
      _ = try await survey.describe(node, packages: [])
    }
    #expect(fault?.description.contains("there is no judge-worker") == true)
  }
}
