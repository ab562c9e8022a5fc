internal import JudgeCore

/// `limits` of the legacy format. The time limit is stated elsewhere.
struct LegacyLimits: Decodable {
  var limits: ManifestLimits

  enum CodingKeys: String, CaseIterable, LimitKey {
    case timeMultiplier = "time_multiplier"
    case timeSafetyMargin = "time_safety_margin"
    case memory, output, code
    case compilationTime = "compilation_time"
    case compilationMemory = "compilation_memory"
    case validationTime = "validation_time"
    case validationMemory = "validation_memory"
    case validationOutput = "validation_output"
    /// DOMjudge's.
    case validationPasses = "validation_passes"
  }

  static let usualTimeFactor = 5.0

  init() {
    limits = ManifestLimits()
    limits.timeFactor = Self.usualTimeFactor
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    limits = try ManifestLimits(keys)
    let multiplier = try keys.decodeIfPresent(Factor.self, forKey: .timeMultiplier)
    limits.timeFactor = multiplier?.number ?? Self.usualTimeFactor
    _ = try keys.decodeIfPresent(Factor.self, forKey: .timeSafetyMargin)
  }

  private struct Factor: Decodable {
    let number: Double

    init(from decoder: any Decoder) throws {
      number = try decoder.singleValueContainer().decode(Double.self)
      guard number >= 1, number <= 1000 else {
        throw decoder.wants("must be a number from 1 to 1000")
      }
    }
  }
}
