internal import Control
internal import Hummingbird
internal import JudgeCore

extension ControlRouter {
  func addAssessments(to router: Router<ControlContext>) {
    router.get("/v1/assessments") { _, context in
      try Reply.value(try await backend.assessments(for: context.caller))
    }
    router.get("/v1/assessments/:name") { _, context in
      let name = try assessment(in: context)
      return try Reply.value(try await backend.assessment(name, for: context.caller))
    }
    router.post("/v1/assessments/:name/start") { _, context in
      let name = try assessment(in: context)
      return try Reply.value(try await backend.startAssessment(name, by: context.caller))
    }
    router.post("/v1/assessments/:name") { request, context in
      try requireStaff(context)
      let name = try assessment(in: context)
      var request = request
      let wish = try await decode(AssessRequest.self, from: &request, limit: .kib(64))
      try check(wish)
      return try Reply.value(try await backend.setAssessment(name, wish, by: context.caller))
    }
    router.post("/v1/assessments/:name/removal") { _, context in
      try requireStaff(context)
      try await backend.removeAssessment(try assessment(in: context), by: context.caller)
      return try Reply.value([String]())
    }
  }

  private func assessment(in context: ControlContext) throws(Refusal) -> String {
    let name = context.parameters.get("name") ?? ""
    guard TimedAssessment.isName(name) else {
      throw Refusal(
        .badInput,
        "an assessment's name has 1 to 64 lower-case letters, digits, and . _ - behind the first")
    }
    return name
  }

  private func check(_ request: AssessRequest) throws(Refusal) {
    if let minutes = request.minutes {
      guard (1...TimedAssessment.mostMinutes).contains(minutes) else {
        throw Refusal(.badInput, "an assessment has 1 to \(TimedAssessment.mostMinutes) minutes")
      }
    }
    for moment in [request.opensAt, request.closesAt].compactMap(\.self) {
      guard moment.milliseconds >= 0 else {
        throw Refusal(.badInput, "\(moment) is before there were assessments")
      }
    }
    guard request.extra.count <= AssessRequest.mostExtra,
      request.extra.allSatisfy({ (0...TimedAssessment.mostMinutes).contains($0.minutes) })
    else {
      throw Refusal(
        .badInput,
        "more time goes from 0 to \(TimedAssessment.mostMinutes) minutes, for \(AssessRequest.mostExtra) users at once"
      )
    }
    guard let parts = request.problems else { return }
    guard (1...TimedAssessment.mostProblems).contains(parts.count) else {
      throw Refusal(.badInput, "an assessment has 1 to \(TimedAssessment.mostProblems) problems")
    }
    guard Set(parts.map(\.problem)).count == parts.count else {
      throw Refusal(.badInput, "a problem is named twice")
    }
    for part in parts {
      try check(problem: part.problem)
      guard (1...TimedAssessment.mostAttempts).contains(part.attempts ?? 1) else {
        throw Refusal(
          .badInput, "\(part.problem) may have 1 to \(TimedAssessment.mostAttempts) attempts")
      }
    }
  }
}
