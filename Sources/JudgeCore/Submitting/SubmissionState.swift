/// Where a submission is in its life: `queued → compiling → running → judged`. What cannot be judged is `rejected`, and what was cancelled.
package enum SubmissionState: String, Hashable, Sendable, Codable, CaseIterable {
  case queued, compiling, running, judged, rejected

  package var isFinal: Bool { self == .judged || self == .rejected }
}
