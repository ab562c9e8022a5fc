/// Who solved what, as far as whoever asks may see it.
package struct BoardReply: Hashable, Sendable, Codable {
  /// What students see of each other; staff, and everybody of themselves, see all.
  package enum Visibility: String, Hashable, Sendable, Codable, CaseIterable {
    /// Everything.
    case all
    /// How many problems each has solved.
    case counts
    /// Nothing.
    case hidden
  }

  /// What whoever asks sees of others.
  package var visibility: Visibility
  /// With `counts` and `hidden`, the caller's own alone.
  package var entries: [BoardEntry]
  /// How many problems each has solved, most first; only with `counts`.
  package var counts: [Count]

  /// Assessments that let the caller know later what they have made of problems, which have no entry; left out where there are none.
  package var withheldBy: [String]?

  enum CodingKeys: String, CodingKey {
    case visibility, entries, counts
    case withheldBy = "withheld_by"
  }

  package struct Count: Hashable, Sendable, Codable {
    package var user: String
    package var solved: Int

    package init(user: String, solved: Int) {
      self.user = user
      self.solved = solved
    }
  }

  /// - Parameter own: those of whoever asks.
  package init(_ all: [BoardEntry], own: [BoardEntry], visibility: Visibility) {
    self.visibility = visibility
    entries = visibility == .all ? all : own
    counts = visibility == .counts ? Self.counts(all) : []
  }

  private static func counts(_ entries: [BoardEntry]) -> [Count] {
    Dictionary(grouping: entries, by: \.user)
      .map { Count(user: $0.key, solved: $0.value.count(where: \.solved)) }
      .sorted { ($1.solved, $0.user) < ($0.solved, $1.user) }
  }
}
