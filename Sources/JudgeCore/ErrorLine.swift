/// The line that tells most of what a compiler or an interpreter has said.
package enum ErrorLine {
  /// The limit that struck, the error that Python ends with, the first line that has an error, or else the first line.
  ///
  /// - Returns: `nil` when nothing was said.
  package static func of(_ text: String) -> String? {
    let lines = text.split(separator: "\n")
    let limit = lines.first { $0.hasPrefix("compiling ") }.map(String.init)
    let error = lines.first { $0.contains(/[Ee]rror/) } ?? lines.first
    return limit ?? ofTraceback(text) ?? error.map(String.init)
  }

  /// `line 3 of a.py: ZeroDivisionError: division by zero`: the error of a Python traceback, which stands below where it
  /// happened; `nil`: the text has none.
  package static func ofTraceback(_ text: String) -> String? {
    let lines = text.split(separator: "\n")
    guard let last = lines.lastIndex(where: { place($0) != nil }), let place = place(lines[last]),
      // What lies between are the source's own line and marks below it.
      let error = lines[(last + 1)...].first(where: { !$0.hasPrefix(" ") })
    else { return nil }
    return "\(place): \(error)"
  }

  /// `line 3 of a.py`, of `  File "/app/a.py", line 3, in <module>`.
  private static func place(_ line: Substring) -> String? {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "  File ", parts[2].hasPrefix(", line "),
      let file = parts[1].split(separator: "/").last
    else { return nil }
    let number = parts[2].dropFirst(", line ".count).prefix { $0.isNumber }
    return "line \(number) of \(file)"
  }
}
