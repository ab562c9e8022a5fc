import Foundation
import SystemPackage
import Testing

/// A medium by which one program may tell another one something: a pair of Tests/Hostile/channels, and what its header says.
struct Channel: Sendable, CustomTestStringConvertible {
  let name: String
  /// Each of these closes it without the others; `none` where nothing does.
  let walls: [String]

  var isOpen: Bool { walls == ["none"] }
  var needsSeccomp: Bool { walls == ["seccomp"] }
  var testDescription: String { name }
  var source: FilePath { Self.sources.appending("\(name).c") }

  static let all: [Channel] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: sources.string)) ?? []
    return files.filter { $0.hasSuffix(".c") }.sorted().map { Channel(file: $0) }
  }()

  private static let sources = repository.appending("Tests").appending("Hostile")
    .appending("channels")

  static let repository = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent()

  private init(file: String) {
    name = String(file.dropLast(2))
    let path = Self.sources.appending(file).string
    let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
    let mark = "// Wall: "
    let wall = lines.first { $0.hasPrefix(mark) }?.dropFirst(mark.count) ?? ""
    walls = wall.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
