import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport

/// Runs hostile programs one after another in the sandboxes of one worker's kind, and looks after each run for what it
/// has left.
final class Arena {
  private let places: [Place: (box: Box, before: Traces)]
  private let isAlone: Bool
  private let unit: UnitFilter?
  private let warmImports: [String]?

  /// What a sandbox shows and allows.
  private enum Place: CaseIterable {
    case bare, runtime, libraries

    init(for program: HostileProgram) {
      self =
        program.isPython || program.given.hasLibraries
        ? .libraries : program.given.isRuntimeProfile ? .runtime : .bare
    }
  }

  /// - Parameters:
  ///   - core: the core that runs are kept to; `nil`: any.
  ///   - isAlone: whether nothing else is at work in this process, so that it can be looked at too.
  ///   - unit: what the sandboxes are under besides; `nil`: nothing.
  ///   - warmImports: what interpreters have imported that are forked for programs of Python's; `nil`: they are started anew.
  init(
    core: Int? = nil, isAlone: Bool = true, unit: UnitFilter? = nil, warmImports: [String]? = nil
  ) throws {
    self.warmImports = warmImports
    self.isAlone = isAlone
    self.unit = unit
    var boxes: [Place: Box] = [:]
    for place in Place.allCases {
      let box = try Self.box(place, core: core, unit: unit)
      // After the first run everything that a cell keeps is there.
      _ = try box.run("good-exit", "0")
      if place == .libraries, warmImports != nil {
        _ = try box.run(
          ["/usr/bin/python3", "/app/python-exit.py"], limits: Box.wideLimits,
          warmImports: warmImports)
      }
      boxes[place] = box
    }
    usleep(50_000)
    places = boxes.mapValues { ($0, Traces(of: $0, own: isAlone)) }
  }

  private static func box(_ place: Place, core: Int?, unit: UnitFilter?) throws -> Box {
    try Box(
      roots: place == .libraries ? Box.hostRoots : [],
      optionalRoots: place == .libraries ? Box.optionalHostRoots : [],
      profile: place == .bare ? .strict : .runtime, core: core,
      spawnedBy: unit?.spawner ?? BuiltPrograms.path("judge-spawn"))
  }

  /// Runs one case of a program and says, in words, all that is not as its header has it.
  func deviations(of item: HostileCase) throws -> [String] {
    let program = item.program
    guard let (box, before) = places[Place(for: program)] else { return [] }
    let limits = Self.limits(of: program)
    var last: Outcome?
    for arguments in item.runs {
      let command = (program.isPython ? ["/usr/bin/python3"] : []) + ["/app/\(program.name)"]
      last = try box.run(
        command + arguments, limits: limits, warmImports: program.isPython ? warmImports : nil)
    }
    guard let outcome = last else { return ["it was not run at all"] }
    let verdict = outcome.verdictOnHeld
    let allowed = allowedVerdicts(program, in: box)
    var deviations: [String] = []
    if !allowed.contains(verdict) {
      let words = allowed.map(\.rawValue).sorted().joined(separator: " or ")
      deviations.append("\(verdict.rawValue) instead of \(words)")
    }
    // The facts are those of service mode: where the verdict is another one, so are they.
    if verdict == program.verdicts[.service] || !allowed.contains(verdict) {
      deviations += program.facts.filter {
        !$0.holds(for: outcome, argument: item.runs.last?.first, limits: limits)
      }.map { "not seen: \($0)" }
    }
    if program.isPython, warmImports != nil, !outcome.isWarm { deviations.append("started cold") }
    if !deviations.isEmpty {
      deviations.append(
        "\(outcome.facts) \(outcome.output.prefix(200)) \(outcome.errors.suffix(400))")
    }
    return deviations + leftovers(of: box, since: before).map { "left: \($0)" }
  }

  private func allowedVerdicts(_ program: HostileProgram, in box: Box) -> Set<Verdict> {
    if unit != nil, let verdicts = program.verdictsUnderUnit { return verdicts }
    return Set([program.verdicts[Self.column(for: box)]].compactMap(\.self))
  }

  // What sets plain mode apart is that it has no cgroup. Where an ordinary user has one, it is as in service mode.
  private static func column(for box: Box) -> PrivilegeMode {
    let hasCgroup = box.sandbox.mechanisms.contains { $0 == .cgroupV1 || $0 == .cgroupV2 }
    return !hasCgroup ? .plain : box.mode == .plain ? .service : box.mode
  }

  // The cell answers before it tidies up: what goes by itself within a second has not been left.
  private func leftovers(of box: Box, since before: Traces) -> [Traces.Leftover] {
    for _ in 0..<200 {
      if Traces(of: box, own: isAlone).leftovers(since: before).isEmpty { return [] }
      usleep(5_000)
    }
    return Traces(of: box, own: isAlone).leftovers(since: before)
  }

  private static func limits(of program: HostileProgram) -> Limits {
    var limits = Place(for: program) == .libraries ? Box.wideLimits : Box.limits
    if let cpu = program.given.cpu { limits.cpu = cpu }
    if let wall = program.given.wall { limits.wall = wall }
    if let memory = program.given.memory { limits.memory = memory }
    return limits
  }
}

extension Outcome {
  /// The verdict where `held` is the right answer.
  var verdictOnHeld: Verdict {
    ruling?.verdict ?? (output == "held\n" ? .accepted : .wrongAnswer)
  }
}
