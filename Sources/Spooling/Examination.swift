internal import Glibc
internal import JudgeCore
internal import Synchronization
internal import SystemPackage

/// A drop that was looked into: the claim it makes, and what is to become of its file.
struct Examination {
  var claim: Claim
  let entry: EntryName
  let kind: FileFacts.Kind
  /// Whether a rejected file goes to `.rejected/`. Never one that has other names: it may be somebody else's.
  let keepsFile: Bool
}

extension Spool {
  /// Looks into a claim's folder, which nobody else can reach; `nil` if it is empty.
  func examine(_ folder: ClaimFolder) throws(Errno) -> Examination? {
    guard let entry = try folder.directory.names(limit: 1).first else { return nil }
    let facts = try folder.directory.facts(entry)
    var uid = facts.owner
    var language: String?
    if case .handIn(let giver, let wish) = folder.name.origin { (uid, language) = (giver, wish) }

    var checks = checks(folder.name.problem, entry, language: language)
    var bytes: [UInt8]?
    var lateChange: Int64?
    if facts.kind != .regular || facts.links != 1 {
      checks.rejection = checks.rejection ?? flaw(of: entry, facts, in: folder)
    } else {
      bytes = try read(entry, in: folder.directory, &checks)
      // Whoever opened it before it was claimed can write to it still: then it is read again at the next look.
      let now = try folder.directory.facts(entry)
      guard now.looksLike(folder.drop ?? facts) else { throw .resourceTemporarilyUnavailable }
      lateChange = try self.lateChange(now, in: folder)
    }
    var claim = claim(folder.name, entry, uid: uid, checks, bytes)
    if let lateChange { claim.receivedAt = max(claim.receivedAt, lateChange) }
    return Examination(
      claim: claim, entry: entry, kind: facts.kind,
      keepsFile: claim.rejection != nil && facts.kind == .regular && facts.links == 1
        && facts.size > 0)
  }

  /// When a file was written to after it had been claimed, in milliseconds since 1970: what it has is not what was handed in then.
  ///
  /// - Returns: `nil`: it was not.
  private func lateChange(_ facts: FileFacts, in folder: ClaimFolder) throws(Errno) -> Int64? {
    // The rename into the folder, which nobody else can write to, set both times; not in one step.
    let claimed = try folder.directory.facts().modified
    return facts.changed > claimed + Self.renameSpan ? facts.changed / 1_000_000 : nil
  }

  /// In nanoseconds.
  private static let renameSpan: Int64 = 100_000_000

  /// What can be said of a drop before its content is known.
  struct Checks {
    var rejection: Rejection?
    var language: String?
  }

  func checks(_ problem: String?, _ name: EntryName, language: String?) -> Checks {
    let shown = name.visible
    let problems = state.withLock { $0.folders.values.filter(\.isServed).compactMap(\.problem) }
    let endings = endings(for: problem)
    let code = language ?? Self.language(of: name, endings)
    var checks = Checks(language: code)
    if let flaw = name.flaw {
      checks.rejection = .badName(shown, flaw: flaw)
    } else if problem == nil {
      checks.rejection = .outsideProblems(shown, known: problems)
    } else if let problem, !problems.contains(problem) {
      checks.rejection = .unknownProblem(EntryName(problem).visible, known: problems)
    } else if let language, !settings.languages.values.contains(language) {
      checks.rejection = .unknownLanguage(
        EntryName(language).visible, known: Set(settings.languages.values).sorted())
      checks.language = nil
    } else if code == nil {
      checks.rejection = .unknownExtension(
        shown, known: endings.map { "\($0.key) (\($0.value))" })
    }
    return checks
  }

  /// Adds to `checks` what is wrong with the bytes.
  ///
  /// - Returns: the bytes, unless they are too many.
  func check(_ bytes: [UInt8], _ name: EntryName, _ checks: inout Checks) -> [UInt8]? {
    if bytes.isEmpty { checks.rejection = checks.rejection ?? .empty(name.visible) }
    if bytes.count > settings.maximumSize.bytes {
      checks.rejection =
        checks.rejection
        ?? .tooLarge(name.visible, limit: settings.maximumSize)
      return nil
    }
    let flaw =
      bytes.contains(0)
      ? "it has zero bytes"
      : String(validating: bytes, as: UTF8.self) == nil ? "it is not UTF-8" : nil
    if let flaw { checks.rejection = checks.rejection ?? .notText(name.visible, flaw: flaw) }
    return bytes
  }

  func claim(
    _ name: ClaimName, _ entry: EntryName, uid: UInt32, _ checks: Checks, _ bytes: [UInt8]?
  ) -> Claim {
    let outcome: Claim.Outcome =
      if let rejection = checks.rejection { .rejected(rejection, bytes: bytes) } else {
        .accepted(bytes: bytes ?? [])
      }
    return Claim(
      name: name.text, problem: name.problem, fileName: entry.decoded, language: checks.language,
      uid: uid, receivedAt: name.receivedAt, outcome: outcome)
  }

  /// Reads a regular file as it is now, and never more than one byte beyond the limit.
  private func read(
    _ name: EntryName, in folder: Directory, _ checks: inout Checks
  ) throws(Errno) -> [UInt8]? {
    let file: OpenFile
    do { file = try folder.openFile(name, flags: O_RDONLY | O_NONBLOCK) } catch {
      guard error == .permissionDenied || error == .notPermitted else { throw error }
      let permissions = try folder.facts(name).permissions
      checks.rejection =
        checks.rejection ?? .unreadable(name.visible, permissions: permissions)
      return nil
    }
    let size = try file.facts().size
    guard size <= settings.maximumSize.bytes else {
      checks.rejection =
        checks.rejection
        ?? .tooLarge(name.visible, limit: settings.maximumSize)
      return nil
    }
    // One more than may be, to notice a file that grows meanwhile.
    return check(try file.read(limit: Int(settings.maximumSize.bytes) + 1), name, &checks)
  }

  /// What is wrong with something that is no plain file of one name.
  private func flaw(of name: EntryName, _ facts: FileFacts, in folder: ClaimFolder) -> Rejection {
    let shown = name.visible
    switch facts.kind {
    case .regular: return .hardLink(shown, links: facts.links)
    case .symlink: return .symlink(shown)
    case .fifo: return .fifo(shown)
    case .socket: return .socket(shown)
    case .device: return .device(shown)
    case .folder:
      let aside = Self.asideName(folder.name)
      let source = state.withLock { $0.folders[folder.name.problem]?.directory }
      // It is not there if the folder was empty and so removed at once.
      let isThere = (try? source?.facts(aside)) != nil
      return .folder(
        shown, rest: isThere ? "\(folder.name.problem ?? ".")/\(aside.visible)" : nil)
    }
  }

  /// Codes of languages by the endings that stand for them in a problem.
  private func endings(for problem: String?) -> [String: String] {
    let own = problem.flatMap { problem in state.withLock { $0.endings[problem] } }
    return settings.languages.merging(own ?? [:]) { $1 }
  }

  private static func language(of name: EntryName, _ endings: [String: String]) -> String? {
    NameEnding.of(name.decoded, among: endings.keys).flatMap { endings[$0] }
  }
}

extension FileFacts {
  /// Whether nobody has written to the file since; a rename changes other facts.
  fileprivate func looksLike(_ earlier: FileFacts) -> Bool {
    size == earlier.size && modified == earlier.modified
  }
}
