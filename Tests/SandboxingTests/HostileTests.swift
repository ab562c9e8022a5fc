import Glibc
import JudgeCore
import Synchronization
import Testing

/// Everything in this target is under here: runs with limits want the machine to themselves.
@Suite(.serialized)
enum AllSandboxing {}

extension AllSandboxing {
  /// The programs of Tests/Hostile that the general stage can run, each held to its header, and the machine to order.
  @Suite(.serialized)
  struct HostileTests {
    @Test("every header is whole, and the classes are many")
    func headers() throws {
      let programs = try HostilePrograms.all()
      #expect(Set(programs.map(\.name)).count == programs.count)
      #expect(Set(programs.map(\.className)).count >= 35)
    }

    @Test("does what its header says, and leaves nothing", arguments: try HostileCase.all())
    func suite(_ item: HostileCase) throws {
      let deviations = try Self.arena.get().deviations(of: item)
      #expect(deviations == [])
    }

    // One for all: that a sandbox has come to no harm shows in those that use it next.
    private static let arena = Result { SharedArena(try Arena()) }
  }
}

/// A program with one way of calling it.
struct HostileCase: Sendable, CustomTestStringConvertible {
  var program: HostileProgram
  var runs: [[String]]

  var testDescription: String {
    ([program.file] + runs.flatMap { $0 }).joined(separator: " ")
  }

  /// All that need no stage of their own; with `JUDGE_HOSTILE` those alone whose path begins with it.
  static func all() throws -> [HostileCase] {
    let wanted = getenv("JUDGE_HOSTILE").map { String(cString: $0) } ?? ""
    let programs = try HostilePrograms.all().filter { $0.file.hasPrefix(wanted) }
    return programs.filter { $0.stage == nil }.flatMap { program in
      program.cases.map { HostileCase(program: program, runs: $0) }
    }
  }
}

/// An arena that one test at a time uses.
final class SharedArena: Sendable {
  private let arena: Mutex<Arena>

  init(_ arena: sending Arena) { self.arena = Mutex(arena) }

  func deviations(of item: HostileCase) throws -> [String] {
    try arena.withLock { try $0.deviations(of: item) }
  }
}
