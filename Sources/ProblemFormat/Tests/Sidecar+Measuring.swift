extension Sidecar.Resources: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case gpu
    case cpuThreads = "cpu_threads"
    case gpuWall = "gpu_wall_s"
  }

  package init(from decoder: any Decoder) throws {
    self.init()
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    gpu = try keys.decodeIfPresent(GPUNeed.self, forKey: .gpu)?.gpu
    cpuThreads = try keys.decodeIfPresent(Int.self, forKey: .cpuThreads) ?? cpuThreads
    gpuWall = try keys.decodeIfPresent(Seconds.self, forKey: .gpuWall)?.duration
    guard (1...1024).contains(cpuThreads) else {
      throw decoder.wants("must have cpu_threads from 1 to 1024")
    }
  }

  /// `none`, or what is needed.
  private struct GPUNeed: Decodable {
    let gpu: GPU?

    init(from decoder: any Decoder) throws {
      if case .scalar("none", _) = decoder.yaml?.content {
        gpu = nil
      } else {
        gpu = try decoder.singleValueContainer().decode(GPU.self)
      }
    }
  }
}

extension Sidecar.Resources.GPU: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case count
    case memory = "min_memory_mib"
    case compute = "min_compute"
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    count = try keys.decodeIfPresent(Int.self, forKey: .count) ?? 1
    memory = try keys.decodeIfPresent(Mebibytes.self, forKey: .memory)?.count
    compute = try keys.decodeIfPresent(String.self, forKey: .compute)
  }
}

extension Sidecar.Timing: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case warmUps = "warmup"
    case repeats, statistic
    case isReportOnly = "report_only"
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    warmUps = try keys.decodeIfPresent(Int.self, forKey: .warmUps) ?? 3
    repeats = try keys.decodeIfPresent(Int.self, forKey: .repeats) ?? 20
    statistic = try keys.decodeIfPresent(String.self, forKey: .statistic) ?? "median"
    isReportOnly = try keys.decodeIfPresent(Bool.self, forKey: .isReportOnly) ?? true
    guard (0...1000).contains(warmUps), (1...1000).contains(repeats) else {
      throw decoder.wants("must have warmup from 0 to 1000 and repeats from 1 to 1000")
    }
  }
}

extension Sidecar.Checks: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case slowFactor = "slow_factor"
    case forbidden = "forbid"
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    slowFactor = try keys.decodeIfPresent(Double.self, forKey: .slowFactor)
    forbidden = try keys.decodeIfPresent([String].self, forKey: .forbidden) ?? []
  }
}

extension Sidecar.Quiz: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case shuffles = "shuffle"
    case passMark = "pass_mark"
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    _ = try keys.decodeIfPresent(Shuffling.self, forKey: .shuffles)
    passMark = try keys.decodeIfPresent(Share.self, forKey: .passMark)?.share ?? 1
  }

  /// `false`, and nothing else.
  private struct Shuffling: Decodable {
    init(from decoder: any Decoder) throws {
      if try decoder.singleValueContainer().decode(Bool.self) {
        throw decoder.flaw(
          "is true, and nobody shuffles: all read the questions as the statement has them")
      }
    }
  }

  private struct Share: Decodable {
    let share: Double

    init(from decoder: any Decoder) throws {
      share = try decoder.singleValueContainer().decode(Double.self)
      guard share > 0, share <= 1 else { throw decoder.wants("must be above 0, and at most 1") }
    }
  }
}
