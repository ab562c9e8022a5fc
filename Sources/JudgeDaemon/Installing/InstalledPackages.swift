internal import CLinux
internal import Control
internal import Glibc
package import SystemPackage

/// The packages that were installed while the daemon ran, in the folder `installed` of its state. They go before those of the same
/// name below `problems.path`, which nothing here touches.
///
/// Each lies in a folder of its own below `.versions`, and a symbolic link by its name leads there. So a package is replaced by one
/// rename, and whoever has found the old one keeps it: its folder goes when nobody uses it any more, or at the next start.
package struct InstalledPackages: Sendable {
  package let path: FilePath

  package init(_ path: FilePath) { self.path = path }

  private var versions: FilePath { path.appending(Self.versionsName) }
  private static let versionsName = ".versions"

  /// Makes a folder for a new version of a package.
  func draft(of name: String) throws(Errno) -> PackageDraft {
    try Self.make(path)
    try Self.make(versions)
    let id = "\(name)-\(String(UInt64.random(in: .min ... .max), radix: 16))"
    let folder = versions.appending(id)
    try Self.make(folder, isNew: true)
    return try PackageDraft(id: id, folder: folder, name: name)
  }

  /// Gives a draft that is whole its name, so that it outlives a power cut.
  func publish(_ draft: PackageDraft) throws(Errno) {
    try Self.flushFileSystem(of: versions)
    let link = versions.appending(".link-\(draft.id)")
    let target = "\(Self.versionsName)/\(draft.id)/\(draft.name)"
    guard symlink(target, link.string) == 0 else { throw Errno(rawValue: errno) }
    guard rename(link.string, path.appending(draft.name).string) == 0 else {
      let reason = Errno(rawValue: errno)
      unlink(link.string)
      throw reason
    }
    draft.keep()
    // It has its name now; all that a failure could mean is that a power cut takes that back.
    try? flushFolder(path)
  }

  /// Whether a package of that name was installed.
  func hasPackage(_ name: String) throws(Errno) -> Bool {
    try Self.version(path.appending(name)) != nil
  }

  /// Takes a package's name away, for good; its folder goes when nobody uses it any more.
  func withdraw(_ name: String) throws(Errno) {
    guard unlink(path.appending(name).string) == 0 else { throw Errno(rawValue: errno) }
    // It is gone; all that a failure could mean is that a power cut brings it back.
    try? flushFolder(path)
  }

  /// Removes versions that no name leads to: what was replaced, and what was never finished.
  func sweep() {
    // Unless all names can be read, nothing is known to be unused.
    guard let used = try? usedVersions() else { return }
    for name in listing(of: versions) where !used.contains(name) {
      FolderRemoval.remove(versions.appending(name))
    }
  }

  /// Removes a version that was replaced.
  ///
  /// - Parameter package: the package's own folder in it; that of any other package is left alone.
  func remove(_ package: FilePath) {
    let version = package.removingLastComponent()
    guard let real = Self.real(versions), version.removingLastComponent() == real else { return }
    guard let used = try? usedVersions(), let name = version.lastComponent?.string else { return }
    if !used.contains(name) { FolderRemoval.remove(version) }
  }

  /// Whether a package lies here.
  func holds(_ package: FilePath) -> Bool {
    Self.real(versions).map { package.starts(with: $0) } ?? false
  }

  /// The versions that have a name.
  private func usedVersions() throws(Errno) -> Set<String> {
    var used: Set<String> = []
    for name in try names(in: path) {
      if let version = try Self.version(path.appending(name)) { used.insert(version) }
    }
    return used
  }

  /// The version that a link leads to; `nil`: it is none of ours.
  private static func version(_ link: FilePath) throws(Errno) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink(link.string, &buffer, buffer.count)
    // No link, or one that has just got another name.
    if count < 0 && (errno == EINVAL || errno == ENOENT) { return nil }
    guard count >= 0 else { throw Errno(rawValue: errno) }
    let parts = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "/")
    return parts.count == 3 && parts[0] == versionsName ? String(parts[1]) : nil
  }

  private static func real(_ path: FilePath) -> FilePath? {
    guard let real = realpath(path.string, nil) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  private static func make(_ folder: FilePath, isNew: Bool = false) throws(Errno) {
    if mkdir(folder.string, 0o700) == 0 { return }
    if isNew || errno != EEXIST { throw Errno(rawValue: errno) }
  }

  private static func flushFileSystem(of folder: FilePath) throws(Errno) {
    let descriptor = open(folder.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    defer { close(descriptor) }
    guard clinux_syncfs(descriptor) == 0 else { throw Errno(rawValue: errno) }
  }
}

/// Removes folders with all that is in them, links and not what they lead to.
enum FolderRemoval {
  static func remove(_ path: FilePath) {
    if unlink(path.string) == 0 || errno == ENOENT { return }
    for name in listing(of: path) { remove(path.appending(name)) }
    // What does not go is tried again at the next start.
    rmdir(path.string)
  }
}
