/// What a failure of a test may say about the test: it follows the message, in one line with it.
package enum TestNote {
  private static let labels = ["tests: ", "hint: "]

  /// - Parameters:
  ///   - hint: goes before the description.
  ///   - description: the rule that the test probes.
  /// - Returns: empty: nothing is told.
  package static func text(hint: String?, description: String?) -> String {
    zip(labels.reversed(), [hint, description]).lazy.compactMap { label, text in
      text.map { label + $0 }
    }
    .first ?? ""
  }

  package static func adding(_ note: String, to message: String) -> String {
    [message, note].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The note that follows a message; empty: there is none.
  package static func only(of message: String) -> String {
    let last = sentences(of: message).last ?? ""
    return labels.contains(where: last.hasPrefix) ? last : ""
  }

  /// A message and its note, one sentence each.
  package static func sentences(of message: String) -> [String] {
    let marks = labels.map { "; " + $0 }
    let starts = marks.compactMap { mark in message.firstRange(of: mark) }
    guard let mark = starts.min(by: { $0.lowerBound < $1.lowerBound }) else {
      return message.isEmpty ? [] : [message]
    }
    let note = message[mark.lowerBound...].dropFirst("; ".count)
    return [String(message[..<mark.lowerBound]), String(note)]
  }
}
