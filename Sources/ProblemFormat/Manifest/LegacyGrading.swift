internal import JudgeCore

/// `grading` of `problem.yaml` in the legacy format: how a score comes about, which only scoring problems have.
struct LegacyGrading: Decodable {
  var objective = Scoring.Objective.max
  /// What older packages have here instead of in `testdata.yaml`; it goes before that.
  var settings = GraderSettings()

  enum CodingKeys: String, CodingKey, CaseIterable {
    case objective
    case showsGroups = "show_test_data_groups"
    case onReject = "on_reject"
    case acceptScore = "accept_score"
    case rejectScore = "reject_score"
    case range
  }

  /// With the words that it had at first.
  private enum OnReject: String, Decodable, CaseIterable {
    case stops = "break"
    case goesOn = "continue"
    case firstError = "first_error"
    case worstError = "worst_error"
    case grade
  }

  init() {}

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    objective = try keys.decodeIfPresent(Scoring.Objective.self, forKey: .objective) ?? .max
    // Groups are shown to whoever handed in, whatever it says.
    _ = try keys.decodeIfPresent(Bool.self, forKey: .showsGroups)
    let onReject = try keys.decodeIfPresent(OnReject.self, forKey: .onReject)
    settings.stopsAtFailure = onReject.map { [.stops, .firstError].contains($0) }
    settings.acceptScore = try keys.decodeIfPresent(Double.self, forKey: .acceptScore)
    settings.rejectScore = try keys.decodeIfPresent(Double.self, forKey: .rejectScore)
    settings.range = try keys.decodeIfPresent(ScoreRange.self, forKey: .range)?.bounds
  }
}
