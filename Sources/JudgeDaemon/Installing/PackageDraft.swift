internal import Control
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import Synchronization
internal import SystemPackage

/// A package that is being unpacked. It goes again with this value, unless it has been published.
///
/// Only plain files come into being here, each new, in folders made here.
final class PackageDraft: Sendable {
  let id: String
  let name: String
  let folder: FilePath
  /// The package in it.
  let package: FilePath
  private let state = Mutex(State())

  private struct State {
    var isKept = false
    var files = 0
    var size: Int64 = 0
    /// The one that is being written.
    var file: FileDescriptor?
    var folders: Set<String> = []
  }

  init(id: String, folder: FilePath, name: String) throws(Errno) {
    self.id = id
    self.name = name
    self.folder = folder
    self.package = folder.appending(name)
    guard mkdir(package.string, 0o700) == 0 else { throw Errno(rawValue: errno) }
  }

  deinit {
    state.withLock { state in
      try? state.file?.close()  // the package is given up
      if !state.isKept { FolderRemoval.remove(folder) }
    }
  }

  /// Leaves it where it is for good.
  func keep() { state.withLock { $0.isKept = true } }

  /// Takes the next pieces of the stream.
  ///
  /// - Throws: ``Refusal`` for what has no place in a package, or is more than was announced; `Errno` when the disk fails.
  func take(_ pieces: [PackageStreamReader.Piece], announced: InstallRequest) throws {
    try state.withLock { state in
      for piece in pieces { try take(piece, announced, &state) }
    }
  }

  private func take(
    _ piece: PackageStreamReader.Piece, _ announced: InstallRequest, _ state: inout State
  ) throws {
    switch piece {
    case .file(let header):
      state.files += 1
      guard state.files <= announced.files, header.size <= announced.size.bytes - state.size else {
        throw Refusal(.badInput, "more was sent than was announced: nothing was installed")
      }
      state.size += header.size
      try begin(header.path, &state)
    case .bytes(let bytes):
      _ = try state.file?.writeAll(bytes)
    case .end:
      try state.file?.close()
      state.file = nil
    }
  }

  private func begin(_ path: String, _ state: inout State) throws {
    guard PackageFile.isPath(path) else {
      throw Refusal(.badInput, "a package can have no file of that name: nothing was installed")
    }
    try makeFolders(above: path, &state)
    do {
      state.file = try FileDescriptor.open(
        package.pushing(FilePath(path)), .writeOnly,
        options: [.create, .exclusiveCreate, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
    } catch let error as Errno where [.fileExists, .isDirectory, .notDirectory].contains(error) {
      throw Refusal(.badInput, "\(path) was sent twice: nothing was installed")
    }
  }

  private func makeFolders(above file: String, _ state: inout State) throws {
    var path = ""
    for name in file.split(separator: "/").dropLast() {
      path += path.isEmpty ? String(name) : "/\(name)"
      guard state.folders.insert(path).inserted else { continue }
      if mkdir(package.pushing(FilePath(path)).string, 0o700) == 0 { continue }
      guard errno == EEXIST || errno == ENOTDIR else { throw Errno(rawValue: errno) }
      throw Refusal(
        .badInput, "\(path) was sent as a file and as a folder: nothing was installed")
    }
  }

  /// Reads what has arrived.
  ///
  /// - Throws: ``Refusal`` when it is no good package, or another one than was announced.
  func read(announced: InstallRequest) throws -> Problem {
    let isWhole = state.withLock {
      $0.file == nil && $0.files == announced.files && $0.size == announced.size.bytes
    }
    guard isWhole else {
      throw Refusal(.badInput, "the package did not come whole: nothing was installed")
    }
    do throws(PackageError) {
      let problem = try Problem.read(directory: package)
      guard try problem.edition() == announced.edition else {
        throw PackageError(
          package: name, issues: [FileIssue(".", "was changed while it was being sent")])
      }
      return problem
    } catch {
      throw Refusal(.badInput, "\(error): nothing was installed")
    }
  }
}
