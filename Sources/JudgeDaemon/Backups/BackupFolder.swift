package import Control
internal import Glibc
package import SystemPackage

/// The folder with the judge's own backups: one file each, named by the moment it was made.
package struct BackupFolder: Hashable, Sendable {
  package let path: FilePath

  package init(_ path: FilePath) { self.path = path }

  /// A copy that is being made; what a killed daemon left of one is removed at the next start.
  private static let unfinished = ".unfinished-"

  /// All that are whole, the newest first.
  package var all: [FilePath] {
    names.filter { Self.moment(of: $0) != nil }.sorted(by: >).map { path.appending($0) }
  }

  package var newest: FilePath? { all.first }

  /// When the newest was made.
  package var newestMoment: Timestamp? {
    newest?.lastComponent.flatMap { Self.moment(of: $0.string) }
  }

  /// Where the next copy is made, until it is whole.
  func unfinishedFile() -> FilePath {
    path.appending("\(Self.unfinished)\(UInt64.random(in: .min ... .max))")
  }

  /// Gives a copy that is whole and on the disk its name.
  func keep(_ file: FilePath, madeAt moment: Timestamp) throws(Errno) -> FilePath {
    let name = path.appending(Self.name(moment))
    guard rename(file.string, name.string) == 0 else { throw Errno(rawValue: errno) }
    try flushFolder(path)
    return name
  }

  /// Removes all but the newest ones.
  func prune(keeping count: Int) {
    // What stays is removed with the next one.
    for file in all.dropFirst(count) { unlink(file.string) }
  }

  func removeUnfinished() {
    for name in names where name.hasPrefix(Self.unfinished) { unlink(path.appending(name).string) }
  }

  private var names: [String] { listing(of: path) }

  /// `judge-2026-01-31T12-00-00Z.db`: in the order of time.
  private static func name(_ moment: Timestamp) -> String {
    "judge-\(moment.description.prefix(19).replacing(":", with: "-"))Z.db"
  }

  private static func moment(of name: String) -> Timestamp? {
    guard let match = name.wholeMatch(of: /judge-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z\.db/)
    else { return nil }
    return Timestamp("\(match.1)\(match.2):\(match.3):\(match.4).000Z")
  }
}

/// Names in a folder; none where it cannot be read.
func listing(of folder: FilePath) -> [String] { (try? names(in: folder)) ?? [] }

/// Names in a folder, without those of itself and the one above.
func names(in folder: FilePath) throws(Errno) -> [String] {
  guard let stream = opendir(folder.string) else { throw Errno(rawValue: errno) }
  defer { closedir(stream) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != "." && name != ".." { names.append(name) }
  }
  if errno != 0 { throw Errno(rawValue: errno) }
  return names
}

/// Makes what was renamed in a folder outlive a power cut.
func flushFolder(_ path: FilePath) throws(Errno) {
  let folder = open(path.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { throw Errno(rawValue: errno) }
  defer { close(folder) }
  guard fsync(folder) == 0 else { throw Errno(rawValue: errno) }
}
