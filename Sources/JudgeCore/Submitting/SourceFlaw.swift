/// Why a file cannot be a submission, in the same words whichever way it is handed in. Names in it are fit to print.
package enum SourceFlaw: Hashable, Sendable, CustomStringConvertible {
  case empty(String)
  case tooLarge(String, limit: ByteCount)
  /// - Parameter known: endings with the languages that they stand for.
  case unknownEnding(String, known: [String])
  case unknownLanguage(String, known: [String])

  package var description: String {
    switch self {
    case .empty(let name): "\(name) is empty: save it before you hand it in"
    case .tooLarge(let name, let limit):
      "\(name) is larger than \(limit): hand in the source text only"
    case .unknownEnding(let name, let known):
      "the ending of \(name) names no language; known are \(NameList.text(known))"
    case .unknownLanguage(let code, let known):
      "there is no language \(code)"
        + NearName.question(
          about: code, among: known, else: "; known are \(NameList.text(known))")
    }
  }
}

/// Names in a sentence.
package enum NameList {
  private static let most = 20

  /// In order, cut where they would fill the screen.
  package static func text(_ names: [String]) -> String {
    if names.isEmpty { return "none" }
    let shown = names.sorted().prefix(most).joined(separator: ", ")
    return names.count > most ? shown + " and \(names.count - most) more" : shown
  }
}
