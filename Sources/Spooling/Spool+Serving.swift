internal import Glibc
internal import Synchronization
internal import SystemPackage

extension Spool {
  /// Makes the folders of these problems ready for drops, and refuses drops in those of all others from now on.
  ///
  /// - Parameters:
  ///   - problems: all that are installed. A folder whose problem is gone stays, and what is dropped there is rejected with the
  ///     reason.
  ///   - endings: by problem, what stands for a language there besides the endings of the settings, before which they go.
  /// - Returns: what works less well than it could.
  package func serve(
    problems: [String], endings: [String: [String: String]] = [:]
  ) throws(SpoolError) -> [SpoolWarning] {
    if let bad = problems.first(where: { !isProblemName($0) }) { throw .badProblemName(bad) }
    return try state.withLock { (state) throws(SpoolError) in
      state.nextLook = .now
      state.endings = endings
      return try serve(problems, &state.folders)
    }
  }

  private func serve(
    _ problems: [String], _ folders: inout [String?: DropFolder]
  ) throws(SpoolError) -> [SpoolWarning] {
    var warnings: [SpoolWarning] = []
    if folders[nil] == nil {
      folders[nil] = watched(nil, root, isServed: false, &warnings)
    }
    for problem in Set(problems).union(try retiredProblems()).union(folders.keys.compactMap(\.self))
    {
      let isServed = problems.contains(problem)
      if let folder = folders[problem], isInPlace(folder) {
        folders[problem]?.isServed = isServed
        continue
      }
      if let lost = folders.removeValue(forKey: problem)?.watch { watch.remove(lost) }
      if (try? root.facts(EntryName(problem))) != nil || isServed {
        folders[problem] = try makeFolder(problem, isServed: isServed, &warnings)
      }
    }
    return warnings
  }

  /// Whether a folder is still the one that people find under its name.
  func isInPlace(_ folder: DropFolder) -> Bool {
    guard let problem = folder.problem else { return true }
    // Either call fails only if the folder is gone, which is the answer.
    return (try? root.facts(EntryName(problem)).inode) == (try? folder.directory.facts().inode)
  }

  /// Folders that a judged made here before: nobody else's bear that mode.
  private func retiredProblems() throws(SpoolError) -> [String] {
    do {
      return try root.names(limit: Self.mostEntries).filter { name in
        guard isProblemName(name.decoded), let facts = try? root.facts(name) else { return false }
        return facts.kind == .folder && facts.owner == geteuid()
          && facts.permissions == Self.dropMode
      }.map(\.decoded)
    } catch { throw .failed(path, doing: "list", error) }
  }

  private func makeFolder(
    _ problem: String, isServed: Bool, _ warnings: inout [SpoolWarning]
  ) throws(SpoolError) -> DropFolder {
    let inner = path.appending(problem)
    let folder: Directory
    do {
      folder = try root.makeOrOpen(EntryName(problem))
    } catch { throw .failed(inner, doing: "make the folder", error) }
    try prepare(folder, inner, &warnings)
    return watched(problem, folder, isServed: isServed, &warnings)
  }

  private func prepare(
    _ folder: Directory, _ path: FilePath, _ warnings: inout [SpoolWarning]
  ) throws(SpoolError) {
    do {
      let owner = try folder.facts().owner
      guard owner == geteuid() else {
        throw SpoolError.notOurs(path, owner: owner, us: geteuid())
      }
      // Before the mode lets anybody in, so that no drop is made without it.
      do { try DefaultACL(reader: geteuid()).apply(to: folder) } catch {
        guard error == .notSupported else { throw error }
        warnings.append(.noACL(path))
      }
      try folder.setPermissions(Self.dropMode)
    } catch { throw .failed(path, doing: "set the permissions of", error) }
  }

  private func watched(
    _ problem: String?, _ directory: Directory, isServed: Bool, _ warnings: inout [SpoolWarning]
  ) -> DropFolder {
    do {
      return DropFolder(
        problem: problem, directory: directory, watch: try watch.add(directory), isServed: isServed)
    } catch {
      warnings.append(.notWatched(problem.map { path.appending($0) } ?? path, error))
      return DropFolder(problem: problem, directory: directory, watch: nil, isServed: isServed)
    }
  }

  /// Sticky, and others may write but not list: nobody sees or touches what another drops.
  static let dropMode: UInt32 = 0o1733
  /// How many entries of a folder one look takes in; the rest waits for a later look.
  static let mostEntries = 10_000
}
