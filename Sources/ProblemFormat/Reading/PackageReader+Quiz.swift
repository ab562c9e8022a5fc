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
    checkReaders(of: problem, document)
    return QuizRule(passMark: quiz?.passMark ?? 1)
  }

  /// A sheet of answers is no program: without a driver it would be run as one.
  private mutating func checkReaders(of problem: Problem, _ document: YAMLValue) {
    if problem.includes["default"] != nil { return }
    let names = problem.sidecar.harness?.singleFileName ?? [:]
    for code in names.keys.sorted() where problem.includes[code] == nil {
      let line = document["harness"]?["single_file_name"]?.line(of: code)
      let message =
        "harness.single_file_name.\(code) has no driver that reads it: there is no include/\(code)"
      issues.append(FileIssue("judge.yaml", line: line, message))
    }
  }

  private func obstacle(toQuiz problem: Problem) -> String? {
    if isScored { return "problem.yaml says type scoring" }
    if problem.tests.allSatisfy(\.isSample) { return "data/secret has none" }
    if problem.scoring != nil { return "graders decide here" }
    if problem.isInteractive { return "problem.yaml says interactive" }
    if problem.passes > 1 { return "problem.yaml says multi-pass" }
    if problem.staticValidator != nil { return "a static validation is no question" }
    if problem.sidecar.resources.gpu != nil { return "none needs a GPU" }
    return nil
  }
}
