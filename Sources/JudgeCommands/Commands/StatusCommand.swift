internal import ArgumentParser
internal import Control
internal import JudgeCore

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the queue, your place in it, and how safely the judge runs.",
    discussion: "Example: judge status")

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let status = try await global.ask { try await $0.status() }
    try global.print(status) { Self.lines(status, $0) }
  }

  static func lines(_ status: StatusReply, _ console: Console) -> [String] {
    let palette = console.palette
    var lines = [
      "judged \(TerminalText.line(status.version)) on \(TerminalText.line(status.host)), \(status.mode.rawValue) mode",
      "slots       \(status.busy) of \(status.slots) at work",
      "queue       \(queue(status))",
    ]
    for place in status.yours {
      let state =
        place.queuePosition.map { Figures.place($0, wait: place.expectedWait?.duration) }
        ?? place.state.rawValue
      let why = place.message.isEmpty ? "" : ": \(TerminalText.line(place.message))"
      lines.append("yours       \(place.id)  \(TerminalText.line(place.problem))  \(state)\(why)")
    }
    lines += status.assessments.map { assessment($0) }
    if status.isStaff { lines += confinement(status, console) }
    for missing in status.missing {
      let text = "\(TerminalText.line(missing.what)): \(TerminalText.line(missing.remedy))"
      lines.append(palette.paint("missing     \(text)", .yellow))
    }
    for problem in status.problems {
      lines.append(palette.paint("unusable    \(TerminalText.line(problem))", .yellow))
    }
    if status.isStaff { lines += status.storage?.lines ?? [] }
    lines.append("drop files  in \(TerminalText.line(status.spool))/PROBLEM/")
    return lines
  }

  private static func assessment(_ open: StatusReply.OpenAssessment, now: Timestamp = .now)
    -> String
  {
    let name = TerminalText.line(open.name)
    guard let end = open.endsAt else {
      return "assessment  \(name), not started: judge start \(name)"
    }
    let left = Figures.left(end.milliseconds - now.milliseconds)
    return "assessment  \(name), \(left) left, until \(end.local(now: now))"
  }

  private static func confinement(_ status: StatusReply, _ console: Console) -> [String] {
    let mechanisms = status.mechanisms.sorted().map(\.rawValue).joined(separator: ", ")
    let wrapped = TextFlow.wrap(mechanisms, to: console.textWidth - 12).filter { !$0.isEmpty }
    return wrapped.enumerated().map { ($0 == 0 ? "confined by " : "            ") + $1 }
  }

  private static func queue(_ status: StatusReply) -> String {
    if status.queued == 0 { return "empty" }
    let again = status.rejudging == 0 ? "" : ", \(status.rejudging) of them judged again"
    return "\(status.queued) waiting\(again)"
  }
}
