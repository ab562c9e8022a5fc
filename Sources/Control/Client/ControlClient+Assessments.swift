// Assessments. All throw ``ControlError``.
extension ControlClient {
  /// Without what anybody has reached in them.
  package func assessments() async throws(ControlError) -> [AssessmentDocument] {
    try await get([AssessmentDocument].self, ControlRoute.assessments)
  }

  package func assessment(_ name: String) async throws(ControlError) -> AssessmentDocument {
    try await get(AssessmentDocument.self, ControlRoute.assessment(name))
  }

  /// Begins one's own time, unless it has begun.
  package func startAssessment(_ name: String) async throws(ControlError) -> AssessmentDocument {
    try await post(
      AssessmentDocument.self, ControlRoute.assessment(name, .start), [String]())
  }

  package func setAssessment(
    _ name: String, _ request: AssessRequest
  ) async throws(ControlError) -> AssessmentDocument {
    try await post(AssessmentDocument.self, ControlRoute.assessment(name), request)
  }

  package func removeAssessment(_ name: String) async throws(ControlError) {
    _ = try await post([String].self, ControlRoute.assessment(name, .removal), [String]())
  }
}
