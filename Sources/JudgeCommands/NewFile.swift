internal import Glibc
internal import SystemPackage

/// A file that has its name only once it is whole and on the disk; until then it lies beside that name, for its owner alone.
///
/// It is made with the rights of whoever calls the command.
final class NewFile {
  let path: FilePath
  private let unfinished: FilePath
  private let descriptor: FileDescriptor
  private let overwrites: Bool
  private var isKept = false

  /// - Throws: ``CommandFailure`` when it cannot be made, or is there already and is not to be overwritten.
  init(_ path: FilePath, overwrites: Bool) throws(CommandFailure) {
    self.path = path
    self.overwrites = overwrites
    guard let name = path.lastComponent?.string, name != "..", name != "." else {
      throw CommandFailure(.badInput, "\(TerminalText.line(path.string)) is no name for a file")
    }
    if !overwrites && (try? path.stat(followTargetSymlink: false)) != nil {
      throw Self.isThere(path)
    }
    unfinished = path.removingLastComponent().appending(
      ".\(name.prefix(200)).\(UInt64.random(in: .min ... .max))")
    do {
      descriptor = try FileDescriptor.open(
        unfinished, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
    } catch {
      throw Self.failure(path, error)
    }
  }

  deinit {
    try? descriptor.close()  // what counts was flushed
    if !isKept { unlink(unfinished.string) }
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      throw Self.failure(path, error)
    }
  }

  /// Gives it its name.
  func keep() throws(CommandFailure) {
    do {
      guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
      try name()
      isKept = true
      try flushFolder()
    } catch let error as Errno where error == .fileExists {
      throw Self.isThere(path)
    } catch {
      throw Self.failure(path, error)
    }
  }

  private func name() throws(Errno) {
    if !overwrites {
      // Unlike renaming, linking never replaces what was put there meanwhile.
      if link(unfinished.string, path.string) == 0 {
        unlink(unfinished.string)
        return
      }
      // Not every file system has links.
      guard errno == EPERM || errno == EOPNOTSUPP else { throw Errno(rawValue: errno) }
    }
    guard rename(unfinished.string, path.string) == 0 else { throw Errno(rawValue: errno) }
  }

  private func flushFolder() throws(Errno) {
    let folder = path.removingLastComponent()
    let descriptor = open(folder.isEmpty ? "." : folder.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written to but not read cannot be flushed.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Errno(rawValue: errno) }
  }

  private static func isThere(_ path: FilePath) -> CommandFailure {
    CommandFailure(
      .badInput,
      "\(TerminalText.line(path.string)) is there already: overwrite it with --force, or name another file"
    )
  }

  private static func failure(_ path: FilePath, _ error: any Error) -> CommandFailure {
    CommandFailure(.badInput, "cannot write \(TerminalText.line(path.string)): \(error)")
  }
}
