/// What a group of tests came to.
package struct GroupResult: Hashable, Sendable, Codable {
  /// Path below `data/`: `secret/group1`.
  package var name: String
  /// `nil`: none of its tests was run.
  package var verdict: Verdict?
  /// `nil`: there is none, since it was rejected.
  package var score: Double?
  /// The best score that there can be; `nil`: there is no bound.
  package var best: Double?
  /// Of a quiz: how many questions must be right. Others leave it out.
  package var needed: Int?

  package init(name: String, verdict: Verdict? = nil, score: Double? = nil, best: Double? = nil) {
    self.name = name
    self.verdict = verdict
    self.score = score
    self.best = best
  }

  enum CodingKeys: String, CodingKey {
    case name, verdict, score, needed
    case best = "max_score"
  }

  // What does not apply is null, as everywhere in JSON.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(score, forKey: .score)
    try container.encode(best, forKey: .best)
    try container.encodeIfPresent(needed, forKey: .needed)
  }
}
