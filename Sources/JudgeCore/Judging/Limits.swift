/// What one run may use. A limit of zero is refused where limits are read.
package struct Limits: Hashable, Sendable, Codable {
  /// CPU time of all the run's processes together, L. The run goes on to ``hardCPU``.
  package var cpu: Duration
  /// Wall-clock time.
  package var wall: Duration
  package var memory: ByteCount
  /// Standard output, standard error and the files left in the scratch directory, together.
  package var output: ByteCount
  /// Processes and threads alive at one time.
  package var processes: Int
  /// Size of the writable scratch directory.
  package var scratch: ByteCount
  package var openFiles: Int
  package var stack: ByteCount

  /// Limits of which the rest follows from DESIGN: wall is 2 L + 1 s, the stack may fill the memory.
  package init(
    cpu: Duration, memory: ByteCount, output: ByteCount = .mib(8), processes: Int = 64,
    wall: Duration? = nil, scratch: ByteCount = .mib(64), openFiles: Int = 256,
    stack: ByteCount? = nil
  ) {
    self.cpu = cpu
    self.wall = wall ?? cpu * 2 + .seconds(1)
    self.memory = memory
    self.output = output
    self.processes = processes
    self.scratch = scratch
    self.openFiles = openFiles
    self.stack = stack ?? memory
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    cpu = try keys.decodeDuration(forKey: .cpu)
    wall = try keys.decodeDuration(forKey: .wall)
    memory = try keys.decode(ByteCount.self, forKey: .memory)
    output = try keys.decode(ByteCount.self, forKey: .output)
    processes = try keys.decode(Int.self, forKey: .processes)
    scratch = try keys.decode(ByteCount.self, forKey: .scratch)
    openFiles = try keys.decode(Int.self, forKey: .openFiles)
    stack = try keys.decode(ByteCount.self, forKey: .stack)
  }

  /// H = 1.1 L: where a run is stopped, so that what it truly used just past L is still measured.
  package var hardCPU: Duration { cpu * 11 / 10 }

  /// Whether a busy neighbour could have decided the run, so that it is to be run once more with the machine to itself:
  /// it ended by itself so close to the limit that warm caches make the difference, or the clock ended it after it had
  /// stood in line for a core during a tenth of its time or more.
  package func deservesSecondRun(_ facts: RunFacts) -> Bool {
    switch facts.stop {
    case nil: facts.cpu >= cpu * 9 / 10 && facts.cpu <= hardCPU
    case .wall: facts.cpu <= cpu && facts.waited >= wall / 10
    case .cpu, .output, .memory, .forbiddenCall, .needless: false
    }
  }

  /// Whether the second run is to be followed by a third: it ended by itself just over the limit. What else happens on a machine only
  /// ever adds to the time of a run, and now and then adds a tenth to one that has the machine to itself.
  package func deservesThirdRun(_ facts: RunFacts) -> Bool {
    facts.stop == nil && facts.cpu > cpu && facts.cpu <= hardCPU
  }
}
