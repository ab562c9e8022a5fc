import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// Each row of the table twice: what the rules make of its facts, and what the real program's facts are.
  @Suite(.serialized)
  struct TruthTableTests {
    @Test("facts decide", arguments: TruthRow.all)
    func rules(_ row: TruthRow) {
      #expect(Ruling.ofRun(row.facts, limits: TruthRow.limits)?.verdict == row.verdict)
    }

    @Test("and these are the facts of the real program", arguments: TruthRow.all)
    func programs(_ row: TruthRow) throws {
      let box = try Box()
      let hasCgroup = box.sandbox.mechanisms.contains { $0 == .cgroupV1 || $0 == .cgroupV2 }
      if row.needsCgroup && !hasCgroup { return }
      let outcome = try box.run(["/app/good-acts"] + row.acts, limits: TruthRow.limits)
      #expect(outcome.ruling?.verdict == row.verdict, "\(outcome.facts)")
      #expect(TruthRow.counters(outcome.facts) == row.counters, "\(outcome.facts)")
      if let stop = row.stop { #expect(outcome.facts.stop == stop) }
      if let ending = row.ending { #expect(outcome.facts.ending == ending) }
      if row.ending != nil { #expect(outcome.facts.stop == nil) }
    }

    @Test("over both limits, it is what ended it that counts: memory here")
    func both() throws {
      var limits = TruthRow.limits
      limits.cpu = .seconds(1)
      limits.wall = .seconds(20)
      let outcome = try Box().run("good-acts", "burn=1005", "touch=100", limits: limits)
      #expect(outcome.facts.cpu > limits.cpu, "\(outcome.facts)")
      #expect(outcome.verdict == .memoryLimit, "\(outcome.facts)")
    }

    @Test("what is written is counted as output, and not as memory too")
    func outputIsNoMemory() throws {
      var limits = TruthRow.limits
      limits.output = .mib(24)
      let outcome = try Box().run("good-acts", "touch=8", "out=20000000", limits: limits)
      #expect(outcome.ruling == nil)
      #expect(
        outcome.facts.memory >= .mib(8) && outcome.facts.memory < .mib(12), "\(outcome.facts)")
    }

    @Test("whoever leaves before reading 10 MB of input has done nothing wrong")
    func unreadInput() throws {
      let folder = try ScratchFolder()
      let path = try folder.write("in", bytes: [UInt8](repeating: 0x78, count: 10_000_000))
      let input = try FileDescriptor.open(path, .readOnly)
      defer { try? input.close() }
      let outcome = try Box().run("good-acts", "answer", limits: TruthRow.limits, input: input)
      #expect(outcome.facts.ending == .exited(status: 0) && outcome.ruling == nil)
      #expect(outcome.output == "held\n")
    }
  }
}

extension TruthRow: CustomTestStringConvertible {
  var testDescription: String {
    let what = acts.isEmpty ? "nothing" : acts.joined(separator: ", ")
    return "\(what): \(verdict?.rawValue ?? "nothing against it")"
  }

  /// Such facts as the row describes.
  var facts: RunFacts {
    let limits = Self.limits
    let tooLong = limits.hardCPU + .milliseconds(1)
    let justOver = limits.cpu + .milliseconds(1)
    return RunFacts(
      ending: ending ?? .signalled(SIGKILL), stop: stop,
      cpu: !counters.contains(.cpu) ? .milliseconds(1) : stop == .cpu ? tooLong : justOver,
      wall: counters.contains(.wall) ? limits.wall + .milliseconds(1) : .milliseconds(2),
      oomKills: counters.contains(.memory) ? 1 : 0,
      output: counters.contains(.output) ? limits.output + ByteCount(bytes: 1) : limits.output,
      forbiddenCall: counters.contains(.call) ? "ptrace" : nil)
  }

  /// The counters that passed their limits.
  static func counters(_ facts: RunFacts) -> Set<Counter> {
    Set(
      Counter.allCases.filter { counter in
        switch counter {
        case .cpu: facts.cpu > limits.cpu
        case .wall: facts.stop == .wall && facts.wall > limits.wall
        case .memory:
          facts.oomKills > 0 || facts.stop == .memory || facts.memory > limits.memory
        case .output: facts.output > limits.output
        case .call: facts.forbiddenCall == "ptrace"
        }
      })
  }
}
