internal import JudgeCore

extension PackageReader {
  /// Endings that `judge.yaml` gives to languages must be nobody else's: a file is in one language.
  mutating func checkEndings(of problem: Problem) {
    var owners: [String: String] = [:]
    for (code, needs) in problem.sidecar.languages.sorted(by: { $0.key < $1.key }) {
      for ending in needs.extensions {
        let owner = owners[ending] ?? Self.owner(of: ending, besides: code, problem)
        owners[ending] = code
        guard let owner, owner != code else { continue }
        complain(needs, "languages.\(code).extensions has \(ending), which stands for \(owner)")
      }
      warnOfNames(code, needs, problem)
    }
  }

  /// Another language of the problem's whose files end so; `nil`: none.
  private static func owner(
    of ending: String, besides code: String, _ problem: Problem
  ) -> String? {
    StandardLanguages.endings.filter { other, endings in
      other != code && endings.contains(ending) && problem.allows(language: other)
    }.keys.min()
  }

  /// A compiler tells by its ending what a file is.
  private mutating func warnOfNames(
    _ code: String, _ needs: Sidecar.LanguageNeeds, _ problem: Problem
  ) {
    let usual = StandardLanguages.endings[code] ?? []
    guard problem.sidecar.harness?.singleFileName[code] == nil,
      let ending = needs.extensions.first(where: { !usual.contains($0) })
    else { return }
    warn(
      "judge.yaml", line: needs.extensionsLine,
      "languages.\(code).extensions: a file \(ending) keeps its name, which no compiler may know: "
        + "harness.single_file_name.\(code) renames it")
  }

  private mutating func complain(_ needs: Sidecar.LanguageNeeds, _ message: String) {
    issues.append(FileIssue("judge.yaml", line: needs.extensionsLine, message))
  }
}
