internal import JudgeCore

/// `limits` of formats 2025-09 and 2023-07.
struct CurrentLimits: Decodable {
  var limits: ManifestLimits

  enum CodingKeys: String, CaseIterable, LimitKey {
    case time = "time_limit"
    case resolution = "time_resolution"
    case multipliers = "time_multipliers"
    case memory, output, code
    case compilationTime = "compilation_time"
    case compilationMemory = "compilation_memory"
    case validationTime = "validation_time"
    case validationMemory = "validation_memory"
    case validationOutput = "validation_output"
    case validationPasses = "validation_passes"
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    limits = try ManifestLimits(keys)
    limits.time = try keys.decodeIfPresent(Seconds.self, forKey: .time)?.duration
    if let multipliers = try keys.decodeIfPresent(Multipliers.self, forKey: .multipliers) {
      limits.timing = multipliers.rule
    }
    if let resolution = try keys.decodeIfPresent(Seconds.self, forKey: .resolution) {
      limits.timing.resolution = resolution.duration
    }
  }

  private struct Multipliers: Decodable {
    var rule = TimeLimitRule()

    enum CodingKeys: String, CodingKey, CaseIterable {
      case accepted = "ac_to_time_limit"
      case tooSlow = "time_limit_to_tle"
    }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      if let factor = try keys.decodeIfPresent(TimeFactor.self, forKey: .accepted) {
        rule.acceptedFactor = factor.number
      }
      if let factor = try keys.decodeIfPresent(TimeFactor.self, forKey: .tooSlow) {
        rule.tooSlowFactor = factor.number
      }
    }
  }
}
