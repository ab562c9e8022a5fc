internal import Crypto
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Results of earlier runs in a folder that nobody else may write to: one file for each program, with the results of its tests.
///
/// Nothing here matters: what is missing, damaged or somebody else's is run again.
struct ResultShelf: Sendable {
  let folder: FilePath

  /// How much room they take at most, and how many there are.
  static let largest = ByteCount.mib(256)
  static let most = 20_000
  private static let largestFile = ByteCount.mib(16)

  /// Opens the folder, and makes it if it is missing.
  ///
  /// - Returns: `nil` where there is none that is safe: no cache folder is known, or others may write to it.
  static func open() -> ResultShelf? {
    let cache = environment("XDG_CACHE_HOME") ?? environment("HOME").map { "\($0)/.cache" }
    guard let cache, cache.hasPrefix("/") else { return nil }
    return ResultShelf(at: FilePath(cache).appending("judge").appending("results"))
  }

  init?(at folder: FilePath) {
    var above: [FilePath] = [folder]
    while let last = above.last, access(last.string, F_OK) != 0, last != "/" {
      above.append(last.removingLastComponent())
    }
    for missing in above.reversed() { mkdir(missing.string, 0o700) }
    var status = stat()
    guard lstat(folder.string, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0
    else { return nil }
    self.folder = folder
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The results of a program by what they follow from; `nil`: there are none that can be trusted.
  func results(of key: String) -> KeptResults? {
    guard let bytes = try? own(folder.appending(key)), bytes.count > Self.digestLength else {
      return nil
    }
    let body = bytes.dropFirst(Self.digestLength)
    let digest = Array(Hexadecimal.text(SHA256.hash(data: body)).utf8)
    guard bytes.starts(with: digest),
      let kept = try? JSONDecoder().decode(KeptResults.self, from: Data(body)), kept.key == key
    else { return nil }
    return kept
  }

  /// Keeps results; where that cannot be done they are run again next time.
  func keep(_ results: KeptResults) {
    guard let body = try? JSONEncoder().encode(results), body.count <= Self.largestFile.bytes else {
      return
    }
    let digest = Array(Hexadecimal.text(SHA256.hash(data: body)).utf8)
    // No half of a file is ever found under its name; that it may be lost in a power cut does not matter.
    let draft = folder.appending(".\(UInt64.random(in: .min ... .max))")
    do {
      let file = try FileDescriptor.open(
        draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(digest + body) }
      guard rename(draft.string, folder.appending(results.key).string) == 0 else {
        throw Errno(rawValue: errno)
      }
    } catch {
      unlink(draft.string)
    }
  }

  private static let digestLength = 64

  private func own(_ path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(
      path, .readOnly, options: [.closeOnExec, .noFollow, .nonBlocking])
    return try file.closeAfter {
      var status = stat()
      guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_uid == geteuid(), status.st_mode & 0o022 == 0,
        status.st_size <= Self.largestFile.bytes
      else { throw Errno.permissionDenied }
      var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
      let count = try bytes.withUnsafeMutableBytes {
        try file.read(fromAbsoluteOffset: 0, into: $0)
      }
      return Array(bytes.prefix(count))
    }
  }

  /// Removes the oldest files until the others fit.
  func prune() {
    struct Entry {
      var path: FilePath
      var size: Int64
      var time: timespec
    }
    var entries: [Entry] = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? [] {
      let path = folder.appending(name)
      var status = stat()
      guard lstat(path.string, &status) == 0 else { continue }
      entries.append(Entry(path: path, size: Int64(status.st_size), time: status.st_mtim))
    }
    entries.sort { ($0.time.tv_sec, $0.time.tv_nsec) > ($1.time.tv_sec, $1.time.tv_nsec) }
    var total: Int64 = 0
    for (index, entry) in entries.enumerated() {
      total += entry.size
      if index >= Self.most || total > Self.largest.bytes { unlink(entry.path.string) }
    }
  }
}

/// What is kept of one program.
struct KeptResults: Hashable, Sendable, Codable {
  /// Tells what the results follow from, but for what belongs to single tests.
  var key: String
  var compile: CompileResult?
  var host: String
  var mode: PrivilegeMode
  var mechanisms: [Mechanism]
  /// By what belongs to the test.
  var tests: [String: TestResult]
}
