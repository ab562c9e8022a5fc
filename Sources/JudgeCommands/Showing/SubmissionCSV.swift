internal import Control
internal import JudgeCore

/// Submissions as lines of CSV (RFC 4180, but with the line ends of this system).
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
    return fields.map(field).joined(separator: ",")
  }

  /// Names and messages are foreign text: a spreadsheet would take some of it for a formula, and run it.
  private static func field(_ text: String) -> String {
    let clean = TerminalText.line(text)
    let plain = clean.first.map { "=+-@\t".contains($0) } ?? false ? "'" + clean : clean
    guard plain.contains(where: { $0 == "," || $0 == "\"" }) else { return plain }
    return "\"" + plain.replacing("\"", with: "\"\"") + "\""
  }
}
