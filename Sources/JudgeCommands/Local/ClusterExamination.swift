internal import Dispatching
internal import JudgeCore
internal import WorkerProtocol

/// Looks at what each node of the cluster gives the judge.
struct ClusterExamination: Sendable {
  let survey: SlurmSurvey
  /// Python's, that the installed problems need.
  let packages: [String]

  typealias Finding = Examination.Finding

  /// Whether Slurm answers, and what each of its nodes can do.
  func findings() async -> [Finding] {
    let (slurm, nodes) = await look()
    return await withTaskGroup(of: (Int, [Finding]).self) { group in
      for (index, node) in nodes.enumerated() { group.addTask { (index, await look(at: node)) } }
      var findings = [[Finding]](repeating: [], count: nodes.count)
      for await (index, found) in group { findings[index] = found }
      return [slurm] + findings.flatMap(\.self)
    }
  }

  /// Whether Slurm answers and has a node that could judge; nothing is sent there.
  func answer() async -> Finding {
    let (slurm, nodes) = await look()
    guard slurm.grade == .ok, !nodes.contains(where: \.isUsable) else { return slurm }
    return Finding(
      slurm.check, .failed, "none of its \(nodes.count) nodes can be used",
      remedy: "`judge doctor --slurm` says what is wrong with each")
  }

  private func look() async -> (Finding, [SlurmSurvey.Node]) {
    do {
      let nodes = try await survey.nodes()
      let found =
        nodes.isEmpty
        ? Finding(
          "Slurm", .failed, "its partitions have no nodes", remedy: "see slurm in judge.conf")
        : Finding("Slurm", .ok, Figures.count(nodes.count, "node"))
      return (found, nodes)
    } catch {
      let remedy = "see that sinfo works here: slurm.conf, munge; see slurm in judge.conf"
      return (Finding("Slurm", .failed, "\(error)", remedy: remedy), [])
    }
  }

  private func look(at node: SlurmSurvey.Node) async -> [Finding] {
    let name = "node \(node.name)"
    guard node.isUsable else {
      return [
        Finding(
          name, .degraded, "Slurm says it is \(node.state)",
          remedy:
            "scontrol show node \(node.name) has the reason; scontrol update nodename=\(node.name) state=resume"
        )
      ]
    }
    do {
      let facts = try await survey.describe(node, packages: packages)
      return Self.findings(name, facts, hasGPU: node.hasGPU)
    } catch {
      return [
        Finding(
          name, .failed, "\(error)",
          remedy:
            "install judge-worker and judge-spawn of this release there, as docs/gpu-nodes.md says")
      ]
    }
  }

  /// What the facts mean.
  static func findings(_ name: String, _ facts: NodeFacts, hasGPU: Bool) -> [Finding] {
    [
      Finding(
        name, .ok,
        "\(facts.cores) cores, \(facts.memory), kernel \(facts.kernel), release \(facts.release)"),
      sandbox(name, facts),
    ] + (hasGPU ? gpus(name, facts) : []) + python(name, facts)
  }

  private static func sandbox(_ name: String, _ facts: NodeFacts) -> Finding {
    guard let mode = facts.mode else {
      return Finding(
        "\(name): sandbox", .failed, facts.sandboxFault ?? "there is none",
        remedy: "allow user namespaces there: docs/gpu-nodes.md")
    }
    let walls = facts.mechanisms.sorted().map(\.rawValue).joined(separator: ", ")
    let lacks = Set(Mechanism.allCases).subtracting(facts.mechanisms)
      .subtracting([.cgroupV1, .cgroupV2, .uidRange])
    return Finding(
      "\(name): sandbox", lacks.isEmpty ? .ok : .degraded, "\(mode.rawValue) mode: \(walls)",
      remedy: lacks.isEmpty
        ? "" : "the kernel there lacks \(lacks.sorted().map(\.rawValue).joined(separator: ", "))")
  }

  private static func gpus(_ name: String, _ facts: NodeFacts) -> [Finding] {
    let allotted = facts.allottedGPUs.map { "Slurm gave GPU \($0)" } ?? "Slurm gave none"
    let compiler = Finding(
      "\(name): nvcc", facts.nvcc == nil ? .degraded : .ok, facts.nvcc ?? "not there",
      remedy: facts.nvcc == nil
        ? "only needed there when CUDA sources are compiled on the node" : "")
    if let fault = facts.gpuFault {
      return [
        Finding(
          "\(name): GPU", .failed,
          "\(allotted), but \(fault); in /dev: \(facts.devices.isEmpty ? "nothing of NVIDIA's" : facts.devices.joined(separator: " "))",
          remedy: "install NVIDIA's driver there: docs/gpu-nodes.md"), compiler,
      ]
    }
    return facts.gpus.map { gpu in
      Finding(
        "\(name): GPU \(gpu.index)", .ok,
        "\(gpu.name), \(gpu.memory), compute \(gpu.computeCapability), \(gpu.clocks), driver \(gpu.driver); \(allotted)"
      )
    } + [compiler]
  }

  private static func python(_ name: String, _ facts: NodeFacts) -> [Finding] {
    guard let version = facts.python else {
      return [
        Finding(
          "\(name): Python", .degraded, "there is no python3", remedy: "apt-get install python3")
      ]
    }
    let packages = facts.packages.sorted { $0.key < $1.key }.map { package, version in
      "\(package) \(version ?? "missing")"
    }
    let lacks = facts.packages.contains { $0.value == nil }
    return [
      Finding(
        "\(name): Python", lacks ? .degraded : .ok,
        ([version] + packages).joined(separator: ", "),
        remedy: lacks
          ? "install what is missing there; problems that need it fail on this node" : "")
    ]
  }
}
