internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

extension JudgeConfiguration: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case spool, state, socket, problems
    case staffGroup = "staff_group"
    case user
    case uidRange = "uid_range"
    case slots
    case pinCores = "pin_cores"
    case cgroup, worker, gpu, slurm, queue, board, backup, attempts, cache, retention
    case logLevel = "log_level"
    case languages
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    spool = try keys.decodeIfPresent(Spool.self, forKey: .spool) ?? spool
    state = try keys.decodeIfPresent(State.self, forKey: .state) ?? state
    socket = try keys.decodeIfPresent(Socket.self, forKey: .socket) ?? socket
    problems = try keys.decodeIfPresent(Problems.self, forKey: .problems) ?? problems
    staffGroup = try keys.decodeIfPresent(AccountName.self, forKey: .staffGroup)?.name ?? staffGroup
    user = try keys.decodeIfPresent(AccountName.self, forKey: .user)?.name ?? user
    uidRange = try keys.decodeIfPresent(UIDRange.self, forKey: .uidRange) ?? uidRange
    slots = try keys.decodeIfPresent(WholeNumber<SlotCount>.self, forKey: .slots)?.value ?? slots
    pinCores = try keys.decodeIfPresent(Bool.self, forKey: .pinCores) ?? pinCores
    cgroup = try keys.decodeIfPresent(CgroupPolicy.self, forKey: .cgroup) ?? cgroup
    worker = try keys.decodeIfPresent(Worker.self, forKey: .worker) ?? worker
    gpu = try keys.decodeIfPresent(GPU.self, forKey: .gpu) ?? gpu
    slurm = try keys.decodeIfPresent(Slurm.self, forKey: .slurm) ?? slurm
    queue = try keys.decodeIfPresent(Queue.self, forKey: .queue) ?? queue
    board = try keys.decodeIfPresent(Board.self, forKey: .board) ?? board
    backup = try keys.decodeIfPresent(Backup.self, forKey: .backup) ?? backup
    attempts =
      try keys.decodeIfPresent(WholeNumber<AttemptCount>.self, forKey: .attempts)?.value ?? attempts
    cache = try keys.decodeIfPresent(Cache.self, forKey: .cache) ?? cache
    retention = try keys.decodeIfPresent(Retention.self, forKey: .retention) ?? retention
    logLevel = try keys.decodeIfPresent(LogLevel.self, forKey: .logLevel) ?? logLevel
    languages = try keys.decodeIfPresent(LanguageList.self, forKey: .languages)?.all ?? languages
  }
}

extension JudgeConfiguration.Spool: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case path
    case rescan = "rescan_seconds"
    case settle = "settle_seconds"
    case maxSource = "max_source_kib"
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    path = try keys.decodeIfPresent(ConfiguredPath.self, forKey: .path)?.path ?? path
    rescan = try keys.decodeIfPresent(Seconds.self, forKey: .rescan)?.duration ?? rescan
    settle = try keys.decodeIfPresent(Seconds.self, forKey: .settle)?.duration ?? settle
    let kibibytes = try keys.decodeIfPresent(WholeNumber<SourceKibibytes>.self, forKey: .maxSource)
    maxSource = kibibytes.map { .kib(Int64($0.value)) } ?? maxSource
  }
}

extension JudgeConfiguration.State: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case path }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    path = try keys.decodeIfPresent(ConfiguredPath.self, forKey: .path)?.path ?? path
  }
}

extension JudgeConfiguration.Queue: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case perUser = "per_user" }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    perUser =
      try keys.decodeIfPresent(WholeNumber<WaitingCount>.self, forKey: .perUser)?.value ?? perUser
  }
}

extension JudgeConfiguration.Board: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case show }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    show = try keys.decodeIfPresent(Show.self, forKey: .show) ?? show
  }
}

extension JudgeConfiguration.Backup: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case everyHours = "every_hours"
    case keep
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    everyHours =
      try keys.decodeIfPresent(WholeNumber<BackupHours>.self, forKey: .everyHours)?.value
      ?? everyHours
    keep = try keys.decodeIfPresent(WholeNumber<BackupCount>.self, forKey: .keep)?.value ?? keep
  }
}

extension JudgeConfiguration.Socket: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case path }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    path = try keys.decodeIfPresent(ConfiguredPath.self, forKey: .path)?.path ?? path
  }
}

extension JudgeConfiguration.Problems: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case path }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    path = try keys.decodeIfPresent(ConfiguredPath.self, forKey: .path)?.path ?? path
  }
}

extension JudgeConfiguration.UIDRange: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case start, count }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    let first = try keys.decodeIfPresent(WholeNumber<FirstUID>.self, forKey: .start)
    start = first.map { UInt32($0.value) } ?? start
    let size = try keys.decodeIfPresent(WholeNumber<UIDCount>.self, forKey: .count)
    count = size.map { UInt32($0.value) } ?? count
    // The very last uid means none at all.
    guard UInt64(start) + UInt64(count) < UInt64(UInt32.max) else {
      throw decoder.wants("must end before 4294967295")
    }
  }
}

extension JudgeConfiguration.Worker: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case path }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    path = try keys.decodeIfPresent(ConfiguredPath.self, forKey: .path)?.path
  }
}

extension JudgeConfiguration.GPU: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case python, roots, environment }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    python = try keys.decodeIfPresent(AbsolutePath.self, forKey: .python)?.text ?? python
    roots = try keys.decodeIfPresent([AbsolutePath].self, forKey: .roots)?.map(\.text) ?? roots
    environment =
      try keys.decodeIfPresent([String: String].self, forKey: .environment) ?? environment
  }

  private struct AbsolutePath: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode(String.self)
      guard text.hasPrefix("/"), !text.utf8.contains(0), !text.contains("/..") else {
        throw decoder.wants("must be an absolute path")
      }
    }
  }
}

extension JudgeConfiguration.Cache: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case max = "max_mib" }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    max = try keys.decodeIfPresent(Mebibytes.self, forKey: .max)?.count ?? max
  }
}

extension JudgeConfiguration.Retention: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case days
    case max = "max_mib"
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    days = try keys.decodeIfPresent(WholeNumber<DayCount>.self, forKey: .days)?.value ?? days
    let size = try keys.decodeIfPresent(WholeNumber<ExtraMebibytes>.self, forKey: .max)
    max = size.map { .mib(Int64($0.value)) } ?? max
  }
}
