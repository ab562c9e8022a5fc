internal import JudgeCore
package import WorkerProtocol

/// Sends the worker to every node, to see what each can do.
package struct SlurmSurvey: Sendable {
  private let settings: SlurmSettings

  package init(_ settings: SlurmSettings) { self.settings = settings }

  /// A node as Slurm sees it.
  package struct Node: Hashable, Sendable {
    package var name: String
    package var partition: String
    /// `idle`, `mixed`, `drained*`.
    package var state: String
    /// Its generic resources: `gpu:4`; `(null)`: none.
    package var gres: String

    /// Whether Slurm would start a job there now or later.
    package var isUsable: Bool {
      let usable = ["idle", "mixed", "allocated", "completing", "planned"]
      return usable.contains(state)
    }

    package var hasGPU: Bool { gres.hasPrefix("gpu") }

    package init(name: String, partition: String, state: String, gres: String) {
      self.name = name
      self.partition = partition
      self.state = state
      self.gres = gres
    }
  }

  /// The nodes of the partitions that judge.conf names, without those that it excludes; of all partitions where it names none.
  ///
  /// - Throws: ``ExecutorFault`` when Slurm does not answer.
  package func nodes() async throws -> [Node] {
    var command = ["sinfo", "--noheader", "--Node", "--format=%N|%R|%T|%G"]
    let partitions = [settings.partition, settings.cpuPartition].compactMap(\.self)
    if !partitions.isEmpty { command.append("--partition=\(partitions.joined(separator: ","))") }
    if !settings.exclude.isEmpty {
      // Slurm knows what a range of names means.
      let hidden = try await SlurmCommand.run([
        "scontrol", "show", "hostnames", settings.exclude.joined(separator: ","),
      ]).split(separator: "\n").map(String.init)
      return Self.parse(try await SlurmCommand.run(command)).filter { !hidden.contains($0.name) }
    }
    return Self.parse(try await SlurmCommand.run(command))
  }

  /// Reads what sinfo wrote. A node that is in several partitions is told once.
  static func parse(_ text: String) -> [Node] {
    var nodes: [Node] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, !nodes.contains(where: { $0.name == fields[0] }) else { continue }
      nodes.append(Node(name: fields[0], partition: fields[1], state: fields[2], gres: fields[3]))
    }
    return nodes
  }

  /// What a worker on that node finds.
  ///
  /// - Parameter packages: Python's, to be tried.
  /// - Throws: ``ExecutorFault`` when none comes up there within a minute, or it is of another release.
  package func describe(_ node: Node, packages: [String]) async throws -> NodeFacts {
    let request = SlurmRequest(
      gpus: node.hasGPU ? 1 : 0, cores: 1, memory: .mib(512), duration: .seconds(60))
    var settings = settings
    settings.partition = node.partition
    settings.cpuPartition = node.partition
    settings.exclude = []
    settings.arguments += ["--nodelist=\(node.name)", "--immediate=30"]
    let arguments =
      request.arguments(settings, name: settings.namePrefix + "describe") + ["--describe"]
      + packages.flatMap { ["--package", $0] }
    let said: String
    do {
      said = try await SlurmCommand.run(["srun"] + arguments, limit: .seconds(100))
    } catch let fault as ExecutorFault {
      throw ExecutorFault(Self.reason(fault.description))
    }
    do throws(ProtocolError) {
      let facts = try Message.decode(NodeFacts.self, from: Array(said.utf8))
      guard facts.version == WorkerVersion.current else { throw .otherVersion(facts.version) }
      return facts
    } catch {
      throw ExecutorFault("its judge-worker is of another release: \(error)")
    }
  }

  private static func reason(_ fault: String) -> String {
    if fault.contains("execve()") { return "there is no judge-worker: \(fault)" }
    if fault.contains("Immediate execution impossible") || fault.contains("Unable to allocate") {
      return "it is busy, or cannot give what a job asks for: \(fault)"
    }
    return fault
  }
}
