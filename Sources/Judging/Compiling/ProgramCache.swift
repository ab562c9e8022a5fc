internal import Crypto
internal import FoundationEssentials
internal import Glibc
package import JudgeCore
internal import Synchronization
internal import SystemPackage

/// Compiled programs by the hash of all that made them, shared by the workers of a machine.
///
/// An entry is a folder named by its key: `program/` holds the files that are shown to a run as `/app`, `compile.json` what
/// the compiler said and how large they are. It is made under another name and renamed, and it is used only if the sizes are
/// right, which after a power cut they may not be. Submissions can neither read nor write here: a run sees only its own
/// entry's files, read-only.
package struct ProgramCache: Sendable {
  private let folder: Folder
  private let limit: ByteCount
  private let room = Room()

  /// - Parameter limit: how much all entries together may take; the longest unused go first.
  package init(folder: Folder, limit: ByteCount) {
    self.folder = folder
    self.limit = limit
  }

  /// Bytes that may be added before all entries are looked at again, which takes the longer the more there are.
  private final class Room: Sendable {
    private let left = Mutex(0)

    func take(_ size: Int) -> Bool {
      left.withLock { left in
        left -= size
        return left >= 0
      }
    }

    func set(_ size: Int) { left.withLock { $0 = size } }
  }

  /// The key of a program: a SHA-256 over compiler, command and sources.
  package static func key(
    language: Language, entry: String, files: [SourceFile], compiler: String
  ) -> String {
    var hash = SHA256()
    var words = [language.code, entry, compiler, language.hasArtefact ? "file" : "sources"]
    words += language.compile
    words += language.environment.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    for word in words { add(Array(word.utf8), to: &hash) }
    for file in files.sorted(by: { $0.name < $1.name }) {
      add(Array(file.name.utf8), to: &hash)
      add(file.bytes, to: &hash)
    }
    return Hexadecimal.text(hash.finalize())
  }

  // Each piece with its length before it, so that no two lists of pieces hash alike.
  private static func add(_ bytes: [UInt8], to hash: inout SHA256) {
    hash.update(data: Array("\(bytes.count):".utf8))
    hash.update(data: bytes)
  }

  /// What the compiler said of an entry; `nil` when there is no such entry, or it is damaged: it is compiled anew then.
  package func result(_ key: String) -> CompileResult? {
    guard let description = description(of: key), let program = program(key),
      description.sizes.allSatisfy({ name, size in program.status(name)?.st_size == size })
    else { return nil }
    // Marks the entry as used; a failure only makes it older than it is.
    _ = utimes(folder.path.appending(key).string, nil)
    return description.result
  }

  /// The folder of an entry's files.
  package func program(_ key: String) -> Folder? {
    guard Self.isKey(key), folder.exists("\(key)/program") else { return nil }
    return Folder(entry(key).path.appending("program"))
  }

  /// The files of an entry, with their bytes.
  package func files(_ key: String) throws(JudgingError) -> [SourceFile] {
    guard let program = program(key) else { throw .missingProgram(key) }
    var files: [SourceFile] = []
    for name in try program.filesBelow() {
      files.append(SourceFile(name: name, bytes: try program.read(name, limit: .mib(256))))
    }
    return files
  }

  /// Adds an entry. When another worker was faster, its entry stays.
  package func add(_ key: String, _ files: [SourceFile], _ result: CompileResult)
    throws(JudgingError)
  {
    let draft = "\(Self.draftPrefix)\(getpid())"
    if folder.exists(draft) { try folder.remove(draft) }
    do throws(JudgingError) {
      try write(files, result, into: try folder.subfolder(draft))
      try publish(draft, as: key)
    } catch {
      try? folder.remove(draft)  // of no use, and perhaps the reason why there is no room
      throw error
    }
    prune(keeping: key)
  }

  private func write(
    _ files: [SourceFile], _ result: CompileResult, into draft: Folder
  ) throws(JudgingError) {
    let program = try draft.subfolder("program")
    for file in files {
      try program.write(
        file.name, file.bytes,
        permissions: [.ownerReadExecute, .groupReadExecute, .otherReadExecute])
    }
    let sizes = Dictionary(files.map { ($0.name, $0.bytes.count) }) { $1 }
    do {
      let description = Description(result: result, sizes: sizes)
      try draft.write(Self.descriptionName, Array(try JSONEncoder().encode(description)))
    } catch let error as JudgingError {
      throw error
    } catch {
      throw .file(draft.path, doing: "describe", .invalidArgument)
    }
  }

  private func publish(_ draft: String, as key: String) throws(JudgingError) {
    let source = folder.path.appending(draft).string
    let target = entry(key).path.string
    if rename(source, target) == 0 { return }
    // What is there is another worker's, unless a power cut has left half of it.
    if self.result(key) != nil { return try folder.remove(draft) }
    discard(key)
    guard rename(source, target) == 0 else {
      throw .file(entry(key).path, doing: "make", Errno(rawValue: errno))
    }
  }

  /// What stands beside an entry's files.
  private struct Description: Codable {
    var result: CompileResult
    /// Size of each file in bytes.
    var sizes: [String: Int]
  }

  private static let descriptionName = "compile.json"
  private static let draftPrefix = ".new-"
  private static let discardPrefix = ".old-"

  private func description(of key: String) -> Description? {
    guard Self.isKey(key),
      let bytes = try? entry(key).read(Self.descriptionName, limit: .mib(1))
    else { return nil }
    return try? JSONDecoder().decode(Description.self, from: Data(bytes))
  }

  private func entry(_ key: String) -> Folder { Folder(folder.path.appending(key)) }

  private static func isKey(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  // MARK: - Room

  /// Removes the longest unused entries until the rest fits. A failure leaves the cache larger than it should be, until the
  /// next time: no reason to give up on the program that was just made.
  private func prune(keeping newest: String) {
    guard !room.take(size(of: newest)), let names = try? folder.names() else { return }
    let now = Int(time(nil))
    var entries: [(name: String, used: Int, size: Int)] = []
    for name in names {
      guard let status = folder.status(name) else { continue }
      if Self.isKey(name) {
        entries.append((name, status.st_mtim.tv_sec, size(of: name)))
      } else if now - status.st_mtim.tv_sec > Self.abandonedAfter {
        try? folder.remove(name)  // left by a worker that was killed
      }
    }
    var total = entries.reduce(0) { $0 + $1.size }
    if total > limit.bytes {
      // Some more than has to go, so that the next look is not due at once.
      let enough = limit.bytes - limit.bytes / 16
      for entry in entries.sorted(by: { $0.used < $1.used })
      where total > enough && entry.name != newest {
        discard(entry.name)
        total -= entry.size
      }
    }
    room.set((Int(limit.bytes) - total) / Self.workersAtMost)
  }

  /// Each adds to the cache without looking at what the others add.
  private static let workersAtMost = 8

  private static let abandonedAfter = 3600

  /// Takes an entry away as a whole before its files go: nobody finds half of it.
  private func discard(_ key: String) {
    let name = "\(Self.discardPrefix)\(getpid())-\(key)"
    guard rename(entry(key).path.string, folder.path.appending(name).string) == 0 else { return }
    try? folder.remove(name)  // what stays is removed as abandoned later
  }

  /// Room that an entry takes on the disk: two folders, the description, and the program.
  private func size(of name: String) -> Int {
    let program = Folder(folder.path.appending(name).appending("program"))
    let names = (try? program.filesBelow()) ?? []  // another worker may be removing it
    return names.reduce(3 * Self.block) { $0 + Int(program.status($1)?.st_blocks ?? 0) * 512 }
  }

  private static let block = 4096
}
