internal import Dispatching
internal import JudgeCore
internal import Synchronization

/// Shows on a terminal how far the checking of a package has come: what is done, what runs, how many of how many.
final class VerificationScreen: Sendable {
  private struct State {
    var live: LiveLines
    var planned = 0
    var done = 0
  }

  private let package: String
  private let state: Mutex<State>

  init(package: String, _ console: Console) {
    self.package = package
    state = Mutex(State(live: LiveLines(console)))
  }

  func show(_ step: VerificationStep) {
    state.withLock { state in
      switch step {
      case .planned(let count): state.planned = count
      case .running(let path, let progress): show(path, progress, &state)
      case .judged(let entry):
        let verdict = state.live.palette.paint(entry.verdict.rawValue, entry.verdict.style)
        finish(entry.path, "\(name(entry.path))  \(verdict)", &state)
      case .passedOver(let path): finish(path, "\(name(path))  not judged", &state)
      case .checkedData: state.done += 1
      }
      let words = "\(package): \(state.done) of \(state.planned) checked"
      state.live.update("", words, isFinal: false)
    }
  }

  func clear() { state.withLock { $0.live.clear() } }

  private func show(_ path: String, _ progress: TrialProgress, _ state: inout State) {
    let words =
      switch progress {
      case .waiting(let what): what
      case .placed(let node, _): "on \(TerminalText.line(node))"
      case .compiling: "compiling"
      case .compiled: "running"
      case .test(_, let number, let count): "test \(number) of \(count)"
      }
    state.live.update(path, "\(name(path))  \(words)", isFinal: false)
  }

  private func finish(_ path: String, _ line: String, _ state: inout State) {
    state.done += 1
    state.live.update(path, line, isFinal: true)
  }

  private func name(_ path: String) -> String { "\(package)/\(TerminalText.line(path))" }
}
