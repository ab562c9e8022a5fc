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
      #expect(try box.run("resources-scratch-full").output == "held\n")
      #expect(try box.run("leaks-file").held)
    }

    @Test("no process of a run outlives it")
    func processes() throws {
      let box = try Box()
      let before = try Host.processes()
      for name in ["resources-fork-bomb", "leaks-daemon", "time-family", "good-exit"] {
        _ = try box.run(name, "start")
        #expect(try Host.processes() == before, "\(name)")
      }
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
        _ = try box.run("resources-fork-bomb")
        _ = try box.run("leaks-file")
      }
      #expect(try Host() == before)
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
struct Host: Equatable {
  var processes: Set<String>
  var mounts: Int
  var cgroups: [String]
  var descriptors: Int

  init() throws {
    processes = try Self.processes()
    mounts = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8).split(
      separator: "\n"
    ).count
    cgroups = Self.groups(below: "/sys/fs/cgroup", depth: 4)
    descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  /// Processes that descend from this one.
  static func processes() throws -> Set<String> {
    var parents: [String: String] = [:]
    for pid in try FileManager.default.contentsOfDirectory(atPath: "/proc") where Int(pid) != nil {
      guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
        let end = stat.lastIndex(of: ")")
      else { continue }
      let fields = stat[stat.index(after: end)...].split(separator: " ")
      if fields.count > 1 { parents[pid] = String(fields[1]) }
    }
    var family: Set<String> = ["\(getpid())"]
    while true {
      let more = parents.filter { family.contains($0.value) && !family.contains($0.key) }.keys
      if more.isEmpty { return family }
      family.formUnion(more)
    }
  }

  private static func groups(below folder: String, depth: Int) -> [String] {
    guard depth > 0, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return []
    }
    return names.sorted().flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        return []
      }
      let own = name.hasPrefix(Box.prefix) ? [path] : []
      return own + groups(below: path, depth: depth - 1)
    }
  }
}
