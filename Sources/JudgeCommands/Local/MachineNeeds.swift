internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// What a package needs of the machine that judges it. The daemon refuses what is handed in for a problem that needs more.
struct MachineNeeds {
  let problem: Problem
  let languages: [Language]

  /// What is missing here, one line each.
  var lacks: [String] { modules + compilers }

  private var modules: [String] {
    let missing = problem.missingModules
    if missing.isEmpty { return [] }
    let names = missing.joined(separator: ", ")
    let words = "Python has no module \(names) on this machine, so nothing can be handed in"
    let line = problem.sidecar.languages["python3"]?.packagesLine
    return [FileIssue("judge.yaml", line: line, words).description]
  }

  private var compilers: [String] {
    languages.compactMap { language in
      guard let compiler = language.missingCompiler, let user = user(of: language) else {
        return nil
      }
      return "\(user) needs \(language.name), whose compiler \(compiler) is not on this machine"
    }
  }

  /// The first part of the package that needs a language; `nil`: none does.
  private func user(of language: Language) -> String? {
    if let only = problem.languages, only == [language.code] { return "problem.yaml: languages" }
    if let program = programs.first(where: { $0.language(among: languages) == language }) {
      return program.path
    }
    let jury = problem.jurySubmissions.first {
      $0.obstacle == nil && $0.language(among: languages, for: problem) == language
    }
    return jury.map { "submissions/\($0.path)" }
  }

  private var programs: [PackageProgram] {
    var programs = problem.checks.inputValidators
    if case .custom(let validators) = problem.validator { programs += validators }
    return programs + [problem.staticValidator, problem.grader].compactMap(\.self)
  }
}

extension JurySubmission {
  /// The language that it is in; `nil`: none that is known here.
  func language(among languages: [Language], for problem: Problem) -> Language? {
    // The standard has no code for some languages, so a label may name one that is not in judge.conf.
    if let code = language, let named = languages.first(where: { $0.code == code }) {
      return named
    }
    // Beside a source, a file of an ending that only this problem takes is something that the source reads.
    let name =
      name(writtenIn: languages) ?? name(writtenIn: problem.withOwnEndings(languages)) ?? path
    return problem.language(of: name, among: languages)
  }

  private func name(writtenIn languages: [Language]) -> String? {
    files.map(\.name).first { name in languages.contains { $0.isWritten(in: name) } }
  }
}
