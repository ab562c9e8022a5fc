internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import Logging
internal import ProblemFormat
internal import Synchronization
internal import SystemPackage

/// The time limits that were calibrated on this machine, for packages that state none, in a file of the daemon's state.
///
/// A limit is known by what it follows from, and by the host: packages and their submissions that have changed have none.
final class TimeLimits: Sendable {
  private let path: FilePath
  private let host: String
  private let entries: Mutex<[Entry]>
  private let log: Logger

  private struct Entry: Codable {
    var problem: String
    var digest: String
    var host: String
    var nanoseconds: Int64
  }

  /// More are not worth remembering: the oldest go.
  private static let most = 10_000
  private static let largestFile = ByteCount.mib(8)
  /// What a limit may be.
  static let range = Duration.milliseconds(1)...Duration.seconds(86400)

  init(path: FilePath, host: String, log: Logger) {
    self.path = path
    self.host = host
    self.log = log
    entries = Mutex(Self.read(path, log))
  }

  /// The problem with the limit that was calibrated for it here, if it needs one.
  func applied(to problem: Problem) -> Problem {
    if problem.statesTimeLimit { return problem }
    var problem = problem
    do throws(PackageError) {
      let digest = try problem.timingDigest()
      let found = entries.withLock { $0.last { $0.digest == digest && $0.host == host } }
      if let found {
        problem.calibrate(.nanoseconds(found.nanoseconds))
        return problem
      }
    } catch {
      log.warning("cannot tell which time limit a problem has", metadata: ["reason": "\(error)"])
    }
    log.notice(
      "a problem states no time limit and none was calibrated here: `judge install` does it",
      metadata: ["problem": "\(problem.name)", "limit": "\(problem.limits.cpu)"])
    return problem
  }

  /// Keeps the limit that was calibrated for a package.
  func keep(_ limit: Duration, for problem: Problem) throws {
    let digest = try problem.timingDigest()
    let entry = Entry(
      problem: problem.name, digest: digest, host: host, nanoseconds: limit.nanosecondCount)
    try entries.withLock { entries in
      var changed = entries.filter { $0.digest != digest || $0.host != host }
      changed.append(entry)
      changed.removeFirst(max(changed.count - Self.most, 0))
      try write(changed)
      entries = changed
    }
  }

  private func write(_ entries: [Entry]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let bytes = Array(try encoder.encode(entries))
    let draft = FilePath(path.string + ".new")
    unlink(draft.string)  // of a daemon that was killed
    let file = try FileDescriptor.open(
      draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
      permissions: .ownerReadWrite)
    try file.closeAfter {
      _ = try file.writeAll(bytes)
      guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
    guard rename(draft.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    try flushFolder(path.removingLastComponent())
  }

  /// What cannot be read is calibrated anew.
  private static func read(_ path: FilePath, _ log: Logger) -> [Entry] {
    guard access(path.string, F_OK) == 0 else { return [] }
    do {
      let bytes = try BoundedFile.read(path, limit: largestFile)
      let entries = try JSONDecoder().decode([Entry].self, from: Data(bytes))
      return entries.filter { range.contains(.nanoseconds($0.nanoseconds)) }
    } catch {
      log.warning("\(path) is damaged: time limits have to be calibrated again")
      return []
    }
  }
}
