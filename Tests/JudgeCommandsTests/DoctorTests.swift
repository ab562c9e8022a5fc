import Configuring
import Dispatching
import JudgeCore
import SystemPackage
import TestSupport
import Testing
import WorkerProtocol

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("The doctor")
struct DoctorTests {
  private static let good = KernelFeatures(
    maximumUserNamespaces: 1000, allowsUserNamespaces: true, landlockVersion: 3,
    hasSeccompNotification: true, cgroup: .v2(controllers: "cpu memory pids"))

  private func grades(_ kernel: KernelFeatures) throws -> [String: Examination.Finding.Grade] {
    let scratch = try ScratchFolder()
    try SamplePackage.make(in: scratch)
    var configuration = JudgeConfiguration()
    configuration.problems.path = scratch.path
    let findings = Examination(configuration: configuration, kernel: kernel).machine()
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.check, $0.grade) })
  }

  @Test("finds nothing wrong with a good machine")
  func good() throws {
    #expect(try grades(Self.good).values.allSatisfy { $0 == .ok })
  }

  @Test("says what is degraded or lacking, and how to mend it")
  func lacking() throws {
    var kernel = Self.good
    kernel.landlockVersion = 0
    kernel.cgroup = nil
    kernel.hasSeccompNotification = false
    let grades = try grades(kernel)
    #expect(grades["Landlock"] == .degraded)
    #expect(grades["cgroup"] == .degraded)
    #expect(grades["seccomp"] == .failed)
  }

  @Test("finds a malformed package and a missing folder")
  func packages() throws {
    let scratch = try ScratchFolder()
    try SamplePackage.make(in: scratch)
    try scratch.write("bad/problem.yaml", "nonsense: 1\n")
    var configuration = JudgeConfiguration()
    configuration.problems.path = scratch.path
    let findings = Examination(configuration: configuration, kernel: Self.good).machine()
    #expect(
      findings.contains { $0.check == "problem bad" && $0.grade == .failed && !$0.remedy.isEmpty })
    configuration.problems.path = scratch.path.appending("none")
    let none = Examination(configuration: configuration, kernel: Self.good).machine()
    #expect(none.contains { $0.check == "problems" && $0.grade == .failed && !$0.remedy.isEmpty })
  }

  @Test("runs the self-test of each language and names the walls that are missing")
  func languages() async throws {
    let language = { (code: String, source: String) in
      Language(
        code: code, name: code, extensions: [".x"], compile: ["/bin/true"], hasArtefact: false,
        run: ["/bin/cat"], profile: .runtime, compileRoots: [], runRoots: [],
        selfTest: .init(fileName: "t.x", source: source, input: "", output: ""))
    }
    let tests = SelfTests(
      languages: [language("good", "AC"), language("bad", "RTE"), language("broken", "fault")],
      executor: FakeExecutor(), folder: try TemporaryFolder())
    let findings = try await tests.run(packages: ["numpy"])
    let grades = Dictionary(uniqueKeysWithValues: findings.map { ($0.check, $0.grade) })
    #expect(grades["language good"] == .ok)
    #expect(grades["language bad"] == .failed)
    #expect(grades["language broken"] == .failed)
    #expect(grades["Python package numpy"] == .failed)  // there is no Python here
    #expect(grades["sandbox landlock"] == .degraded)
    #expect(grades["sandbox cgroup"] == .degraded)
    #expect(findings.filter { $0.grade != .ok }.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test("reads what this machine's kernel offers")
  func present() { #expect(KernelFeatures.present.landlockVersion >= 0) }

  @Test("says of a node what it lacks, and how to mend it")
  func node() {
    var facts = NodeFacts(host: "g1", kernel: "6.1", cores: 32, memory: .mib(1024))
    facts.sandboxFault = "no user namespaces"
    facts.gpuFault = "there is no nvidia-smi that works"
    facts.packages = ["torch": nil]
    facts.python = "3.11.2"
    let bad = ClusterExamination.findings("node g1", facts, hasGPU: true)
    #expect(bad.map(\.grade) == [.ok, .failed, .failed, .degraded, .degraded])
    #expect(bad.dropFirst().allSatisfy { !$0.remedy.isEmpty })
    #expect(bad.last?.detail == "3.11.2, torch missing")

    facts.sandboxFault = nil
    facts.mode = .plain
    facts.mechanisms = Mechanism.allCases
    facts.gpuFault = nil
    facts.gpus = [
      .init(
        index: "0", name: "NVIDIA H100", driver: "550.54", memory: "81559 MiB",
        clocks: "345 MHz of 1980 MHz", computeCapability: "9.0")
    ]
    facts.nvcc = "Build cuda_12.4"
    facts.packages = ["torch": "2.3.0"]
    let good = ClusterExamination.findings("node g1", facts, hasGPU: true)
    #expect(good.allSatisfy { $0.grade == .ok })
    #expect(good[2].detail.contains("driver 550.54"))
    #expect(ClusterExamination.findings("node c1", facts, hasGPU: false).count == 3)
  }
}
