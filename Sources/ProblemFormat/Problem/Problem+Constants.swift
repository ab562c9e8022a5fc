internal import JudgeCore
internal import SystemPackage

extension Problem {
  /// Names in this package's files that look like constants and are none. The format leaves them as they are, and so are
  /// braces of some languages.
  package struct UnfilledConstants: Hashable, Sendable {
    /// Of a constant that there is, with a variant that it has not.
    package var variants: [FileIssue] = []
    /// All others.
    package var others: [FileIssue] = []
  }

  /// Looks for them in all files that constants are filled in.
  package func unfilledConstants() -> UnfilledConstants {
    var found = UnfilledConstants()
    // Programs in some languages have such braces of their own.
    let files = constants.isEmpty ? texts : texts.union(programs)
    for file in files.sorted(by: { $0.string.precedes($1.string) }) {
      // Whoever needs a file that cannot be read says so.
      guard let bytes = try? BoundedFile.read(file, limit: .mib(4)) else { continue }
      let notation = file.extension == "tex" ? Constants.Notation.tex : .braces
      for name in constants.unknownNames(in: bytes, notation) where !Self.commands.contains(name) {
        let path = String(file.string.dropFirst(directory.string.count + 1))
        if constants.isVariant(name) {
          found.variants.append(FileIssue(path, "\(name) is no variant of a constant"))
        } else {
          found.others.append(FileIssue(path, "{{\(name)}} is no constant, and is left as it is"))
        }
      }
    }
    return found
  }

  /// What a statement has in braces besides constants.
  private static let commands: Set = ["nextsample", "remainingsamples"]

  private var texts: Set<FilePath> {
    isLegacy ? [] : Set(statements.values.filter { $0.extension != "pdf" })
  }

  private var programs: Set<FilePath> {
    var programs = checks.inputValidators.flatMap(\.files)
    if case .custom(let validators) = validator { programs += validators.flatMap(\.files) }
    programs += staticValidator?.files ?? []
    programs += includes.values.joined() + jurySubmissions.flatMap(\.files)
    return Set(programs.map(\.file))
  }
}
