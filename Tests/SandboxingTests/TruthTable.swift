import JudgeCore

/// What a program did, what was counted of it, and what that means.
struct TruthRow: Sendable {
  /// A counter that may pass its limit.
  enum Counter: Hashable, CaseIterable {
    case cpu, wall, memory, output, call
  }

  let acts: [String]
  let ending: RunFacts.Ending?
  let stop: RunFacts.Stop?
  let counters: Set<Counter>
  /// `nil`: nothing speaks against it, and the validator has the word.
  let verdict: Verdict?
  /// Whether only a cgroup can count it.
  let needsCgroup: Bool

  /// - Parameter ending: `nil`: it is ours, or of no account.
  private init(
    _ acts: String, _ ending: RunFacts.Ending?, stop: RunFacts.Stop? = nil,
    over counters: Set<Counter> = [], _ verdict: Verdict?, needsCgroup: Bool = false
  ) {
    self.acts = acts.split(separator: " ").map(String.init)
    self.ending = ending
    self.stop = stop
    self.counters = counters
    self.verdict = verdict
    self.needsCgroup = needsCgroup
  }

  static let limits = Limits(
    cpu: .milliseconds(300), memory: .mib(64), output: .kib(64), processes: 16,
    wall: .milliseconds(1500), scratch: .mib(4), openFiles: 32)

  static let all: [TruthRow] = endings + signals + times + memories + outputs + mixtures

  private static let endings: [TruthRow] = [
    TruthRow("", .exited(status: 0), nil),
    TruthRow("answer", .exited(status: 0), nil),
    TruthRow("exit=1", .exited(status: 1), .runTimeError),
    // The validators' own statuses, and those that a shell makes of signals, mean nothing here.
    TruthRow("exit=42", .exited(status: 42), .runTimeError),
    TruthRow("exit=43", .exited(status: 43), .runTimeError),
    TruthRow("exit=126", .exited(status: 126), .runTimeError),
    TruthRow("run-nothing", .exited(status: 127), .runTimeError),
    TruthRow("exit=137", .exited(status: 137), .runTimeError),
    TruthRow("answer exit=139", .exited(status: 139), .runTimeError),
    TruthRow("exit=255", .exited(status: 255), .runTimeError),
    // The kernel keeps eight bits.
    TruthRow("exit=256", .exited(status: 0), nil),
    // Its child is ended with it, and is no reason to wait.
    TruthRow("child=0 sleep=100", .exited(status: 0), nil),
    TruthRow("child=1 raise=9", .exited(status: 0), nil),
  ]

  private static let signals: [TruthRow] =
    [1, 2, 4, 6, 8, 9, 11, 13, 14, 15, 24, 25, 31, 34].map {
      TruthRow("raise=\($0)", .signalled($0), .runTimeError)
    } + [
      TruthRow("crash=11", .signalled(11), .runTimeError),
      TruthRow("crash=7", .signalled(7), .runTimeError),
      TruthRow("crash=13", .signalled(13), .runTimeError),
      TruthRow("crash=14", .signalled(14), .runTimeError),
      TruthRow("crash=6", .signalled(6), .runTimeError),
      TruthRow("answer crash=11", .signalled(11), .runTimeError),
    ]

  private static let times: [TruthRow] = [
    TruthRow("burn=200", .exited(status: 0), nil),
    TruthRow("spin", nil, stop: .cpu, over: [.cpu], .timeLimit),
    TruthRow("answer spin", nil, stop: .cpu, over: [.cpu], .timeLimit),
    TruthRow("ignore=24 ignore=15 spin", nil, stop: .cpu, over: [.cpu], .timeLimit),
    TruthRow("child=1 spin", nil, stop: .cpu, over: [.cpu], .timeLimit),
    // Between L and 1.1 L it ends by itself, and is over all the same.
    TruthRow("burn=315", .exited(status: 0), over: [.cpu], .timeLimit),
    TruthRow("burn=315 exit=1", .exited(status: 1), over: [.cpu], .timeLimit),
    TruthRow("burn=315 raise=6", .signalled(6), over: [.cpu], .timeLimit),
    TruthRow("sleep=100", nil, stop: .wall, over: [.wall], .timeLimit),
    TruthRow("answer close-output sleep=100", nil, stop: .wall, over: [.wall], .timeLimit),
    TruthRow("raise=19", nil, stop: .wall, over: [.wall], .timeLimit),
    TruthRow("child=1 sleep=100", nil, stop: .wall, over: [.wall], .timeLimit),
  ]

  private static let memories: [TruthRow] = [
    TruthRow("touch=40", .exited(status: 0), nil),
    TruthRow("touch=100", nil, over: [.memory], .memoryLimit),
    TruthRow("answer touch=100", nil, over: [.memory], .memoryLimit),
    TruthRow("touch=30 child=1 touch=50", nil, over: [.memory], .memoryLimit),
    TruthRow("child=1 touch=100", nil, over: [.memory], .memoryLimit),
    TruthRow("touch=60 exec-long", nil, over: [.memory], .memoryLimit, needsCgroup: true),
  ]

  private static let outputs: [TruthRow] = [
    TruthRow("out=65536", .exited(status: 0), nil),
    TruthRow("out=65537", nil, over: [.output], .outputLimit),
    TruthRow("errors=65536", .exited(status: 0), nil),
    TruthRow("out=65536 errors=1", nil, over: [.output], .outputLimit),
    TruthRow("out=100000000", nil, stop: .output, over: [.output], .outputLimit),
    TruthRow("answer out=100000000", nil, stop: .output, over: [.output], .outputLimit),
    TruthRow("out=65537 sleep=100", nil, stop: .output, over: [.output], .outputLimit),
    TruthRow("leave=65536", .exited(status: 0), nil),
    // The scratch directory counts in whole pages.
    TruthRow("leave=65537", .exited(status: 0), over: [.output], .outputLimit),
    TruthRow("leave=1000000 forget", .exited(status: 0), nil),
    TruthRow("sparse=4000000", .exited(status: 0), nil),
    TruthRow("leave=65536 out=1", .exited(status: 0), over: [.output], .outputLimit),
  ]

  private static let mixtures: [TruthRow] = [
    TruthRow("call", nil, stop: .forbiddenCall, over: [.call], .securityViolation),
    TruthRow("answer call", nil, stop: .forbiddenCall, over: [.call], .securityViolation),
    TruthRow("burn=315 call", nil, stop: .forbiddenCall, over: [.call, .cpu], .securityViolation),
    TruthRow(
      "leave=70000 call", nil, stop: .forbiddenCall, over: [.call, .output], .securityViolation),
    TruthRow("leave=70000 raise=11", .signalled(11), over: [.output], .outputLimit),
    TruthRow("leave=70000 spin", nil, stop: .cpu, over: [.output, .cpu], .timeLimit),
    TruthRow("leave=70000 burn=315", .exited(status: 0), over: [.output, .cpu], .outputLimit),
    TruthRow("leave=70000 touch=100", nil, over: [.output, .memory], .memoryLimit),
  ]
}
