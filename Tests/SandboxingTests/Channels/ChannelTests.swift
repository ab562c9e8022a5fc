import Foundation
import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// Two runs cannot tell each other anything, neither at the same time nor one after the other.
  @Suite(.serialized)
  struct ChannelTests {
    @Test("on the bare host, as one user, each medium moves a message", arguments: Channel.all)
    func control(_ channel: Channel) async throws {
      try await Self.expectMoves { try await Self.onHost(channel, $0) }
    }

    @Test(
      "at the same time in two slots, a medium moves nothing",
      .enabled(if: Box.expectedMode != .plain, "without a uid range the slots are one user"),
      arguments: Channel.all)
    func atOnce(_ channel: Channel) async throws {
      let ends = try await Self.inSlots(channel, Self.symbols[1])
      guard channel.isOpen else {
        #expect(ends.moved == 0, "\(ends)")
        return
      }
      withKnownIssue("docs/security.md names it", isIntermittent: true) {
        #expect(ends.moved == 0)
      }
    }

    @Test(
      "what seccomp closes alone is open without it; the rest is closed without it too",
      .enabled(if: Box.expectedMode != .plain, "without a uid range the slots are one user"),
      arguments: Channel.all.filter { !$0.isOpen })
    func withoutSeccomp(_ channel: Channel) async throws {
      if channel.needsSeccomp {
        try await Self.expectMoves { try await Self.inSlots(channel, $0, without: [.seccomp]) }
      } else {
        let ends = try await Self.inSlots(channel, Self.symbols[1], without: [.seccomp])
        #expect(ends.moved == 0, "\(ends)")
      }
    }

    @Test(
      "from one test to the next of the same submission, a medium moves nothing",
      arguments: Channel.all)
    func inTurn(_ channel: Channel) throws {
      let box = try Self.box()
      try ChannelPrograms.shared().forgetReaders()
      let message = ChannelMessage()
      let sent = try Self.run(channel, ["send", message.hex, "0", "\(Self.millisecond)"], in: box)
      let received = try Self.run(channel, ["receive", "0", "\(Self.millisecond)"], in: box)
      #expect(message.count(in: received) == 0, "\(sent) \(received)")
      try leaveAndLook(channel, in: box)
    }

    // A level that a process of the sender's keeps on setting, if it can: two bytes, one run for each symbol.
    private func leaveAndLook(_ channel: Channel, in box: Box) throws {
      let message = ChannelMessage(size: 2)
      var margin = 1
      func level(_ bit: Bool) throws -> Int? {
        _ = try Self.run(channel, ["leave", bit ? "1" : "0"], in: box)
        let seen = try Self.run(channel, ["look"], in: box).split(separator: " ").map { Int($0) }
        guard seen.count == 2, let level = seen[0], let least = seen[1] else { return nil }
        margin = least
        return level
      }
      var levels: [(Int, Int)] = []
      for bit in message.bits {
        guard let first = try level(bit), let second = try level(!bit) else { return }
        levels.append((first, second))
      }
      #expect(message.count(in: levels, margin: margin) == 0, "\(levels)")
    }

    @Test("docs/security.md has each medium, with what closes it")
    func document() throws {
      let path = Channel.repository.appending("docs").appending("security.md").string
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(Channel.all.count >= 18)
      for channel in Channel.all {
        let row = lines.first { $0.hasPrefix("| `\(channel.name)` |") }
        let cells = row?.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let walls = channel.isOpen ? "**none**" : channel.walls.joined(separator: ", ")
        #expect(cells?.last == walls, "\(channel.name)")
      }
    }

    // MARK: - Pairs

    /// What the two ends of a pair said, and how many bytes of the message got through.
    private struct Ends {
      var sent: String
      var received: String
      var moved: Int

      /// Why this machine has no such medium.
      var absence: String? { [sent, received].first { $0.hasPrefix("absent: ") } }
    }

    /// How long a symbol lasts, in ms, of which a message has 128. The longer ones are for a busy machine.
    private static let symbols = [2, 3, 5, 7, 10, 14, 20, 20]
    /// So many bytes, of 8 in each try, that it is no chance.
    private static let enough = 3
    private static let millisecond = 1_000_000

    /// Tries more and more slowly until enough has got through, unless this machine lacks the medium.
    private static func expectMoves(_ run: (_ symbol: Int) async throws -> Ends) async throws {
      var moved = 0
      for symbol in symbols where moved < enough {
        let ends = try await run(symbol)
        if let reason = ends.absence {
          withKnownIssue("\(reason)") { #expect(ends.absence == nil) }
          return
        }
        moved += ends.moved
      }
      #expect(moved >= enough, "\(moved) bytes")
    }

    private static func onHost(_ channel: Channel, _ symbol: Int) async throws -> Ends {
      let programs = try ChannelPrograms.shared()
      let user = "\(ChannelPrograms.owner)"
      let become =
        Box.isRoot
        ? ["/usr/bin/setpriv", "--reuid", user, "--regid", user, "--clear-groups"]
        : ["/usr/bin/env"]
      let program = programs.folder.path.appending(channel.name).string
      return try await pair(symbol) { arguments in
        let command = become + [program] + arguments
        return try FinishedProcess(command[0], Array(command.dropFirst())).output
      }
    }

    private static func inSlots(
      _ channel: Channel, _ symbol: Int, without: Set<Mechanism> = []
    ) async throws -> Ends {
      try await pair(symbol) { arguments in
        try run(channel, arguments, in: box(without: without))
      }
    }

    /// Runs both ends at the same time, each on a thread of its own.
    private static func pair(
      _ symbol: Int, _ run: @escaping @Sendable ([String]) throws -> String
    ) async throws -> Ends {
      try ChannelPrograms.shared().forgetReaders()
      let message = ChannelMessage()
      // By then both are there.
      let start = "\(now() + 120 * millisecond)"
      let length = "\(symbol * millisecond)"
      async let sent = onThread { try run(["send", message.hex, start, length]) }
      async let received = onThread { try run(["receive", start, length]) }
      let (output, said) = try await (received, sent)
      return Ends(sent: said, received: output, moved: message.count(in: output))
    }

    private static func onThread(
      _ work: @escaping @Sendable () throws -> String
    ) async throws -> String {
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
      }
    }

    private static func now() -> Int {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      return now.tv_sec * 1000 * millisecond + now.tv_nsec
    }

    // In the filter of interpreters, which allows more.
    private static func box(without: Set<Mechanism> = []) throws -> Box {
      try Box(
        application: ChannelPrograms.shared().folder.path, profile: .runtime, without: without)
    }

    private static func run(
      _ channel: Channel, _ arguments: [String], in box: Box
    ) throws -> String {
      var limits = Box.limits
      limits.openFiles = 256
      limits.processes = 40
      return try box.run(["/app/\(channel.name)"] + arguments, limits: limits).output
    }
  }
}
