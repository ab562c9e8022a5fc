internal import JudgeCore

/// What the legacy format says of grading, in `testdata.yaml`; `nil` where it is silent.
struct GraderSettings: Equatable {
  var stopsAtFailure: Bool?
  var isCustom: Bool?
  var flags: [String]?
  var acceptScore: Double?
  var rejectScore: Double?
  var range: ClosedRange<Double>?

  init() {}

  init(_ keys: KeyedDecodingContainer<LegacyTestSettings.CodingKeys>) throws {
    let onReject = try keys.decodeIfPresent(OnReject.self, forKey: .onReject)
    stopsAtFailure = onReject.map { $0 == .stops }
    isCustom = try keys.decodeIfPresent(Grading.self, forKey: .grading).map { $0 == .custom }
    flags = try keys.decodeIfPresent(String.self, forKey: .graderFlags).map(Words.of)
    acceptScore = try keys.decodeIfPresent(Double.self, forKey: .acceptScore)
    rejectScore = try keys.decodeIfPresent(Double.self, forKey: .rejectScore)
    range = try keys.decodeIfPresent(ScoreRange.self, forKey: .range)?.bounds
  }

  private enum OnReject: String, Decodable, CaseIterable {
    case stops = "break"
    case goesOn = "continue"
  }

  private enum Grading: String, Decodable, CaseIterable { case `default`, custom }

  /// These settings, with those of the folder above where they are silent.
  func inheriting(_ above: GraderSettings) -> GraderSettings {
    var settings = self
    settings.stopsAtFailure = stopsAtFailure ?? above.stopsAtFailure
    settings.isCustom = isCustom ?? above.isCustom
    settings.flags = flags ?? above.flags
    settings.acceptScore = acceptScore ?? above.acceptScore
    settings.rejectScore = rejectScore ?? above.rejectScore
    settings.range = range ?? above.range
    return settings
  }

  /// - Parameters:
  ///   - isRoot: whether it is for all data, where alone `ignore_sample` means something.
  ///   - givesScores: whether tests have scores at all.
  func grader(isRoot: Bool, givesScores: Bool) -> Grader {
    let flags = flags ?? []
    var standard = DefaultGrader(flags: flags)
    if !isRoot { standard.ignoresSample = false }
    return Grader(
      isCustom ?? false ? .custom(arguments: flags) : .standard(standard),
      stopsAtFailure: stopsAtFailure ?? true, acceptScore: acceptScore ?? 1,
      rejectScore: rejectScore ?? 0, range: range ?? Grader.noBounds, givesScores: givesScores)
  }
}

/// `range`: two numbers, which may be infinite.
struct ScoreRange: Decodable {
  let bounds: ClosedRange<Double>

  init(from decoder: any Decoder) throws {
    let words = Words.of(try decoder.singleValueContainer().decode(String.self))
    let numbers = words.compactMap(Self.number)
    guard words.count == 2, numbers.count == 2, numbers[0] <= numbers[1] else {
      throw decoder.wants("must be two numbers, the lower one first")
    }
    bounds = numbers[0]...numbers[1]
  }

  private static func number(_ text: String) -> Double? {
    switch text {
    case "inf", "+inf": .infinity
    case "-inf": -.infinity
    default: YAMLScalar.number(text)
    }
  }
}
