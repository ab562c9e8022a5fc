/// A pattern over paths: `*` stands for any text without a slash, `{a,b}` for one of several texts. No name has white space, so what
/// there is around these means nothing.
struct Glob: Hashable, Sendable {
  private let alternatives: [[UInt8]]

  static let longest = 1000
  static let mostAlternatives = 100

  /// - Parameter pattern: one without a ``flaw(of:)``; of any other one a part is left out.
  init(_ pattern: String) { alternatives = Self.expand(pattern).map { Array($0.utf8) } }

  /// What is wrong with a file that has a pattern which nobody means; `nil`: it is none.
  static func flaw(of pattern: String) -> String? {
    if pattern.utf8.count > longest {
      return "has a pattern, \(pattern.prefix(40))…, of more than \(longest) bytes"
    }
    if expand(pattern).count > mostAlternatives {
      return "has a pattern, \(pattern.prefix(40))…, that stands for more than \(mostAlternatives)"
    }
    return nil
  }

  func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)
    return alternatives.contains { Self.matches($0, path) }
  }

  /// Whether it matches a path or a folder above it.
  func matchesWithin(_ path: String) -> Bool {
    matches(path)
      || path.indices.contains { path[$0] == "/" && matches(String(path[..<$0])) }
  }

  /// The pattern without braces; a few more than the most alternatives are cut off.
  private static func expand(_ pattern: String) -> [String] {
    var done: [String] = []
    var open = [String(decoding: pattern.utf8.prefix(longest), as: UTF8.self)]
    while let next = open.popLast(), done.count + open.count <= mostAlternatives {
      guard let left = next.firstIndex(of: "{"), let right = next[left...].firstIndex(of: "}")
      else {
        done.append(next)
        continue
      }
      let options = next[next.index(after: left)..<right]
      for option in options.split(separator: ",", omittingEmptySubsequences: false) {
        let text = option.trimming(while: \.isWhitespace)
        open.append("\(next[..<left])\(text)\(next[next.index(after: right)...])")
      }
    }
    return done + open
  }

  // Goes back to the last star only, which is enough and never takes more than length times length.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let (any, slash) = (UInt8(ascii: "*"), UInt8(ascii: "/"))
    var (i, j) = (0, 0)
    var star: (pattern: Int, path: Int)?
    while j < path.count {
      if i < pattern.count, pattern[i] == any {
        star = (i, j)
        i += 1
      } else if i < pattern.count, pattern[i] == path[j] {
        i += 1
        j += 1
      } else if let last = star, path[last.path] != slash {
        star = (last.pattern, last.path + 1)
        i = last.pattern + 1
        j = last.path + 1
      } else {
        return false
      }
    }
    return pattern[i...].allSatisfy { $0 == any }
  }
}
