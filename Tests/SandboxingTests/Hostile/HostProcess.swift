import Foundation
import Glibc
import JudgeCore

/// A process of this machine as /proc shows it.
struct HostProcess: Hashable, CustomStringConvertible {
  let pid: pid_t
  let uid: uid_t
  let command: String
  let resident: ByteCount
  let isZombie: Bool
  /// Its ancestors, nearest first.
  private(set) var ancestors: [pid_t] = []

  var description: String { "\(command) (\(pid))" }

  func isBelow(_ other: pid_t) -> Bool { pid == other || ancestors.contains(other) }

  /// Which namespace of a kind it is in; empty where we may not know.
  func namespace(_ kind: String) -> [String] {
    let link = "/proc/\(pid)/ns/\(kind)"
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: link)).map { [$0] } ?? []
  }

  /// All that are there now, zombies included.
  static func all() -> [HostProcess] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    var parents: [pid_t: pid_t] = [:]
    var processes: [HostProcess] = []
    for case let pid? in entries.map({ pid_t($0) }) {
      guard let (process, parent) = read(pid) else { continue }
      parents[pid] = parent
      processes.append(process)
    }
    for index in processes.indices {
      var next = parents[processes[index].pid]
      while let pid = next, pid > 0 {
        processes[index].ancestors.append(pid)
        next = parents[pid]
      }
    }
    return processes
  }

  // Field names of proc_pid_status(5).
  private static func read(_ pid: pid_t) -> (HostProcess, parent: pid_t)? {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else {
      return nil
    }
    var fields: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") {
      let halves = line.split(separator: ":\t", maxSplits: 1)
      if halves.count == 2 { fields[halves[0]] = halves[1] }
    }
    func number(_ name: Substring) -> Int64 {
      fields[name]?.split(whereSeparator: \.isWhitespace).first.flatMap { Int64($0) } ?? 0
    }
    let process = HostProcess(
      pid: pid, uid: uid_t(number("Uid")), command: String(fields["Name"] ?? "?"),
      resident: .kib(number("VmRSS")), isZombie: fields["State"]?.hasPrefix("Z") ?? false)
    return (process, pid_t(number("PPid")))
  }
}

/// The cgroups below /sys/fs/cgroup that supervisors have made, for tests or for workers: `PREFIX-PID-SLOT-NAME`.
enum CgroupTree {
  /// Those whose supervisor is this process's child, or gone.
  static func ours() -> [String] {
    let living = Dictionary(uniqueKeysWithValues: HostProcess.all().map { ($0.pid, $0) })
    return groups { name in
      guard let pid = pid_t(name.split(separator: "-")[1]), let supervisor = living[pid] else {
        return true
      }
      return supervisor.isBelow(getpid())
    }
  }

  /// - Parameter fits: is asked of the names of those that a supervisor made; what lies below one is its own too.
  static func groups(where fits: (String) -> Bool = { _ in true }) -> [String] {
    groups(below: "/sys/fs/cgroup", depth: 5, isOurs: false, fits)
  }

  private static func groups(
    below folder: String, depth: Int, isOurs: Bool, _ fits: (String) -> Bool
  ) -> [String] {
    guard depth > 0, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return []
    }
    return names.sorted().flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else { return [] }
      let isMade = ["judge", Box.prefix].contains { name.hasPrefix("\($0)-") }
      let isOurs = isOurs || isMade && fits(name)
      return (isOurs ? [path] : []) + groups(below: path, depth: depth - 1, isOurs: isOurs, fits)
    }
  }
}
