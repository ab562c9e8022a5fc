import SystemPackage
import TestSupport

extension RunningDaemon {
  /// Runs a shell command in the scratch folder as another user; `judge` asks this daemon. Only root can.
  ///
  /// - Parameters:
  ///   - input: what the command reads.
  ///   - group: its main group; `nil`: of the uid's number.
  @discardableResult
  func act(
    as uid: UInt32, _ command: String, input: String = "", group: UInt32? = nil
  ) throws -> FinishedProcess {
    let folder = scratch.path.string
    let judge = BuiltPrograms.path("judge").string
    let text = input.isEmpty ? command : "{ \(command)\n} <<'END'\n\(input)END"
    return try FinishedProcess(
      "/usr/bin/setpriv",
      [
        "--reuid", "\(uid)", "--regid", "\(group ?? uid)", "--clear-groups", "--", "/bin/bash",
        "-c",
      ]
        + ["cd \(folder); judge() { \(judge) \"$@\" --config judge.conf; }; \(text)"])
  }
}
