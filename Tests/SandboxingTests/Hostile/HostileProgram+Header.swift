import Foundation
import JudgeCore

extension HostileProgram {
  /// Reads the comment that a program begins with.
  ///
  /// - Parameter file: path below Tests/Hostile.
  /// - Throws: ``HeaderFlaw`` when a field is missing, unknown, or says what nobody understands.
  init(file: String, text: String) throws(HeaderFlaw) {
    self.file = file
    let header = try Header(text, file: file)
    className = try header.require("Class")
    _ = try (header.require("Does"), header.require("Because"))
    stage = header.optional("Stage")
    submittedName = header.optional("Named")
    neighbour = header.optional("Beside")
    built = header.optional("Built").map { $0.split(separator: " ").map(String.init) }
    var given = Given()
    for item in header.list("Given", separator: ",") { try given.add(item) }
    self.given = given
    verdicts = try Self.verdicts(header.require("Verdict"))
    verdictsUnderUnit = try header.optional("Unit").map { text throws(HeaderFlaw) in
      let words = text.split(separator: " or ")
      let verdicts = words.compactMap { Verdict(rawValue: String($0)) }
      guard verdicts.count == words.count else { throw HeaderFlaw("no verdicts: \(text)") }
      return Set(verdicts)
    }
    var facts: [ExpectedFact] = []
    for item in try header.require("Fact").split(separator: ", ") {
      facts.append(try ExpectedFact(String(item)))
    }
    self.facts = facts
    let each = header.list("Each", separator: " ")
    let runs = header.list("Arguments", separator: ";").map { run in
      run == "-" ? [] : run.split(separator: " ").map(String.init)
    }
    cases = each.isEmpty ? [runs.isEmpty ? [[]] : runs] : each.map { [[$0]] }
  }

  // `AC in every mode`, or `TLE in root and service, AC in plain`.
  private static func verdicts(_ text: String) throws(HeaderFlaw) -> [PrivilegeMode: Verdict] {
    var verdicts: [PrivilegeMode: Verdict] = [:]
    for part in text.split(separator: ", ") {
      let halves = part.split(separator: " in ", maxSplits: 1)
      guard halves.count == 2, let verdict = Verdict(rawValue: String(halves[0])) else {
        throw HeaderFlaw("no verdict and modes: \(part)")
      }
      if halves[1] == "every mode" {
        for mode in PrivilegeMode.allCases { verdicts[mode] = verdict }
      } else {
        for name in halves[1].split(separator: " and ") {
          guard let mode = PrivilegeMode(rawValue: String(name)) else {
            throw HeaderFlaw("no mode: \(name)")
          }
          verdicts[mode] = verdict
        }
      }
    }
    guard verdicts.count == PrivilegeMode.allCases.count else {
      throw HeaderFlaw("not every mode has its verdict")
    }
    return verdicts
  }
}

/// The fields of a header: lines `// Name: value` or `# Name: value` at the file's start. Lines with the same name are one.
private struct Header {
  private var fields: [String: String] = [:]

  private static let known: Set<String> = [
    "Class", "Does", "Each", "Arguments", "Given", "Built", "Named", "Beside", "Stage",
    "Verdict", "Unit", "Fact", "Because",
  ]

  init(_ text: String, file: String) throws(HeaderFlaw) {
    let mark = file.hasSuffix(".py") ? "# " : "// "
    for line in text.split(separator: "\n").prefix(while: { $0.hasPrefix(mark) }) {
      let halves = line.dropFirst(mark.count).split(separator: ": ", maxSplits: 1)
      guard halves.count == 2, Self.known.contains(String(halves[0])) else {
        throw HeaderFlaw("no field of a header: \(line)")
      }
      fields[String(halves[0])] = (fields[String(halves[0])].map { $0 + " " } ?? "") + halves[1]
    }
  }

  func require(_ name: String) throws(HeaderFlaw) -> String {
    guard let value = fields[name] else { throw HeaderFlaw("the header has no \(name)") }
    return value
  }

  func optional(_ name: String) -> String? { fields[name] }

  func list(_ name: String, separator: Character) -> [String] {
    (fields[name] ?? "").split(separator: separator).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}
