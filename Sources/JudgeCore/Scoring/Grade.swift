/// What a grader is told of each member of a group, and tells of the group.
package struct Grade: Hashable, Sendable {
  package var verdict: Verdict
  package var score: Double

  package init(_ verdict: Verdict, _ score: Double) {
    self.verdict = verdict
    self.score = score
  }
}
