internal import Crypto
internal import FoundationEssentials
internal import Glibc
package import JudgeCore
internal import SystemPackage

/// Compiled programs by the hash of all that made them, shared by the workers of a machine.
///
/// An entry is a folder named by its key: `program/` holds the files that are shown to a run as `/app`, `compile.json` what
/// the compiler said. It is made under another name and renamed, so it is whole or absent. Submissions can
/// neither read nor write here: a run sees only its own entry's files, read-only.
package struct ProgramCache: Sendable {
  private let folder: Folder
  private let limit: ByteCount

  /// - Parameter limit: how much all entries together may take; the longest unused go first.
  package init(folder: Folder, limit: ByteCount) {
    self.folder = folder
    self.limit = limit
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

  /// What the compiler said of an entry; `nil` when there is no such entry.
  package func result(_ key: String) -> CompileResult? {
    guard let bytes = try? entry(key).read("compile.json", limit: .mib(1)),
      let result = try? JSONDecoder().decode(CompileResult.self, from: Data(bytes))
    else { return nil }  // absent or damaged: compiled anew either way
    // Marks the entry as used; a failure only makes it older than it is.
    _ = utimes(folder.path.appending(key).string, nil)
    return result
  }

  /// The folder of an entry's files.
  package func program(_ key: String) -> Folder? {
    guard Self.isKey(key) else { return nil }
    let program = Folder(entry(key).path.appending("program"))
    return folder.exists("\(key)/program") ? program : nil
  }

  /// Adds an entry. When another worker was faster, its entry stays.
  package func add(_ key: String, _ files: [SourceFile], _ result: CompileResult)
    throws(JudgingError)
  {
    let name = ".new-\(getpid())"
    if folder.exists(name) { try folder.remove(name) }
    let draft = try folder.subfolder(name)
    let program = try draft.subfolder("program")
    for file in files {
      try program.write(
        file.name, file.bytes,
        permissions: [.ownerReadExecute, .groupReadExecute, .otherReadExecute])
    }
    do {
      try draft.write("compile.json", Array(try JSONEncoder().encode(result)))
    } catch let error as JudgingError {
      throw error
    } catch {
      throw .file(draft.path, doing: "describe", .invalidArgument)
    }
    if rename(draft.path.string, entry(key).path.string) != 0 { try folder.remove(name) }
    try prune()
  }

  private func entry(_ key: String) -> Folder { Folder(folder.path.appending(key)) }

  private static func isKey(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// Removes the longest unused entries until the rest fits.
  private func prune() throws(JudgingError) {
    var entries: [(name: String, used: Int, size: Int64)] = []
    for name in try folder.names() where Self.isKey(name) {
      var status = stat()
      guard stat(folder.path.appending(name).string, &status) == 0 else { continue }
      entries.append((name, status.st_mtim.tv_sec, size(of: name)))
    }
    var total = entries.reduce(0) { $0 + $1.size }
    for entry in entries.sorted(by: { $0.used < $1.used }) where total > limit.bytes {
      try folder.remove(entry.name)
      total -= entry.size
    }
  }

  private func size(of name: String) -> Int64 {
    let program = Folder(folder.path.appending(name).appending("program"))
    let names = (try? program.names()) ?? []  // another worker may be removing it
    return names.reduce(0) { total, name in
      var status = stat()
      guard stat(program.path.appending(name).string, &status) == 0 else { return total }
      return total + Int64(status.st_size)
    }
  }
}
