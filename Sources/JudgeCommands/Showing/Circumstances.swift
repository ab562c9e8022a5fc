internal import Control
internal import JudgeCore

/// What a submission used, and what bears on that: each with a label.
struct Circumstances: Sendable {
  let submission: SubmissionDocument
  /// Whether all is told, and not only what is out of the ordinary.
  let isFull: Bool

  var facts: [(label: String, text: String)] {
    let facts = [("used", used), ("judged", judged), ("started", started), ("confined", confined)]
    return facts.compactMap { label, text in text.map { (label: label, text: $0) } }
  }

  private var used: String? {
    if let wall = submission.wall, submission.gpu != nil {
      return "\(Figures.time(wall.duration)) of GPU time in its slowest test"
    }
    guard let cpu = submission.cpu, let memory = submission.memory else { return nil }
    var text = "\(Figures.time(cpu, of: submission.limits?.cpu)) CPU"
    if let wall = submission.wall { text += ", \(Figures.time(wall.duration)) by the clock" }
    return text + ", \(Figures.memory(memory, of: submission.limits?.memory))"
  }

  private var judged: String? {
    guard let host = submission.host else { return nil }
    let attempt = submission.attempt ?? 1
    guard isFull || attempt > 1 || submission.executor != "local" else { return nil }
    var text = "on \(TerminalText.line(host))"
    if let executor = submission.executor { text += " (\(TerminalText.line(executor)))" }
    if let mode = submission.mode { text += ", \(mode.rawValue) mode" }
    return attempt > 1 ? text + ", attempt \(attempt)" : text
  }

  /// How its interpreter came to the program; `nil`: it has none, or they are always started anew.
  private var started: String? {
    let starts = (submission.tests ?? []).compactMap(\.start)
    let cold = starts.count { $0 == .cold }
    if cold > 0 {
      return cold == starts.count
        ? "cold: imports are in the figures" : "warm, but for \(Figures.count(cold, "test"))"
    }
    return isFull && !starts.isEmpty ? "warm: imports were done before, and are in no figure" : nil
  }

  private var confined: String? {
    guard let mechanisms = submission.mechanisms else { return nil }
    if isFull { return "by " + Self.list(mechanisms) }
    let missing = Mechanism.missing(from: mechanisms)
    return missing.isEmpty ? nil : "without " + Self.list(missing)
  }

  private static func list(_ mechanisms: [Mechanism]) -> String {
    mechanisms.map(\.rawValue).joined(separator: ", ")
  }
}
