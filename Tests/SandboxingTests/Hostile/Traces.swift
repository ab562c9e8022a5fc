import Foundation
import Glibc
import JudgeCore
import SystemPackage
import TestSupport

/// What the host has of a box: all that a run in it could leave behind. Taken before and after a run, the two are alike.
struct Traces {
  /// A thing that was not there before, by its kind.
  struct Leftover: Hashable, CustomStringConvertible {
    var kind: Kind
    var what: String
    var description: String { "\(kind.rawValue) \(what)" }
  }

  enum Kind: String, CaseIterable {
    /// `namespace`: of the network or of IPC. `systemV`: shared memory, semaphores, message queues.
    case process, cgroup, mount, namespace, file, key, systemV, descriptor, memory
  }

  private var things: [Kind: Set<String>] = [:]
  private var resident: [String: ByteCount] = [:]

  /// A process of ours may grow by so much: what it touches for the first time.
  private static let growth = ByteCount.mib(4)

  /// - Parameter own: whether this process is to be looked at too; others may be at work in it.
  init(of box: Box, own: Bool = true) {
    let uid = box.mode == .plain ? nil : box.runUID
    let processes = HostProcess.all().filter { $0.uid == uid || $0.isBelow(box.supervisor) }
    things[.process] = Set(processes.map(\.description))
    things[.cgroup] = Set(CgroupTree.groups { $0.hasPrefix(box.groupPrefix) })
    things[.namespace] = Set(processes.flatMap { $0.namespace("net") + $0.namespace("ipc") })
    things[.file] = Set(Self.files(of: uid) + processes.flatMap { Self.scratch(of: $0.pid) })
    things[.key] = Self.keys(of: uid)
    things[.systemV] = Self.systemV(of: uid)
    let ours = processes.filter { $0.command == "judge-spawn" }
    for process in (own ? [getpid()] : []) + ours.map(\.pid) {
      things[.mount, default: []].formUnion(Self.mounts(of: process))
      things[.descriptor, default: []].formUnion(Self.descriptors(of: process))
    }
    for process in ours {
      resident[process.description] = process.resident
    }
  }

  /// What is there that was not before.
  func leftovers(since before: Traces) -> [Leftover] {
    var leftovers = Kind.allCases.flatMap { kind in
      (things[kind] ?? []).subtracting(before.things[kind] ?? []).sorted()
        .map { Leftover(kind: kind, what: $0) }
    }
    for (process, size) in resident {
      guard let earlier = before.resident[process], size > earlier + Self.growth else { continue }
      leftovers.append(Leftover(kind: .memory, what: "\(process): \(earlier) became \(size)"))
    }
    return leftovers
  }

  // Where anybody may write.
  private static func files(of uid: uid_t?) -> [String] {
    guard let uid else { return [] }
    return ["/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock"].flatMap { folder in
      entries(folder).map { "\(folder)/\($0)" }.filter { owner($0) == uid }
    }
  }

  private static func scratch(of pid: pid_t) -> [String] {
    entries("/proc/\(pid)/root/w").map { "/w/\($0) of \(pid)" }
  }

  // The counts of proc_key_users(5), less those of keys that nobody holds any more.
  private static func keys(of uid: uid_t?) -> Set<String> {
    guard let uid else { return [] }
    let rows = lines("/proc/key-users").map { $0.split(separator: " ") }
    return Set(
      rows.filter { $0.first == "\(uid):" }.map { $0.prefix(3).joined(separator: " ") })
  }

  private static func systemV(of uid: uid_t?) -> Set<String> {
    guard let uid else { return [] }
    let columns = ["shm": 7, "sem": 4, "msg": 7]
    return Set(
      columns.flatMap { table, column in
        lines("/proc/sysvipc/\(table)") { line in
          let fields = line.split(separator: " ")
          return fields.count > column && fields[column] == "\(uid)"
        }.map { "\(table) \($0.split(separator: " ").prefix(2).joined(separator: " "))" }
      })
  }

  // Place and type (proc_pid_mountinfo(5)); the number tells those from each other that lie on one another.
  private static func mounts(of pid: pid_t) -> [String] {
    var counts: [String: Int] = [:]
    // The dead /procs of runs pile up until nobody waits (proc.c); LeftoverTests sees them go.
    return lines("/proc/\(pid)/mountinfo") { !$0.contains(" /proc ") }.map { line in
      let halves = line.split(separator: " - ", maxSplits: 1).map { $0.split(separator: " ") }
      let mount = "\(halves[0][4]) \(halves.last?.first ?? "") of \(pid)"
      counts[mount, default: 0] += 1
      return "\(mount), number \(counts[mount] ?? 0)"
    }
  }

  private static func owner(_ path: String) -> uid_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_uid : nil
  }

  private static func descriptors(of pid: pid_t) -> [String] {
    entries("/proc/\(pid)/fd").map { "\($0) of \(pid)" }
  }

  private static func entries(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private static func lines(_ path: String, where fits: (Substring) -> Bool = { _ in true })
    -> [String]
  {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter(fits).map(String.init)
  }
}
