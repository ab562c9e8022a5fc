import JudgeCore

/// What a header says must have been seen of a run, whatever the verdict.
///
/// `{}` in it stands for what the program was called with.
enum ExpectedFact: Hashable, Sendable {
  case exitStatus(Int32)
  case signal(String)
  case stopped(RunFacts.Stop)
  case forbiddenCall(String)
  /// The kernel's OOM killer struck, or we found too much.
  case overMemory
  case outputOverLimit
  /// It wrote this line and no more; of a submission: it is in what people are told.
  case says(String)
  /// Of a submission: this is nowhere in what people are told.
  case hides(String)

  init(_ text: String) throws(HeaderFlaw) {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.dropFirst().first, words.last) {
    case ("exit", "status", let last?) where Int32(last) != nil:
      self = .exitStatus(Int32(last) ?? -1)
    case ("signal", _, let last?): self = .signal(last)
    case ("stopped", "for", let last?) where RunFacts.Stop(rawValue: last) != nil:
      self = .stopped(RunFacts.Stop(rawValue: last) ?? .cpu)
    case ("forbidden", "call", let last?): self = .forbiddenCall(last)
    case ("over", "memory", _): self = .overMemory
    case ("output", "over", _): self = .outputOverLimit
    case ("says", _, _): self = .says(String(text.dropFirst("says ".count)))
    case ("hides", _, _): self = .hides(String(text.dropFirst("hides ".count)))
    default: throw HeaderFlaw("no fact that can be seen: \(text)")
    }
  }

  /// Whether it was so.
  ///
  /// - Parameter argument: what the program was called with.
  func holds(for outcome: Outcome, argument: String?, limits: Limits) -> Bool {
    let facts = outcome.facts
    func filled(_ text: String) -> String { text.replacing("{}", with: argument ?? "") }
    switch self {
    case .exitStatus(let status): return facts.ending == .exited(status: status)
    case .signal(let name):
      guard case .signalled(let number) = facts.ending else { return false }
      return facts.stop == nil
        && SignalName.of(number).prefix { $0 != " " } == filled(name)
    case .stopped(let stop):
      return facts.stop == stop && (stop != .cpu || facts.cpu > limits.cpu)
    case .forbiddenCall(let name):
      return facts.stop == .forbiddenCall && facts.forbiddenCall == filled(name)
    case .overMemory:
      return facts.oomKills > 0 || facts.stop == .memory || facts.memory > limits.memory
    case .outputOverLimit: return facts.output > limits.output
    case .says(let line): return outcome.output == filled(line) + "\n"
    case .hides: return false
    }
  }

  /// Whether it is so of all that people are told of a submission.
  func holds(forText text: String) -> Bool {
    switch self {
    case .says(let part): text.contains(part)
    case .hides(let part): !text.contains(part)
    default: false
    }
  }
}
