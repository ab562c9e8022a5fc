internal import Crypto
internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// Headers that are compiled in advance, once for each compiler and its flags, and shown to it read-only.
///
/// GCC takes one for the first header that a source includes, if it means the same there: nothing but comments stands before it,
/// no macro that matters is defined, the flags are the same. It sees to that itself, and reads the header as it is otherwise
/// (GCC manual, "Using Precompiled Headers"). So a program never means anything else with them.
///
/// What it does not see to is written down here: an entry is a folder, `bits/stdc++.h.gch` and so on in it, with a list of all files that
/// it was made of and consists of, their sizes and times. It is used only while that list is true, which after an upgrade of the
/// library or a power cut it may not be. It is made under another name and renamed. The compiler alone has written there, from its
/// own headers; submissions can neither reach nor change it.
struct Preludes {
  private let folder: Folder

  init(_ folder: Folder) { self.folder = folder }

  /// The name of an entry: of the language, and a SHA-256 over all that its content hangs on.
  static func key(language: Language, compiler: String) -> String {
    var hash = SHA256()
    let environment = language.environment.sorted { $0.key < $1.key }.flatMap {
      [$0.key, $0.value]
    }
    for word in [compiler] + language.compile + environment + ["/"] + language.preludes {
      hash.update(data: Array("\(word.utf8.count):\(word)".utf8))
    }
    return "\(language.code)-\(Hexadecimal.text(hash.finalize()))"
  }

  /// The folder of an entry; `nil`: it was not made yet, or is not what it was made as.
  func entry(_ key: String) -> Folder? {
    let entry = Folder(folder.path.appending(key))
    guard let bytes = try? entry.read(Self.listName, limit: .mib(4)) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let isTrue = lines.allSatisfy { line in
      let path = line.split(separator: " ").dropLast(2).joined(separator: " ")
      return Self.line(path, below: entry).map { $0 == line } ?? false
    }
    return isTrue ? entry : nil
  }

  /// Makes an entry, unless it is there or another worker is at it. Those of the same language that it replaces go.
  ///
  /// - Parameter fill: puts what there is to be into an empty folder. Returns the files that it was made of.
  func make(_ key: String, _ fill: (Folder) throws(JudgingError) -> Set<String>)
    throws(JudgingError)
  {
    guard let turn = try turn() else { return }
    // Closing gives it up.
    defer { closeReadOnly(turn) }
    if entry(key) != nil { return }
    for name in [Self.draft, key] where folder.exists(name) { try folder.remove(name) }
    do throws(JudgingError) {
      let draft = try folder.subfolder(Self.draft)
      try finish(draft, madeOf: try fill(draft))
      guard rename(draft.path.string, folder.path.appending(key).string) == 0
      else { throw .file(folder.path.appending(key), doing: "make", Errno(rawValue: errno)) }
    } catch {
      try? folder.remove(Self.draft)  // of no use, and perhaps the reason why there is no room
      throw error
    }
    try prune(keeping: key)
  }

  /// Removes an entry with which the compiler fails.
  func discard(_ key: String) throws(JudgingError) {
    if folder.exists(key) { try folder.remove(key) }
  }

  private static let draft = ".new"
  private static let listName = ".made-of"

  private func finish(_ draft: Folder, madeOf sources: Set<String>) throws(JudgingError) {
    let own = try draft.filesBelow()
    let lines = (own + sources.sorted()).compactMap { Self.line($0, below: draft) }
    try draft.write(Self.listName, Array(lines.joined(separator: "\n").utf8))
  }

  /// A file's path, below the entry unless it is absolute, its size and its time of change; `nil`: there is none.
  private static func line(_ path: String, below entry: Folder) -> String? {
    var status = stat()
    guard stat(entry.path.pushing(FilePath(path)).string, &status) == 0 else { return nil }
    // Its own files get other names, and hard links, but never other bytes: their sizes say whether they are whole.
    let time = path.hasPrefix("/") ? status.st_mtim.tv_sec : 0
    return "\(path) \(status.st_size) \(time)"
  }

  /// - Returns: `nil`: another worker has it.
  private func turn() throws(JudgingError) -> FileDescriptor? {
    let path = folder.path.appending(".lock")
    let lock: FileDescriptor
    do {
      lock = try FileDescriptor.open(
        path, .readWrite, options: [.create, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
    } catch {
      throw .file(path, doing: "open the lock", Errno.of(error))
    }
    if flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 { return lock }
    closeReadOnly(lock)
    return nil
  }

  /// A sandbox that shows one of those removed goes on without it.
  private func prune(keeping key: String) throws(JudgingError) {
    let code = key.prefix { $0 != "-" }
    for name in try folder.names() where name != key && name.hasPrefix("\(code)-") {
      try folder.remove(name)
    }
  }
}
