internal import JudgeCore

/// `limits` of the legacy format, whose time limit is mostly stated elsewhere.
struct LegacyLimits: Decodable {
  var limits: ManifestLimits

  enum CodingKeys: String, CaseIterable, LimitKey {
    case timeMultiplier = "time_multiplier"
    case timeSafetyMargin = "time_safety_margin"
    /// Of later versions; packages made for Kattis have it, too.
    case time = "time_limit"
    case memory, output, code
    case compilationTime = "compilation_time"
    case compilationMemory = "compilation_memory"
    case validationTime = "validation_time"
    case validationMemory = "validation_memory"
    case validationOutput = "validation_output"
    /// DOMjudge's.
    case validationPasses = "validation_passes"
  }

  init() {
    limits = ManifestLimits()
    limits.timing = .legacy
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    limits = try ManifestLimits(keys)
    limits.timing = .legacy
    limits.time = try keys.decodeIfPresent(Seconds.self, forKey: .time)?.duration
    if let factor = try keys.decodeIfPresent(TimeFactor.self, forKey: .timeMultiplier) {
      limits.timing.acceptedFactor = factor.number
    }
    if let factor = try keys.decodeIfPresent(TimeFactor.self, forKey: .timeSafetyMargin) {
      limits.timing.tooSlowFactor = factor.number
    }
  }
}
