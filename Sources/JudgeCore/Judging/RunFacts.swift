/// What was seen of one confined run. Facts only: ``Ruling`` makes a verdict of them.
package struct RunFacts: Hashable, Sendable {
  /// How the program's first process ended.
  package enum Ending: Hashable, Sendable {
    case exited(status: Int32)
    case signalled(Int32)
  }

  /// Which limit our side enforced by ending the run, if it was not needless: its validator had rejected it. `nil`: it ended by itself.
  package enum Stop: String, Hashable, Sendable {
    case cpu, wall, output, memory, forbiddenCall, needless
  }

  package var ending: Ending
  package var stop: Stop?
  package var cpu: Duration
  package var wall: Duration
  /// When the clock ended the run: how long its threads, added up, had been ready to compute but had no core.
  package var waited: Duration
  /// Peak charged above the empty cell's baseline; in plain mode without a cgroup the largest resident set.
  package var memory: ByteCount
  /// How often the kernel's out-of-memory killer struck in the run's cgroup.
  package var oomKills: Int
  /// Bytes drained from standard output and error plus bytes left in the scratch directory; of a run that talks to another one, what
  /// the kernel has counted, where that is more.
  package var output: ByteCount
  /// Name of the forbidden system call that ended the run.
  package var forbiddenCall: String?
  /// When it ended, or was stopped, by the clock that all runs of a machine share. Of two that talk to each other, the one that
  /// ended because of the other has ended later.
  package var ended = Duration.zero

  package init(
    ending: Ending, stop: Stop? = nil, cpu: Duration = .zero, wall: Duration = .zero,
    waited: Duration = .zero, memory: ByteCount = .zero, oomKills: Int = 0,
    output: ByteCount = .zero,
    forbiddenCall: String? = nil
  ) {
    self.ending = ending
    self.stop = stop
    self.cpu = cpu
    self.wall = wall
    self.waited = waited
    self.memory = memory
    self.oomKills = oomKills
    self.output = output
    self.forbiddenCall = forbiddenCall
  }
}
