import Foundation
import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  @Suite(.serialized)
  struct LeftoverTests {
    @Test("the scratch directory is new for every run, whatever the last one did to it")
    func scratch() throws {
      let box = try Box()
      for _ in 0..<3 { #expect(try box.run("leaks-file").held) }
      #expect(try box.run("leaks-times", "leave").verdict == .accepted)
      #expect(try box.run("leaks-times", "look").held)
      #expect(try box.run("files-scratch-full").output == "held\n")
      #expect(try box.run("leaks-file").held)
    }

    @Test("no process of a run outlives it")
    func processes() throws {
      let box = try Box()
      let before = Host.processes()
      for name in ["processes-fork-bomb", "leaks-daemon", "time-family", "good-exit"] {
        _ = try box.run(name, "start")
        #expect(Host.processes() == before, "\(name)")
      }
    }

    @Test(
      "the mounts of runs are let go of as soon as nobody waits",
      .enabled(if: Box.isRoot, "needs root to look into a cell"))
    func mounts() throws {
      let box = try Box()
      let cell = try #require(
        HostProcess.all().first { $0.isBelow(box.supervisor) && $0.pid != box.supervisor })
      func count() throws -> Int {
        try String(contentsOfFile: "/proc/\(cell.pid)/mountinfo", encoding: .utf8)
          .split(separator: "\n").count
      }
      let before = try count()
      for _ in 0..<150 { _ = try box.run("good-exit", "0") }
      // At most 64 of them at any time.
      #expect(try count() < before + 65)
      for _ in 0..<200 where try count() > before { usleep(10_000) }
      #expect(try count() == before)
    }

    @Test("the first to die of a lack of memory is the program, in every run")
    func oomScore() throws {
      let box = try Box()
      for _ in 0..<3 { #expect(try box.run("good-oom-first").held) }
    }

    @Test(
      "nothing is left on the host when the spawner is gone: processes, mounts, cgroups, descriptors"
    )
    func everything() throws {
      _ = try Box().run("good-exit")
      let before = try Host()
      do {
        let box = try Box()
        _ = try box.run("processes-fork-bomb")
        _ = try box.run("leaks-file")
      }
      let changes = try Host().changes(since: before)
      #expect(changes == [])
    }

    @Test("what a killed spawner leaves the next one clears away, though nobody has reaped it yet")
    func killed() throws {
      let killed = try Box()
      let spawner = killed.supervisor
      func left() -> [String] { CgroupTree.groups { $0.contains("-\(spawner)-") } }
      let isCounted = !Set(killed.sandbox.mechanisms).isDisjoint(with: [.cgroupV1, .cgroupV2])
      #expect(left().isEmpty != isCounted)
      kill(spawner, SIGKILL)
      while HostProcess.all().contains(where: { $0.isBelow(spawner) && !$0.isZombie }) {
        usleep(1000)
      }
      let next = try Box()
      #expect(left() == [])
      withExtendedLifetime((killed, next)) {}
    }

    @Test("a set-uid program of root's gains nothing", .enabled(if: Box.isRoot, "needs root"))
    func setUID() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try HostilePrograms.shared().copy("files-set-uid", to: folder)
      chmod(folder.path.appending("files-set-uid").string, 0o6755)
      #expect(try Box(application: folder.path).run("files-set-uid").held)
    }
  }
}

/// What the host has that a sandbox could leave behind.
struct Host {
  var processes: Set<String>
  var mounts: Int
  var cgroups: [String]
  var descriptors: Int

  init() throws {
    processes = Self.processes()
    mounts = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8).split(
      separator: "\n"
    ).count
    cgroups = CgroupTree.ours()
    descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  /// What is not as it was, in words.
  func changes(since before: Host) -> [String] {
    processes.symmetricDifference(before.processes).sorted()
      + Set(cgroups).symmetricDifference(before.cgroups).sorted()
      + (mounts == before.mounts ? [] : ["\(before.mounts) mounts are \(mounts)"])
      // Fewer: a test before this one has let go of its own only now.
      + (descriptors <= before.descriptors
        ? [] : ["\(before.descriptors) descriptors are \(descriptors)"])
  }

  /// Processes that descend from this one.
  static func processes() -> Set<String> {
    Set(HostProcess.all().filter { $0.isBelow(getpid()) }.map(\.description))
  }
}
