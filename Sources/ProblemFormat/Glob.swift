/// A pattern over paths: `*` stands for any text without a slash, `{a,b}` for one of several texts. No name has white space, so what
/// there is around these means nothing.
struct Glob: Hashable, Sendable {
  private let alternatives: [[Character]]

  init(_ pattern: String) { alternatives = Self.expand(pattern).map(Array.init) }

  func matches(_ path: String) -> Bool {
    let path = Array(path)
    return alternatives.contains { Self.matches($0, path) }
  }

  /// Whether it matches a path or a folder above it.
  func matchesWithin(_ path: String) -> Bool {
    matches(path)
      || path.indices.contains { path[$0] == "/" && matches(String(path[..<$0])) }
  }

  /// The pattern without braces; more than a thousand alternatives are cut off.
  private static func expand(_ pattern: String) -> [String] {
    var done: [String] = []
    var open = [pattern]
    while let next = open.popLast(), done.count + open.count < 1000 {
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
    return done
  }

  // Goes back to the last star only, which is enough and never takes more than length times length.
  private static func matches(_ pattern: [Character], _ path: [Character]) -> Bool {
    var (i, j) = (0, 0)
    var star: (pattern: Int, path: Int)?
    while j < path.count {
      if i < pattern.count, pattern[i] == "*" {
        star = (i, j)
        i += 1
      } else if i < pattern.count, pattern[i] == path[j] {
        i += 1
        j += 1
      } else if let last = star, path[last.path] != "/" {
        star = (last.pattern, last.path + 1)
        i = last.pattern + 1
        j = last.path + 1
      } else {
        return false
      }
    }
    return pattern[i...].allSatisfy { $0 == "*" }
  }
}
