internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// The files of a package, found once. Names that do not count are left out; links are resolved, and none leads
/// out of the package.
struct PackageTree {
  struct File: Hashable {
    /// Below the package, with slashes: `data/sample/01.in`.
    var path: String
    /// Where its bytes lie: absolute, without symbolic links.
    var location: FilePath
    var size: Int64

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  let root: FilePath
  private(set) var files: [String: File] = [:]
  /// Names in each folder, in byte order; the package itself is "".
  private(set) var folders: [String: [String]] = [:]
  private(set) var issues: [FileIssue] = []
  /// Names that do not count though they are not hidden either, so that something may be missed.
  private(set) var skipped: [FileIssue] = []
  /// The same of tests, and of folders of them.
  private(set) var lostTests: [FileIssue] = []
  private var total: Int64 = 0
  /// Whether there were more files than are looked at.
  private(set) var isFull = false
  /// Files that were left out since they are too large.
  private var oversized: Set<String> = []

  static let maximumDepth = 12
  private static let mostTold = 100
  /// The one name with a dot before it that means something: the file is older than the rule.
  static let timeLimitFile = ".timelimit"

  /// - Parameter root: absolute, without symbolic links.
  init(root: FilePath) {
    self.root = root
    scan(root, path: "", above: [])
  }

  func isFolder(_ path: String) -> Bool { folders[path] != nil }

  /// Whether there is such a folder, and nothing but hidden files in it.
  func isEmpty(_ folder: String) -> Bool {
    folders[folder] == [] && !skipped.contains { $0.file == folder }
  }

  /// Whether the file is there, be it one that is not looked at.
  func holds(_ path: String) -> Bool { files[path] != nil || oversized.contains(path) }

  /// The files right in a folder, in byte order of their names.
  func files(in folder: String) -> [File] {
    (folders[folder] ?? []).compactMap { files["\(folder)/\($0)"] }
  }

  /// The folders right in a folder, in byte order of their names.
  func folders(in folder: String) -> [String] {
    (folders[folder] ?? []).filter { isFolder("\(folder)/\($0)") }
  }

  /// All files below a folder, in byte order of their paths.
  func allFiles(below folder: String) -> [File] {
    let nested = folders(in: folder).flatMap { allFiles(below: "\(folder)/\($0)") }
    return (files(in: folder) + nested).sorted { $0.path.precedes($1.path) }
  }

  private mutating func scan(_ location: FilePath, path: String, above: [FilePath]) {
    guard above.count <= Self.maximumDepth else {
      return note(path, "is nested deeper than \(Self.maximumDepth) folders")
    }
    let names: [String]
    do throws(FileError) {
      names = try FolderListing.names(in: location)
    } catch {
      return note(path, "\(error)")
    }
    var known: [String] = []
    for name in names {
      guard PackageName.isValid(name) || name == Self.timeLimitFile && path.isEmpty else {
        skip(name, in: path)
        continue
      }
      guard files.count + folders.count < PackageBounds.files else {
        if !isFull { note(path, "is one file too many: \(PackageBounds.files) is the limit") }
        isFull = true
        return
      }
      let child = path.isEmpty ? name : "\(path)/\(name)"
      if add(location.appending(name), path: child, above: above + [location]) {
        known.append(name)
      }
    }
    folders[path] = known
  }

  private mutating func skip(_ name: String, in path: String) {
    // Hidden files are put there by other tools, and the format has them ignored.
    guard !name.hasPrefix("."), skipped.count + lostTests.count < Self.mostTold else { return }
    let shown = name.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : $0 }
    let text = String(String.UnicodeScalarView(shown)).prefix(100)
    let isTest =
      path.hasPrefix("data/") && !path.contains(".files")
      && (name.hasSuffix(".in") || !name.contains("."))
    let issue = FileIssue(
      path.isEmpty ? "." : path,
      "'\(text)' is \(isTest ? "not run" : "skipped"): names are made of letters, digits, _, . and -, and begin with none of the last two"
    )
    if isTest { lostTests.append(issue) } else { skipped.append(issue) }
  }

  /// Whether there is something of use.
  private mutating func add(_ location: FilePath, path: String, above: [FilePath]) -> Bool {
    var location = location
    var status = stat()
    guard lstat(location.string, &status) == 0 else { return noLook(path) }
    if status.st_mode & S_IFMT == S_IFLNK {
      guard let real = resolve(location, path: path) else { return false }
      location = real
      guard lstat(real.string, &status) == 0 else { return noLook(path) }
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return add(File(path: path, location: location, size: Int64(status.st_size)))
    case S_IFDIR where above.contains(location):
      note(path, "is a symbolic link to a folder that it lies in")
      return false
    case S_IFDIR:
      scan(location, path: path, above: above)
      return isFolder(path)
    default:
      note(path, "is neither a file nor a folder")
      return false
    }
  }

  private mutating func add(_ file: File) -> Bool {
    if file.size > PackageBounds.size.bytes {
      note(file.path, "is larger than \(PackageBounds.size), the most that one file may have")
      oversized.insert(file.path)
      return false
    }
    let isFirst = total <= PackageBounds.total.bytes
    total += file.size
    if total > PackageBounds.total.bytes {
      oversized.insert(file.path)
      // Said of the first one only.
      if isFirst {
        note(file.path, "is too much: all files together may have \(PackageBounds.total)")
      }
      return false
    }
    files[file.path] = file
    return true
  }

  private mutating func noLook(_ path: String) -> Bool {
    note(path, "cannot be looked at: \(Errno(rawValue: errno))")
    return false
  }

  private mutating func resolve(_ location: FilePath, path: String) -> FilePath? {
    guard let real = FolderListing.realPath(of: location) else {
      note(path, "is a symbolic link that leads nowhere")
      return nil
    }
    guard real.starts(with: root) else {
      note(path, "is a symbolic link that leads out of the package")
      return nil
    }
    return real
  }

  private mutating func note(_ path: String, _ message: String) {
    // One bad folder must not make a report of thousands of lines.
    if issues.count < Self.mostTold { issues.append(FileIssue(path.isEmpty ? "." : path, message)) }
  }
}
