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
/// An entry is a folder, `bits/stdc++.h.gch` and so on in it, which is made under another name and renamed. The compiler alone
/// has written there, from its own headers; submissions can neither reach nor change it.
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

  /// The folder of an entry; `nil`: it was not made yet.
  func entry(_ key: String) -> Folder? {
    folder.exists(key) ? Folder(folder.path.appending(key)) : nil
  }

  /// Makes an entry, unless it is there or another worker is at it. Those of the same language that it replaces go.
  ///
  /// - Parameter fill: puts what there is to be into an empty folder.
  func make(_ key: String, _ fill: (Folder) throws(JudgingError) -> Void) throws(JudgingError) {
    guard let turn = try turn() else { return }
    // Closing gives it up.
    defer { closeReadOnly(turn) }
    if entry(key) != nil { return }
    if folder.exists(Self.draft) { try folder.remove(Self.draft) }
    do throws(JudgingError) {
      try fill(try folder.subfolder(Self.draft))
      guard rename(folder.path.appending(Self.draft).string, folder.path.appending(key).string) == 0
      else { throw .file(folder.path.appending(key), doing: "make", Errno(rawValue: errno)) }
    } catch {
      try? folder.remove(Self.draft)  // of no use, and perhaps the reason why there is no room
      throw error
    }
    try prune(keeping: key)
  }

  private static let draft = ".new"

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
