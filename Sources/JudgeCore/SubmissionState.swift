/// Where a submission is in its life: `queued → compiling → running → judged`, or `rejected`.
package enum SubmissionState: String, Hashable, Sendable, Codable, CaseIterable {
  case queued, compiling, running, judged, rejected

  package var isFinal: Bool { self == .judged || self == .rejected }
}
