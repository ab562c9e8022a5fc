extension TestResult {
  /// Why it is not accepted, as far as authors may know: with what the validator told the judges, or what the program wrote to
  /// standard error at its end. One line of foreign text.
  package var fullReason: String {
    switch verdict {
    case .accepted: return ""
    case .judgeError: return joined(message, Self.lines(of: judgeMessage).last)
    case .runTimeError: return joined(message, lastError)
    default:
      return joined(message, Self.lines(of: judgeMessage).first, by: "; the judges are told: ")
    }
  }

  /// The last line that the program wrote to standard error; `nil`: none, or it is not known.
  package var lastError: String? { Self.lines(of: comparison?.errors).last }

  private func joined(_ reason: String, _ more: String?, by link: String = ": ") -> String {
    guard let more, !reason.contains(more) else { return reason }
    return reason.isEmpty ? more : reason + link + more
  }

  private static let longestLine = 200

  /// The lines with something in them, cut to size.
  private static func lines(of text: String?) -> [String] {
    (text ?? "").split(whereSeparator: \.isNewline).map { line in
      let plain = line.drop(while: \.isWhitespace)
      return plain.count > longestLine ? plain.prefix(longestLine) + "…" : String(plain)
    }.filter { !$0.isEmpty }
  }
}
