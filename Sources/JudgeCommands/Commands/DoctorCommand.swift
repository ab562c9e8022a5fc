internal import ArgumentParser
internal import Configuring
internal import Control
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Check this machine: kernel, cgroups, compilers, Python packages; say how to mend what is wrong.",
    discussion: """
      No daemon is needed. Each language's self-test is compiled and run in the sandbox. \
      Where judge.conf sends problems to Slurm, it is asked whether it answers. The exit status is 1 if a check \
      failed; what is merely degraded is said.

      Example: judge doctor --slurm
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Send the worker to every node of the cluster instead, and say what each can do.")
  var slurm = false

  func run() async throws {
    let configuration = try global.configuration()
    let findings = try await slurm ? cluster(configuration) : machine(configuration)
    try global.print(findings) { Self.lines(findings, $0) }
    if findings.contains(where: { $0.grade == .failed }) { throw ExitStatus.notAccepted }
  }

  private func machine(_ configuration: JudgeConfiguration) async throws -> [Examination.Finding] {
    let examination = Examination(configuration: configuration, kernel: .present)
    let slurm = configuration.slurm.route == .none ? [] : await answer(configuration)
    return try await examination.machine() + slurm + programs(configuration)
  }

  private func cluster(_ configuration: JudgeConfiguration) async -> [Examination.Finding] {
    await examine(configuration) { await $0.findings() }
  }

  private func answer(_ configuration: JudgeConfiguration) async -> [Examination.Finding] {
    await examine(configuration) { [await $0.answer()] }
  }

  private func examine(
    _ configuration: JudgeConfiguration,
    _ look: (ClusterExamination) async -> [Examination.Finding]
  ) async -> [Examination.Finding] {
    do {
      var settings = SlurmSettings(
        configuration, worker: try LocalSettings.findWorker(configured: configuration.worker.path))
      if geteuid() == 0 {
        settings.uidRangeStart = configuration.uidRange.start
        settings.uidRangeCount = configuration.uidRange.count
      }
      return await look(
        ClusterExamination(
          survey: SlurmSurvey(settings), packages: Self.pythonPackages(configuration)))
    } catch {
      return [
        Examination.Finding(
          "worker", .failed, "\(error)", remedy: "make build; see worker.path in judge.conf")
      ]
    }
  }

  private func programs(_ configuration: JudgeConfiguration) async throws -> [Examination.Finding] {
    do {
      let packages = Self.pythonPackages(configuration)
      let folder = try TemporaryFolder()
      return try await LocalJudge.withExecutor(configuration) { executor in
        let tests = SelfTests(
          languages: configuration.languages, executor: executor, folder: folder)
        return try await tests.run(packages: packages)
      }
    } catch let fault as ExecutorFault {
      return [
        Examination.Finding(
          "worker", .failed, "\(fault)", remedy: "make build; see worker.path in judge.conf")
      ]
    }
  }

  /// What the installed problems need; packages that cannot be read are told elsewhere.
  private static func pythonPackages(_ configuration: JudgeConfiguration) -> [String] {
    let catalog = try? configuration.catalog()
    let names = (catalog?.problems.values).map { problems in
      problems.flatMap { $0.sidecar.languages["python3"]?.packages ?? [] }
    }
    return Set(names ?? []).filter { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
      .sorted()
  }

  static func lines(_ findings: [Examination.Finding], _ console: Console) -> [String] {
    let palette = console.palette
    let longest = findings.map { TerminalText.width($0.check) }.max() ?? 0
    return findings.flatMap { finding in
      let mark =
        switch finding.grade {
        case .ok: palette.paint("ok      ", .green)
        case .degraded: palette.paint("degraded", .yellow)
        case .failed: palette.paint("FAILED  ", .red)
        }
      let inset = longest + 12
      let name = TerminalText.padded(TerminalText.line(finding.check), to: longest)
      let text = TextFlow.wrap(
        TerminalText.line(finding.detail), to: max(console.textWidth - inset, 30))
      let remedy =
        finding.remedy.isEmpty
        ? []
        : TextFlow.wrap(
          "to mend: " + TerminalText.line(finding.remedy), to: max(console.textWidth - inset, 30))
      let indent = String(repeating: " ", count: inset)
      return (text + remedy).enumerated().map { index, line in
        index == 0 ? "\(mark)  \(name)  \(line)" : indent + line
      }
    }
  }
}
