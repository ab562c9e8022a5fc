import Configuring
import JudgeCore
import SystemPackage
import Testing

/// The judge.conf at the top of the repository, against the code that it configures.
@Suite struct ShippedConfigurationTests {
  private static let repository = FilePath(#filePath).removingLastComponent()
    .removingLastComponent()
    .removingLastComponent()

  @Test func `it holds the defaults`() throws {
    let shipped = try JudgeConfiguration.parse(
      try Self.text("judge.conf"), name: "judge.conf")
    var defaults = JudgeConfiguration()
    #expect(shipped.languages.map(\.code) == defaults.languages.map(\.code))
    for (shipped, built) in zip(shipped.languages, defaults.languages) { #expect(shipped == built) }
    defaults.languages = shipped.languages
    #expect(shipped == defaults)
  }

  @Test func `it explains every key in the words of the code`() throws {
    let explained = Self.comments(inConfiguration: try Self.text("judge.conf"))
    let documented = try Self.documented()
    #expect(documented.count > 40)
    for (key, comment) in documented.sorted(by: { $0.key < $1.key }) {
      #expect(explained[key] == comment, "\(key)")
    }
    #expect(Set(explained.keys).subtracting(documented.keys) == [])
  }

  @Test func `it works from a checkout with everything under var`() throws {
    let file = Self.repository.appending("judge.conf")
    let configuration = try JudgeConfiguration.load(path: file)
    #expect(configuration.problems.path == Self.repository.appending("Problems"))
    for path in [configuration.spool.path, configuration.state.path, configuration.socket.path] {
      #expect(path.starts(with: Self.repository.appending("var")))
    }
  }

  private static func text(_ path: String) throws -> String {
    let file = try FileDescriptor.open(repository.pushing(FilePath(path)), .readOnly)
    return try file.closeAfter {
      var bytes = [UInt8](repeating: 0, count: 1 << 18)
      let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
      return String(decoding: bytes[..<count], as: UTF8.self)
    }
  }

  /// Comments by dotted key; those of list items by the list's key, the first item counts.
  private static func comments(inConfiguration text: String) -> [String: String] {
    var comments: [String: String] = [:]
    var path: [(indent: Int, key: String)] = []
    var pending: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let body = line.dropFirst(indent)
      if body.hasPrefix("# ") {
        pending.append(body.dropFirst(2))
      } else if let match = body.prefixMatch(of: /([a-z0-9_]+):(\s|$)/), !pending.isEmpty {
        path.removeAll { $0.indent >= indent }
        path.append((indent, String(match.1)))
        let key = path.map(\.key).joined(separator: ".")
        if comments[key] == nil { comments[key] = pending.joined(separator: " ") }
        pending = []
      } else {
        pending = []
      }
    }
    return comments
  }

  /// The doc comments of all stored properties that are keys, by dotted key.
  private static func documented() throws -> [String: String] {
    let root = try structures(in: text("Sources/Configuring/JudgeConfiguration.swift"))
    let language = try structures(in: text("Sources/Configuring/LanguageSettings.swift"))
    let keys = try [
      "JudgeConfiguration+Decoding", "JudgeConfiguration+Slurm", "LanguageSettings+Decoding",
    ].map {
      try codingKeys(in: text("Sources/Configuring/\($0).swift"))
    }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    let all = root.merging(language) { first, _ in first }
    var documented: [String: String] = [:]
    func add(_ name: String, below path: [String]) {
      for property in all[name] ?? [] {
        guard let key = keys[name]?[property.name] else { continue }
        documented[(path + [key]).joined(separator: ".")] = property.comment
        let nested = property.name == "languages" ? "LanguageSettings" : property.type
        if all[nested] != nil { add(nested, below: path + [key]) }
      }
    }
    add("JudgeConfiguration", below: [])
    return documented
  }

  private struct Property {
    var name: String
    var type: String
    var comment: String
  }

  /// Properties with doc comments, by the name of their type.
  private static func structures(in source: String) -> [String: [Property]] {
    var properties: [String: [Property]] = [:]
    var current: [String] = []
    var pending: [Substring] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let body = line.drop { $0 == " " }
      if let match = body.prefixMatch(of: /(?:package )?struct (\w+)/) {
        current.append(String(match.1))
        pending = []
      } else if line == "  }" {
        current.removeLast(current.count > 1 ? 1 : 0)
      } else if body.hasPrefix("/// ") {
        pending.append(body.dropFirst(4))
      } else if let match = body.prefixMatch(of: /(?:package )?var (\w+)(?: = |: )\[?(\w*)/),
        !pending.isEmpty
      {
        let property = Property(
          name: String(match.1), type: String(match.2), comment: pending.joined(separator: " "))
        properties[current.last ?? "", default: []].append(property)
        pending = []
      } else {
        pending = []
      }
    }
    return properties
  }

  /// Keys by type and property.
  private static func codingKeys(in source: String) -> [String: [String: String]] {
    var keys: [String: [String: String]] = [:]
    var type = ""
    var isInside = false
    for line in source.split(separator: "\n") {
      if let match = line.prefixMatch(of: /extension (?:\w+\.)*(\w+): Decodable/) {
        type = String(match.1)
      }
      if line.contains("enum CodingKeys") { isInside = true }
      if isInside, let match = line.firstMatch(of: /case (\w+) = "(\w+)"/) {
        keys[type, default: [:]][String(match.1)] = String(match.2)
      } else if isInside, let match = line.firstMatch(of: /case ([\w, ]+)/) {
        for name in match.1.split(separator: ",") {
          let name = name.trimmingPrefix(" ").prefix { $0 != " " }
          keys[type, default: [:]][String(name)] = String(name)
        }
      }
      if isInside && line.contains("}") { isInside = false }
    }
    return keys
  }
}
