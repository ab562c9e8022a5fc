internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Files that a test puts into the working directory of each of its runs.
struct GivenFiles {
  private let files: [(name: String, file: FilePath)]
  private let cell: Cell

  init(_ files: [(name: String, file: FilePath)], cell: Cell) {
    self.files = files
    self.cell = cell
  }

  /// What the sandbox copies it from.
  static func name(_ index: Int) -> String { ".judge-file-\(index)" }

  /// Has a run find them, on top of the room that it has for its own.
  func add(to request: inout RunRequest) throws(JudgingError) {
    for (index, given) in files.enumerated() {
      let file = try open(given.file)
      defer { closeReadOnly(file) }
      try cell.show(Self.name(index), from: file)
      request.limits.scratch = request.limits.scratch + (try size(of: file, given.file))
    }
    request.files = files.map(\.name)
    request.scratchDirectories = folders
  }

  /// Whatever is run next in the cell does not see them.
  func hide() {
    // One that cannot be removed is in the way of nothing but its name, and that is the next test's to complain about.
    for index in files.indices { try? cell.hide(Self.name(index)) }
  }

  /// The folders that they lie in, parents before children.
  private var folders: [String] {
    var folders: Set<String> = []
    for given in files {
      let parts = given.name.split(separator: "/").dropLast()
      for end in parts.indices { folders.insert(parts[...end].joined(separator: "/")) }
    }
    return folders.sorted()
  }

  /// What it takes of a file system that gives room by the page.
  private func size(of file: FileDescriptor, _ path: FilePath) throws(JudgingError) -> ByteCount {
    do {
      let bytes = try file.seek(offset: 0, from: .end)
      return ByteCount(bytes: (bytes + 8191) / 4096 * 4096)
    } catch {
      throw .file(path, doing: "measure", Errno.of(error))
    }
  }
}
