internal import JudgeCore

extension PackageReader {
  /// The time limit that the package states: in `problem.yaml`, else where other judges have it.
  mutating func readTimeLimit(_ manifest: PackageManifest) -> Duration? {
    let settings = readDOMjudgeSettings()
    return manifest.limits.time ?? settings ?? readTimeLimitFile()
  }

  /// `domjudge-problem.ini`, of which the time limit counts and nothing else may decide anything.
  private mutating func readDOMjudgeSettings() -> Duration? {
    let path = "domjudge-problem.ini"
    guard let text = text(of: path) else { return nil }
    var limit: Duration?
    for setting in DOMjudgeSettings.parse(text) {
      switch setting.key {
      case "timelimit": limit = seconds(setting.value, path, line: setting.line, "timelimit ")
      // Later formats say all of it in problem.yaml.
      case "special_run", "special_compare", "special_compare_args":
        if !formatVersion.isLegacy || ["", "compare", "run"].contains(setting.value) { continue }
        let message = "\(setting.key) cannot be honoured: it names what only DOMjudge has"
        issues.append(FileIssue(path, line: setting.line, message))
      default: continue
      }
    }
    return limit
  }

  /// `.timelimit`, which holds nothing but the number.
  private mutating func readTimeLimitFile() -> Duration? {
    let path = PackageTree.timeLimitFile
    guard let text = text(of: path) else { return nil }
    return seconds(String(text.trimming(while: \.isWhitespace)), path, line: 1, "")
  }

  private mutating func seconds(
    _ text: String, _ path: String, line: Int, _ key: String
  ) -> Duration? {
    if let duration = Seconds.duration(text) { return duration }
    let message = "\(key)must be a number of seconds from 0.001 to 86400, not '\(text.prefix(40))'"
    issues.append(FileIssue(path, line: line, message))
    return nil
  }
}
