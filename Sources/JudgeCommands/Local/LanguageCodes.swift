internal import JudgeCore
internal import ProblemFormat

/// Looks for codes of languages in a package that are nobody's.
struct LanguageCodes {
  let problem: Problem
  let languages: [Language]

  private var configured: [String] { languages.map(\.code) }

  private func isKnown(_ code: String) -> Bool {
    configured.contains(code) || StandardLanguages.codes.contains(code)
      || problem.sidecar.languages[code] != nil
  }

  /// What keeps files from being handed in.
  var problems: [String] { codes + endings }

  /// Codes in `problem.yaml`: nothing can be handed in that is written in these.
  private var codes: [String] {
    (problem.languages ?? []).filter { !isKnown($0) }.map { code in
      let words = "languages: \(unknown(code))"
      return FileIssue("problem.yaml", line: problem.languagesLine, words).description
    }
  }

  /// Endings in `judge.yaml` that another language of the problem's has in judge.conf, whose files would not be taken.
  private var endings: [String] {
    problem.endings.sorted { $0.key < $1.key }.compactMap { ending, code in
      let owner = languages.first { language in
        language.code != code && language.extensions.contains(ending)
          && problem.allows(language: language.code)
      }
      guard let owner else { return nil }
      let line = problem.sidecar.languages[code]?.extensionsLine
      let words = "languages.\(code).extensions has \(ending), which judge.conf has for"
      return FileIssue("judge.yaml", line: line, "\(words) \(owner.code)").description
    }
  }

  /// Folders that are named by a language, and are passed over.
  var warnings: [String] {
    let included = problem.includes.keys.filter { $0 != "default" }
    return folders(in: "include", included)
      + folders(in: "attachments/templates", problem.templates.keys)
  }

  private func folders(in parent: String, _ names: some Collection<String>) -> [String] {
    names.filter { !isKnown($0) }.sorted().map { name in
      "\(parent)/\(name) is not used: \(unknown(name))"
    }
  }

  private func unknown(_ code: String) -> String {
    "\(code) is no language of judge.conf" + NearName.question(about: code, among: configured)
  }
}
