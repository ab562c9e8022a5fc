internal import JudgeCore

/// `limits` of `problem.yaml`; `nil` where it is silent.
struct ManifestLimits: Decodable {
  var time: Duration?
  var timeResolution = Duration.seconds(1)
  var memory: ByteCount?
  var output: ByteCount?
  var code: ByteCount?
  var compilationTime: Duration?
  var compilationMemory: ByteCount?
  var validationTime: Duration?
  var validationMemory: ByteCount?
  var validationOutput: ByteCount?

  enum CodingKeys: String, CodingKey, CaseIterable {
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

  init() {}

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    time = try keys.decodeIfPresent(Seconds.self, forKey: .time)?.duration
    timeResolution =
      try keys.decodeIfPresent(Seconds.self, forKey: .resolution)?.duration ?? timeResolution
    _ = try keys.decodeIfPresent(Multipliers.self, forKey: .multipliers)
    memory = try keys.decodeIfPresent(Mebibytes.self, forKey: .memory)?.count
    output = try keys.decodeIfPresent(Mebibytes.self, forKey: .output)?.count
    code = try keys.decodeIfPresent(Kibibytes.self, forKey: .code)?.count
    compilationTime = try keys.decodeIfPresent(Seconds.self, forKey: .compilationTime)?.duration
    compilationMemory = try keys.decodeIfPresent(Mebibytes.self, forKey: .compilationMemory)?.count
    validationTime = try keys.decodeIfPresent(Seconds.self, forKey: .validationTime)?.duration
    validationMemory = try keys.decodeIfPresent(Mebibytes.self, forKey: .validationMemory)?.count
    validationOutput = try keys.decodeIfPresent(Mebibytes.self, forKey: .validationOutput)?.count
    _ = try keys.decodeIfPresent(Int.self, forKey: .validationPasses)
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
