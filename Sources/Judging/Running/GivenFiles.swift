internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// Files that lie in the working directory of each of a test's runs.
struct GivenFiles {
  private enum Content {
    case bytes([UInt8])
    case file(FilePath)
  }

  /// In byte order of their names: relative paths, without `.` and `..`.
  private let files: [(name: String, content: Content)]
  private let cell: Cell

  /// - Parameters:
  ///   - common: of all tests.
  ///   - own: of this test, which go before those.
  init(_ common: [SourceFile], and own: [String: FilePath], cell: Cell) {
    var layers = FileLayers<Content>()
    for file in common { layers.lay(.bytes(file.bytes), as: file.name) }
    for (name, file) in own { layers.lay(.file(file), as: name) }
    files = layers.byName.map { (name: $0.key, content: $0.value) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    self.cell = cell
  }

  /// What the sandbox copies a file from.
  static func name(_ index: Int) -> String { ".judge-file-\(index)" }

  /// Has a run find them, on top of the room that it has for its own.
  func add(to request: inout RunRequest) throws(JudgingError) {
    for (index, file) in files.enumerated() {
      let size = try show(file.content, as: Self.name(index))
      // The file system gives room by the page.
      let room = ByteCount(bytes: (size + 8191) / 4096 * 4096)
      request.limits.scratch = request.limits.scratch + room
    }
    request.files = files.map(\.name)
    request.scratchDirectories = folders
  }

  /// - Returns: how many bytes there are.
  private func show(_ content: Content, as name: String) throws(JudgingError) -> Int64 {
    switch content {
    case .bytes(let bytes):
      try cell.show(name, bytes)
      return Int64(bytes.count)
    case .file(let path):
      let file = try open(path)
      defer { closeReadOnly(file) }
      try cell.show(name, from: file)
      do {
        return try file.seek(offset: 0, from: .end)
      } catch {
        throw .file(path, doing: "measure", Errno.of(error))
      }
    }
  }

  /// Whatever is run next in the cell does not see them.
  func hide() {
    // One that cannot be removed is in the way of nothing but its name, and that is the next test's to complain about.
    for index in files.indices { try? cell.hide(Self.name(index)) }
  }

  /// The folders that they lie in, parents before children.
  private var folders: [String] {
    Set(files.flatMap { SourceFile.folders(of: $0.name) }).sorted()
  }
}
