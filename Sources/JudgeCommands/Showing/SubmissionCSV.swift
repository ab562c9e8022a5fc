internal import Control
internal import JudgeCore

/// Submissions as lines of CSV.
enum SubmissionCSV {
  static let heading =
    "id,submitted_at,user,problem,language,state,verdict,score,cpu_ms,wall_ms,memory_kib,message,file_name,cancelled_by"

  static func line(_ submission: SubmissionDocument) -> String {
    let fields: [String] = [
      submission.id.map(String.init) ?? "", submission.submittedAt.description, submission.user,
      submission.problem, submission.language ?? "", submission.state.rawValue,
      submission.verdict?.rawValue ?? "", submission.score.map { "\($0)" } ?? "",
      submission.cpu.map { Figures.decimal($0.duration.milliseconds, 3) } ?? "",
      submission.wall.map { Figures.decimal($0.duration.milliseconds, 3) } ?? "",
      submission.memory.map { "\(($0.count.bytes + 1023) / 1024)" } ?? "", submission.message,
      submission.fileName ?? "", submission.cancelledBy ?? "",
    ]
    return CSV.line(fields)
  }
}
