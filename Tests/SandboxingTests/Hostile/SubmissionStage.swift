import Configuring
import Dispatching
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport

/// The whole way of a submission through a real worker, for attacks on the compiler and by a package's validator.
struct SubmissionStage: Sendable {
  /// Folders of Tests/Hostile: `compile` has submissions, `validator` output validators.
  static let families = ["compile", "validator"]

  private let scratch: ScratchFolder
  private let languages: [Language]
  /// By the path of the validator; `""`: with the default one.
  private let problems: [String: Problem]

  init() throws {
    scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    languages = Self.languages()
    var problems = ["": try Self.problem(in: scratch, nil)]
    for file in HostilePrograms.files(in: ["validator"]) {
      problems[file] = try Self.problem(in: scratch, file)
    }
    self.problems = problems
  }

  // Those of the shipped judge.conf that this machine has, with limits that attacks run into soon.
  private static func languages() -> [Language] {
    let shipped = JudgeConfiguration().languages
    return shipped.filter { access($0.compile[0], X_OK) == 0 }.map { language in
      var language = language
      let cpu = language.code == "swift" ? language.compileLimits.cpu : .seconds(2)
      language.compileLimits = .init(cpu: cpu, memory: .mib(640), output: .mib(32))
      return language
    }
  }

  /// All programs of the stage that are in a language of this machine.
  func programs() throws -> [HostileProgram] {
    try HostilePrograms.files(in: Self.families).map(HostilePrograms.read).filter {
      language(of: $0.file) != nil
    }
  }

  /// Judges something once, for what this process keeps of that: its event loops.
  func warmUp() async throws {
    try await withExecutor(slots: 1) { executor in
      guard let first = try programs().first else { return }
      _ = try await deviations(of: first, on: executor)
    }
  }

  /// Runs `body` with workers of this build.
  func withExecutor<Value: Sendable>(
    slots: Int, _ body: (LocalExecutor) async throws -> Value
  ) async throws -> Value {
    let isRoot = Box.isRoot
    let state = try scratch.write("state/.keep", "").removingLastComponent()
    if isRoot { chown(state.string, Box.daemonUID, Box.daemonUID) }
    let settings = LocalSettings(
      worker: BuiltPrograms.path("judge-worker"), state: state,
      uid: isRoot ? Box.daemonUID : getuid(), gid: isRoot ? Box.daemonUID : getgid(),
      uidRangeStart: isRoot ? Box.uidRangeStart + 512 : nil, slots: slots)
    return try await withLocalExecutor(settings, body)
  }

  /// Judges a program and says, in words, all that is not as its header has it.
  func deviations(
    of program: HostileProgram, on executor: any Executor, round: Int = 1
  ) async throws -> [String] {
    let trial = try trial(program, round: round)
    var verdict = Verdict.judgeError
    var told: String
    do {
      let result = try await executor.judge(trial) { _ in }
      verdict = result.verdict
      told = ([result.message, result.compile?.output ?? ""] + result.tests.map(\.message))
        .joined(separator: "\n")
    } catch let fault as ExecutorFault {
      told = fault.description
    }
    var deviations: [String] = []
    if let wanted = program.verdicts[Box.expectedMode], wanted != verdict {
      deviations.append("\(verdict.rawValue) instead of \(wanted.rawValue)")
    }
    deviations += program.facts.filter { !$0.holds(forText: told) }.map { "not so: \($0)" }
    if told.utf8.count > 256 * 1024 { deviations.append("\(told.utf8.count) bytes are told") }
    if !deviations.isEmpty { deviations.append(String(told.prefix(1000))) }
    return deviations
  }

  private func language(of file: String) -> Language? {
    languages.first { $0.extensions.contains { file.hasSuffix($0) } }
  }

  // Compiled programs are kept by their sources: a comment makes each round's a new one.
  private func trial(_ program: HostileProgram, round: Int) throws -> Trial {
    let isValidator = program.family == "validator"
    let own = isValidator ? Self.looksAround : try HostilePrograms.text(of: program.file)
    let name = isValidator ? "submission.c" : program.submittedName ?? program.file.lastPart
    guard let language = language(of: name), let problem = problems[isValidator ? program.file : ""]
    else { throw HeaderFlaw("\(name) cannot be judged") }
    let mark = (language.code == "python3" ? "#" : "//") + " round \(round)\n"
    var files = [SourceFile(name: name, bytes: Array((own + mark).utf8))]
    if let neighbour = program.neighbour {
      files.append(SourceFile(name: neighbour, bytes: Array("gpch".utf8)))
    }
    return Trial(problem: problem, language: language, files: files, validatorLanguages: languages)
  }

  private static func problem(in scratch: ScratchFolder, _ validator: String?) throws -> Problem {
    let folder = "held" + (validator ?? "").filter(\.isLetter)
    try scratch.write("\(folder)/problem.yaml", Self.manifest)
    try scratch.write("\(folder)/statement/problem.en.md", "Say held.\n")
    for test in ["1", "2"] {
      try scratch.write("\(folder)/data/secret/\(test).in", "\n")
      try scratch.write("\(folder)/data/secret/\(test).ans", "held\n")
    }
    if let validator {
      try scratch.write(
        "\(folder)/output_validator/\(validator.lastPart)", try HostilePrograms.text(of: validator))
    }
    return try Problem.read(directory: scratch.path.appending(folder))
  }

  private static let manifest = """
    problem_format_version: 2025-09
    type: pass-fail
    name: Held
    uuid: 7b3a1d52-0000-4000-8000-000000000002
    license: cc0
    limits:
      time_limit: 1
      memory: 256
      validation_time: 1
      validation_memory: 64
      validation_output: 1

    """

  /// The submission that validators are called for: it fails where it finds what one has left.
  private static let looksAround = """
    #include <stdio.h>
    #include <unistd.h>
    int main(void) {
      const char *left[] = {"/w/answer", "/app/answer", "/tmp/answer", "/app/.judge-answer"};
      for (int i = 0; i < 4; i++)
        if (access(left[i], F_OK) == 0) return 1;
      puts("held");
    }

    """
}

extension String {
  /// What is behind the last slash.
  var lastPart: String { String(split(separator: "/").last ?? "") }
}
