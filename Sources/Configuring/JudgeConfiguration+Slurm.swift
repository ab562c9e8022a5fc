internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

extension JudgeConfiguration.Slurm: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case route, partition
    case cpuPartition = "cpu_partition"
    case gres, cores
    case memory = "memory_mib"
    case margin = "margin_seconds"
    case exclude, arguments
    case inFlight = "in_flight"
    case worker, state
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    route = try keys.decodeIfPresent(Route.self, forKey: .route) ?? route
    partition = try keys.decodeIfPresent(SlurmName.self, forKey: .partition)?.text
    cpuPartition = try keys.decodeIfPresent(SlurmName.self, forKey: .cpuPartition)?.text
    gres = try keys.decodeIfPresent(SlurmName.self, forKey: .gres)?.text ?? gres
    cores = try keys.decodeIfPresent(WholeNumber<JobCount>.self, forKey: .cores)?.value ?? cores
    memory = try keys.decodeIfPresent(Mebibytes.self, forKey: .memory)?.count ?? memory
    margin = try keys.decodeIfPresent(Seconds.self, forKey: .margin)?.duration ?? margin
    exclude = try keys.decodeIfPresent([SlurmName].self, forKey: .exclude)?.map(\.text) ?? exclude
    arguments =
      try keys.decodeIfPresent([SlurmArgument].self, forKey: .arguments)?.map(\.text) ?? arguments
    inFlight =
      try keys.decodeIfPresent(WholeNumber<JobCount>.self, forKey: .inFlight)?.value ?? inFlight
    worker = try keys.decodeIfPresent(NodePath.self, forKey: .worker)?.path
    state = try keys.decodeIfPresent(NodePath.self, forKey: .state)?.path ?? state
  }
}

enum JobCount: Bounds { static let range = 1...1024 }

/// The name of a partition, a node or a resource, or a range of nodes: `gpu`, `gpu:h100`, `g[1-4]`.
private struct SlurmName: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    // No comma, which Slurm takes for a list, and nothing that it takes for an option.
    let isName = text.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.:\[\]-]{0,127}/) != nil
    guard isName else { throw decoder.wants("must be a name that Slurm knows") }
  }
}

/// An option of srun's, with its value behind a sign.
private struct SlurmArgument: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    // What does not begin like an option would be taken for the program.
    guard text.hasPrefix("-"), text.utf8.count < 1024, !text.utf8.contains(0) else {
      throw decoder.wants("must be one option of srun, as in --account=judge")
    }
  }
}

/// An absolute path on other machines.
private struct NodePath: Decodable {
  let path: FilePath

  init(from decoder: any Decoder) throws {
    path = try ConfiguredPath(from: decoder).path
    guard path.isAbsolute else { throw decoder.wants("must be an absolute path") }
  }
}
