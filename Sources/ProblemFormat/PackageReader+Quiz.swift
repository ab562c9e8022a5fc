internal import JudgeCore

extension PackageReader {
  /// How a quiz comes to its verdict; `nil`: it is none.
  mutating func readQuiz(_ problem: Problem, _ document: YAMLValue) -> QuizRule? {
    let quiz = problem.sidecar.quiz
    guard problem.sidecar.harness?.style == .quiz else {
      if quiz != nil {
        warn(
          "judge.yaml", line: document.line(of: "quiz"),
          "quiz is about nothing: harness.style is not quiz")
      }
      return nil
    }
    if let obstacle = obstacle(toQuiz: problem) {
      let line = document["harness"]?.line(of: "style")
      let message =
        "harness.style is quiz, whose questions are tests that pass or fail: \(obstacle)"
      issues.append(FileIssue("judge.yaml", line: line, message))
    }
    return QuizRule(passMark: quiz?.passMark ?? 1)
  }

  private func obstacle(toQuiz problem: Problem) -> String? {
    if isScored { return "problem.yaml says type scoring" }
    if problem.scoring != nil { return "graders decide here" }
    if problem.isInteractive { return "problem.yaml says interactive" }
    if problem.passes > 1 { return "problem.yaml says multi-pass" }
    if problem.staticValidator != nil { return "a static validation is no question" }
    if problem.sidecar.resources.gpu != nil { return "none needs a GPU" }
    return nil
  }
}
