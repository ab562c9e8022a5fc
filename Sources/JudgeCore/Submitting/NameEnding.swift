/// Which of several endings a file's name has.
package enum NameEnding {
  /// Those of what editors and copiers have in the works: no such file is ever taken.
  package static let unfinished = ["~", ".part", ".tmp", ".swp"]

  /// Whether it may stand for a language: a dot and up to 16 of `A` to `Z`, `a` to `z`, `0` to `9`, `_` and `+`.
  package static func isPlain(_ ending: String) -> Bool {
    ending.wholeMatch(of: /\.[A-Za-z0-9_+]{1,16}/) != nil
  }

  /// The longest that fits the name as it is, or else the name in lower case; `nil` when none does, or nothing stands before it.
  ///
  /// - Parameter endings: with their dots.
  package static func of(_ name: String, among endings: some Sequence<String>) -> String? {
    let endings = Array(endings)
    for text in [name, name.lowercased()] {
      let fitting = endings.filter { text.hasSuffix($0) && text != $0 }
      if let longest = fitting.max(by: { $0.utf8.count < $1.utf8.count }) { return longest }
    }
    return nil
  }
}
