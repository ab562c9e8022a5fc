package import JudgeCore

extension Problem {
  /// Why nothing in a language is taken, in words; `nil`: it is.
  package func reasonAgainst(language code: String) -> String? {
    if allows(language: code) { return nil }
    let taken = Set(languages ?? []).union(sidecar.languages.keys)
    return reasonAgainst(language: code, taking: Array(taken))
  }

  /// The same of a problem that takes these.
  package func reasonAgainst(language code: String, taking taken: [String]) -> String {
    "\(name) takes no \(code): it takes \(NameList.text(taken.map(described)))"
  }

  /// `python3 (also .txt)`: with the endings that are its own for this problem alone.
  private func described(_ code: String) -> String {
    let usual = StandardLanguages.endings[code] ?? []
    let own = (sidecar.languages[code]?.extensions ?? []).filter { !usual.contains($0) }
    return own.isEmpty ? code : "\(code) (also \(own.joined(separator: ", ")))"
  }

  /// Codes of languages by the endings that stand for them in this problem, besides those of judge.conf.
  package var endings: [String: String] {
    let pairs = sidecar.languages.flatMap { code, needs in needs.extensions.map { ($0, code) } }
    return Dictionary(pairs) { Swift.min($0, $1) }
  }

  /// Languages with the endings that they have in this problem, which go before those of judge.conf.
  package func withOwnEndings(_ languages: [Language]) -> [Language] {
    let own = endings
    if own.isEmpty { return languages }
    return languages.map { language in
      var language = language
      language.extensions.removeAll { own[$0] != nil }
      language.extensions += own.filter { $0.value == language.code }.keys.sorted()
      return language
    }
  }

  /// The language that a file's ending stands for in this problem, one that it takes if there are several; `nil`: none.
  package func language(of fileName: String, among languages: [Language]) -> Language? {
    let known = withOwnEndings(languages)
    let ending = NameEnding.of(fileName, among: known.flatMap(\.extensions))
    let fitting = known.filter { language in ending.map(language.extensions.contains) ?? false }
    let found = fitting.first { allows(language: $0.code) } ?? fitting.first
    return languages.first { $0.code == found?.code }
  }
}
