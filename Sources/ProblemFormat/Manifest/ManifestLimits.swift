internal import JudgeCore

/// `limits` of `problem.yaml`, whichever version of the format it is written in; `nil` where it is silent.
struct ManifestLimits {
  var time: Duration?
  /// How a limit that is not stated comes about.
  var timing = TimeLimitRule()
  var memory: ByteCount?
  var output: ByteCount?
  var code: ByteCount?
  var compilationTime: Duration?
  var compilationMemory: ByteCount?
  var validationTime: Duration?
  var validationMemory: ByteCount?
  var validationOutput: ByteCount?
  /// How often a submission to a multi-pass problem is run on one test at most.
  var passes = 2
}

/// The limits that all versions of the format have.
protocol LimitKey: CodingKey {
  static var memory: Self { get }
  static var output: Self { get }
  static var code: Self { get }
  static var compilationTime: Self { get }
  static var compilationMemory: Self { get }
  static var validationTime: Self { get }
  static var validationMemory: Self { get }
  static var validationOutput: Self { get }
  static var validationPasses: Self { get }
}

extension ManifestLimits {
  /// Reads what all versions have.
  init<Key: LimitKey>(_ keys: KeyedDecodingContainer<Key>) throws {
    memory = try keys.decodeIfPresent(Mebibytes.self, forKey: .memory)?.count
    output = try keys.decodeIfPresent(Mebibytes.self, forKey: .output)?.count
    code = try keys.decodeIfPresent(Kibibytes.self, forKey: .code)?.count
    compilationTime = try keys.decodeIfPresent(Seconds.self, forKey: .compilationTime)?.duration
    compilationMemory = try keys.decodeIfPresent(Mebibytes.self, forKey: .compilationMemory)?.count
    validationTime = try keys.decodeIfPresent(Seconds.self, forKey: .validationTime)?.duration
    validationMemory = try keys.decodeIfPresent(Mebibytes.self, forKey: .validationMemory)?.count
    validationOutput = try keys.decodeIfPresent(Mebibytes.self, forKey: .validationOutput)?.count
    passes = try keys.decodeIfPresent(Passes.self, forKey: .validationPasses)?.number ?? passes
  }

  private struct Passes: Decodable {
    let number: Int

    init(from decoder: any Decoder) throws {
      number = try decoder.singleValueContainer().decode(Int.self)
      guard (2...1000).contains(number) else {
        throw decoder.wants("must be a whole number from 2 to 1000")
      }
    }
  }
}
