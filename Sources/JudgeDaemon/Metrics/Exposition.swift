/// Figures in Prometheus' text format, version 0.0.4: each family with its help and type, then its samples.
///
/// Names are ours and hold to the conventions: base units, `_total` for what only grows.
package struct Exposition: Sendable {
  package enum Kind: String, Sendable { case counter, gauge, histogram }

  package typealias Labels = KeyValuePairs<String, String>

  /// What the format is called in HTTP.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  package private(set) var text = ""

  package init() {}

  /// Adds a family with one sample and no labels.
  package mutating func add(_ kind: Kind, _ name: String, _ help: String, _ value: Double) {
    let none: Labels = [:]
    add(kind, name, help, [(labels: none, value: value)])
  }

  /// Adds a family; one without samples is left out.
  package mutating func add(
    _ kind: Kind, _ name: String, _ help: String, _ samples: [(labels: Labels, value: Double)]
  ) {
    precondition((kind == .counter) == name.hasSuffix("_total"), "what only grows is a total")
    if samples.isEmpty { return }
    begin(kind, name, help)
    for sample in samples { line(name, sample.labels, sample.value) }
  }

  package mutating func add(
    _ name: String, _ help: String, _ histograms: [(labels: Labels, counts: Histogram.Counts)]
  ) {
    if histograms.isEmpty { return }
    begin(.histogram, name, help)
    for (labels, counts) in histograms {
      let own = labels.map { ($0.key, $0.value) }
      for (bound, count) in counts.cumulative {
        line("\(name)_bucket", own + [("le", Self.number(bound))], Double(count))
      }
      line("\(name)_sum", own, counts.sum)
      line("\(name)_count", own, Double(counts.count))
    }
  }

  private mutating func begin(_ kind: Kind, _ name: String, _ help: String) {
    text += "# HELP \(name) \(Self.escaped(help, quote: false))\n# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func line(_ name: String, _ labels: Labels, _ value: Double) {
    line(name, labels.map { ($0.key, $0.value) }, value)
  }

  private mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
    let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1, quote: true))\"" }
    let braces = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    text += "\(name)\(braces) \(Self.number(value))\n"
  }

  private static func escaped(_ text: String, quote: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\"" where quote: result.append(contentsOf: "\\\"".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func number(_ value: Double) -> String {
    if value == .infinity { return "+Inf" }
    if value == -.infinity { return "-Inf" }
    if value.isNaN { return "NaN" }
    return value.rounded() == value && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
