internal import Control

/// Everybody's results as lines of CSV: three columns for each problem.
enum AssessmentCSV {
  static func lines(
    _ sittings: [AssessmentDocument.Sitting], of document: AssessmentDocument
  ) -> [String] {
    let problems = document.problems.map(\.problem)
    let heading =
      ["user", "started_at", "ends_at", "extra_minutes", "solved"]
      + problems.flatMap { ["\($0)_solved", "\($0)_score", "\($0)_attempts"] }
    return [CSV.line(heading)]
      + sittings.map { sitting in
        CSV.line(
          [
            sitting.user, sitting.startedAt?.description ?? "", sitting.endsAt?.description ?? "",
            "\(sitting.extraMinutes)", "\(sitting.solved)",
          ]
            + problems.flatMap { problem in
              let result = sitting.result(of: problem)
              return [
                result?.solved == true ? "1" : "0", result?.bestScore.map { "\($0)" } ?? "",
                "\(result?.attempts ?? 0)",
              ]
            })
      }
  }
}
