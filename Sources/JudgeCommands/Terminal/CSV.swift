/// Lines of CSV (RFC 4180, but with the line ends of this system).
enum CSV {
  static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") }

  /// Names and messages are foreign text: a spreadsheet would take some of it for a formula, and run it.
  private static func field(_ text: String) -> String {
    let clean = TerminalText.line(text)
    let plain = clean.first.map { "=+-@\t".contains($0) } ?? false ? "'" + clean : clean
    guard plain.contains(where: { $0 == "," || $0 == "\"" }) else { return plain }
    return "\"" + plain.replacing("\"", with: "\"\"") + "\""
  }
}
