internal import Logging

/// Text of entries. Much of it is foreign, names of files say: none of it may end a line, pass for a field of its own, or steer a
/// terminal.
enum LogText {
  /// `text` with what cannot be seen written out, as in `\u{A}`.
  static func line(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isVisible) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isVisible(scalar) {
        result.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
      }
    }
    return String(result)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// A value behind its key: one that could be taken for another key stands in quotes.
  static func value(_ text: String) -> String {
    let line = line(text)
    guard line.contains("=") || line.contains("\"") else { return line }
    return "\"\(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  static func cleaned(_ metadata: Logger.Metadata) -> Logger.Metadata {
    metadata.mapValues { .string(value("\($0)")) }
  }
}

/// Writes each entry as one line of plain text on standard error.
struct PlainLogHandler: LogHandler {
  private var inner: StreamLogHandler

  init(label: String) { inner = StreamLogHandler.standardError(label: label) }

  var metadata: Logger.Metadata {
    get { inner.metadata }
    set { inner.metadata = newValue }
  }

  var logLevel: Logger.Level {
    get { inner.logLevel }
    set { inner.logLevel = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { inner[metadataKey: key] }
    set { inner[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) {
    var event = event
    event.message = "\(LogText.line("\(event.message)"))"
    event.metadata = event.metadata.map(LogText.cleaned)
    inner.log(event: event)
  }
}
