import JudgeCommands
import Synchronization

/// What a command printed.
final class CapturedConsole: Sendable {
  private let texts = Mutex((output: "", errors: ""))
  let isTerminal: Bool

  init(isTerminal: Bool = false) { self.isTerminal = isTerminal }

  var console: Console {
    Console(
      isTerminal: isTerminal, isColoured: false, width: isTerminal ? 80 : nil,
      write: { text in self.texts.withLock { $0.output += text } },
      complain: { text in self.texts.withLock { $0.errors += text } })
  }

  var output: String { texts.withLock { $0.output } }
  var errors: String { texts.withLock { $0.errors } }

  func run(_ arguments: String...) async -> Int32 {
    await JudgeCommand.run(arguments, console: console)
  }
}
