package import ArgumentParser
internal import Control
internal import JudgeCore

/// The command `judge`.
package struct JudgeCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Hand in solutions, watch them being judged, ask why.",
    discussion: """
      A session:
        judge problems
        judge template kerneloverlap -l python3
        judge submit solution.py -p kerneloverlap --wait

      Exit status: 0 done (with --wait, try and run: accepted), 1 not accepted or a check failed, 64 wrong usage, \
      65 bad input file, rejected or cancelled, 69 daemon not reachable, 70 the judge's own fault, 77 not allowed.
      """,
    version: JudgeVersion.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Solving",
        subcommands: [
          ProblemsCommand.self, StatementCommand.self, TemplateCommand.self, TryCommand.self,
          SubmitCommand.self, CancelCommand.self, StartCommand.self,
        ]),
      CommandGroup(
        name: "Asking",
        subcommands: [
          StatusCommand.self, ListCommand.self, ShowCommand.self, ExplainCommand.self,
          WatchCommand.self, BoardCommand.self, AssessmentsCommand.self,
        ]),
      CommandGroup(
        name: "Staff",
        subcommands: [
          InstallCommand.self, RemoveCommand.self, AssessCommand.self, RejudgeCommand.self,
          ExportCommand.self, BackupCommand.self,
        ]),
      CommandGroup(
        name: "Without a daemon",
        subcommands: [
          RunCommand.self, NewCommand.self, VerifyCommand.self, DoctorCommand.self,
        ]),
    ])

  package init() {}

  /// Parses and runs a command.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - console: where it prints.
  /// - Returns: the exit status.
  package static func run(_ arguments: [String], console: Console = .standard) async -> Int32 {
    await Console.$current.withValue(console) {
      do {
        let arguments = GlobalOptions.moved(in: arguments)
        if let first = arguments.first { try check(command: first) }
        var command = try await asyncParseAsRoot(arguments)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
        return ExitStatus.done.rawValue
      } catch let status as ExitStatus {
        return status.rawValue
      } catch let interruption as Interruption {
        interruption.perform()
        return ExitStatus.ownFault.rawValue
      } catch {
        return report(error, on: console)
      }
    }
  }

  /// The parser only says of it that it is unexpected.
  private static func check(command name: String) throws(CommandFailure) {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if name.hasPrefix("-") || known.contains(name) { return }
    let hint = NearName.question(
      about: name, among: known, else: ": judge --help lists them")
    throw CommandFailure(.wrongUsage, "there is no command \(TerminalText.line(name))\(hint)")
  }

  private static func report(_ error: any Error, on console: Console) -> Int32 {
    let code = exitCode(for: error)
    // What the parser has to say: help, version, wrong usage.
    if code == .success {
      console.print(fullMessage(for: error))
      return code.rawValue
    }
    if code == .validationFailure {
      console.warnRaw(fullMessage(for: error) + "\n")
      return ExitStatus.wrongUsage.rawValue
    }
    let failure = CommandFailure(error)
    console.warn(TerminalText.line(failure.description))
    return failure.status.rawValue
  }
}

extension ExitStatus: Error {}
