/// Why an output was rejected, and where.
///
/// Its `description` says nothing of the answer, so that everybody may see it; ``explanation`` does.
package struct DefaultValidatorRejection: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case different(expected: String, got: String)
    /// The output ends before the answer does.
    case missing(expected: String)
    /// The output goes on after the answer's end.
    case extra(got: String)
    /// White space differs where every byte of it counts.
    case space
  }

  package var reason: Reason
  /// In the output, from 1.
  package var line: Int
  /// In that line, from 1; for a missing token, the place it should have.
  package var token: Int

  /// What a person who may know the answer is told. Texts are cut to 40 printable characters.
  package var explanation: String {
    switch reason {
    case .different(let expected, let got):
      "line \(line), word \(token): expected '\(expected)', got '\(got)'"
    case .missing(let expected): "the output ends at line \(line), where '\(expected)' is expected"
    case .extra(let got): "line \(line), word \(token): '\(got)' after the end of what is expected"
    case .space: "line \(line): white space differs, and here it counts"
    }
  }
}

extension DefaultValidatorRejection: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .different: "line \(line), word \(token) is wrong"
    case .missing: "the output ends too early, at line \(line)"
    case .extra: "line \(line), word \(token): more output than expected"
    case .space: "line \(line): white space differs, and here it counts"
    }
  }
}

extension DefaultValidatorRejection {
  enum Finding {
    case different(expected: UnsafeRawBufferPointer, got: UnsafeRawBufferPointer)
    case missing(expected: UnsafeRawBufferPointer)
    case extra(got: UnsafeRawBufferPointer)
    case space
  }

  /// - Parameter position: in the output, right after the token that the finding is about.
  init(_ finding: Finding, in output: UnsafeRawBufferPointer, at position: Int) {
    var line = 1
    var lineStart = 0
    for index in 0..<position where output[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    self.line = line
    var scanner = TokenScanner(output, from: lineStart)
    var count = 0
    while scanner.position < position {
      _ = scanner.skipSpace()
      if !scanner.token().isEmpty { count += 1 }
    }
    switch finding {
    case .different(let expected, let got):
      reason = .different(expected: Self.excerpt(expected), got: Self.excerpt(got))
      token = max(count, 1)
    case .missing(let expected):
      reason = .missing(expected: Self.excerpt(expected))
      token = count + 1
    case .extra(let got):
      reason = .extra(got: Self.excerpt(got))
      token = max(count, 1)
    case .space:
      reason = .space
      token = max(count, 1)
    }
  }

  /// At most 40 characters, printable ones; others are shown as dots.
  private static func excerpt(_ bytes: UnsafeRawBufferPointer) -> String {
    let limit = 40
    // Four bytes a character at most; a character that is cut in two comes out as a dot.
    let text = String(decoding: bytes.prefix(limit * 4 + 4), as: UTF8.self)
    let shown = text.unicodeScalars.prefix(limit).map { scalar -> Unicode.Scalar in
      isPrintable(scalar) ? scalar : "."
    }
    let isCut = text.unicodeScalars.count > limit
    return String(String.UnicodeScalarView(shown)) + (isCut ? "…" : "")
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
      .currencySymbol, .modifierSymbol:
      true
    case .otherSymbol: scalar.value != 0xFFFD
    default: false
    }
  }
}
