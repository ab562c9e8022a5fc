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
    let resolution = try keys.decodeIfPresent(Seconds.self, forKey: .resolution)?.duration
    limits.timeResolution = resolution ?? limits.timeResolution
    _ = try keys.decodeIfPresent(Multipliers.self, forKey: .multipliers)
  }

  private struct Multipliers: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
      case accepted = "ac_to_time_limit"
      case tooSlow = "time_limit_to_tle"
    }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      for key in CodingKeys.allCases {
        _ = try keys.decodeIfPresent(Double.self, forKey: key)
      }
    }
  }
}
