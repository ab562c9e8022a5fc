internal import JudgeCore

extension Problem {
  /// Why nothing in a language is taken, in words; `nil`: it is.
  package func reasonAgainst(language code: String) -> String? {
    if allows(language: code) { return nil }
    let taken = Set(languages ?? []).union(sidecar.languages.keys)
    return "\(name) takes no \(code): it takes \(NameList.text(Array(taken)))"
  }
}
