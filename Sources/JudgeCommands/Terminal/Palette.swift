internal import JudgeCore

/// Colours, where there are any.
package struct Palette: Hashable, Sendable {
  package var isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }

  package enum Style: Hashable, Sendable {
    case plain, bold, faint, green, red, yellow, magenta, cyan

    fileprivate var code: String {
      switch self {
      case .plain: "0"
      case .bold: "1"
      case .faint: "2"
      case .red: "31"
      case .green: "32"
      case .yellow: "33"
      case .magenta: "35"
      case .cyan: "36"
      }
    }
  }

  package func paint(_ text: String, _ style: Style) -> String {
    isColoured && style != .plain && !text.isEmpty ? "\u{1B}[\(style.code)m\(text)\u{1B}[0m" : text
  }
}

extension Verdict {
  var style: Palette.Style {
    switch self {
    case .accepted: .green
    case .wrongAnswer, .runTimeError, .securityViolation: .red
    case .timeLimit, .memoryLimit, .outputLimit: .yellow
    case .compileError: .cyan
    case .judgeError: .magenta
    }
  }
}

extension Palette {
  /// Painted text as it was before. Foreign escapes have been taken out long before.
  static func unpainted(_ text: String) -> String {
    var (result, isEscape) = ("", false)
    for character in text {
      if isEscape {
        isEscape = character != "m"
      } else if character == "\u{1B}" {
        isEscape = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
