import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// The look for leftovers itself: what was left on purpose is found, whatever it is.
  @Suite(
    .serialized, .enabled(if: Box.isRoot, "needs root to leave things behind for another user"))
  struct TracesTests {
    @Test(
      "a planted leftover is found",
      arguments: [Traces.Kind.process, .cgroup, .mount, .namespace, .file, .key, .systemV])
    func planted(_ kind: Traces.Kind) throws {
      let box = try Box()
      let folder = try ScratchFolder()
      let group = CgroupTree.groups { $0.hasPrefix(box.groupPrefix) }.first
      if kind == .cgroup && group == nil { return }
      // Mounts are planted beside us; of the rest we have nothing but our end of the plant's pipes.
      let own = kind == .mount
      let before = Traces(of: box, own: own)
      let place = kind == .cgroup ? group ?? "" : folder.path.string
      let plant = try Plant(kind, for: box, in: place)
      let found = Traces(of: box, own: own).leftovers(since: before)
      #expect(found.map(\.kind).contains(kind))
      plant.remove()
      #expect(try isGone(kind, box, since: before, own: own))
    }

    @Test("a process of ours that grows is found")
    func memory() throws {
      let box = try Box()
      let plant = try Plant(.memory, for: box, in: "/")
      let before = Traces(of: box, own: false)
      #expect(Traces(of: box, own: false).leftovers(since: before).isEmpty)
      try plant.grow()
      #expect(Traces(of: box, own: false).leftovers(since: before).map(\.kind) == [.memory])
      plant.remove()
    }

    @Test("a descriptor that was not closed is found")
    func descriptor() throws {
      let box = try Box()
      let before = Traces(of: box)
      let file = try FileDescriptor.open("/dev/null", .readOnly)
      #expect(Traces(of: box).leftovers(since: before).map(\.kind) == [.descriptor])
      try file.close()
      #expect(Traces(of: box).leftovers(since: before).isEmpty)
    }

    // Keys and namespaces are freed some time after the process that held them.
    private func isGone(
      _ kind: Traces.Kind, _ box: Box, since before: Traces, own: Bool
    ) throws -> Bool {
      for _ in 0..<1000 {
        let left = Traces(of: box, own: own).leftovers(since: before)
        if !left.map(\.kind).contains(kind) { return true }
        usleep(20_000)
      }
      return false
    }
  }
}

/// Something that Tests/Support/plant has left behind.
private final class Plant {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ kind: Traces.Kind, for box: Box, in folder: String) throws {
    process.executableURL = URL(
      fileURLWithPath: HostilePrograms.sources.removingLastComponent().appending("Support")
        .appending("plant").string)
    process.arguments = ["\(kind)", "\(box.runUID)", folder]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try waitUntilPlanted()
  }

  deinit { remove() }

  func grow() throws {
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    try waitUntilPlanted()
  }

  func remove() {
    try? input.fileHandleForWriting.close()  // closed already, the second time
    process.waitUntilExit()
  }

  private func waitUntilPlanted() throws {
    var said = Data()
    while said.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw NotPlanted() }
      said += more
    }
  }
}

private struct NotPlanted: Error {}
