package import JudgeCore
package import SystemPackage

/// The files of a submission as the compiler gets them, and the one that starts the program.
package struct Arrangement: Hashable, Sendable {
  /// In byte order of their names.
  package var files: [SourceFile]
  /// Name of the file that stands for `{entry}`; empty when there is no file.
  package var entry: String

  package init(files: [SourceFile], entry: String) {
    self.files = files
    self.entry = entry
  }
}

extension Arrangement {
  /// Arranges files that were handed in.
  ///
  /// - Parameters:
  ///   - singleFileName: what a lone file is renamed to, if anything.
  ///   - include: laid over the submission; wins on a clash of names.
  package init(
    _ handedIn: [SourceFile], language: Language, singleFileName: String? = nil,
    include: [SourceFile] = []
  ) {
    var byName: [String: SourceFile] = [:]
    for file in handedIn { byName[file.name] = file }
    if let singleFileName, handedIn.count == 1, let only = handedIn.first {
      byName = [singleFileName: SourceFile(name: singleFileName, bytes: only.bytes)]
    }
    for file in include { byName[file.name] = file }
    files = byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    entry = Self.entry(of: files.map(\.name), language: language)
  }

  private static func entry(of names: [String], language: Language) -> String {
    if let known = language.entryNames.first(where: names.contains) { return known }
    let isSource = { (name: String) in language.extensions.contains { name.hasSuffix($0) } }
    return names.first(where: isSource) ?? names.first ?? ""
  }
}

extension Problem {
  /// The files of a submission as the compiler gets them: a lone upload renamed, `include/` laid over it.
  ///
  /// - Throws: ``PackageError`` when `include/` cannot be read.
  package func arrange(
    _ handedIn: [SourceFile], language: Language
  ) throws(PackageError) -> Arrangement {
    Arrangement(
      handedIn, language: language,
      singleFileName: sidecar.harness?.singleFileName[language.code],
      include: try include(for: language.code))
  }

  /// Files that are laid over a submission in this language.
  ///
  /// - Throws: ``PackageError`` when they cannot be read.
  package func include(for code: String) throws(PackageError) -> [SourceFile] {
    try filledSources(includes[code] ?? includes["default"] ?? [])
  }

  /// The starter files for a language; empty when there are none.
  ///
  /// - Throws: ``PackageError`` when they cannot be read.
  package func template(for code: String) throws(PackageError) -> [SourceFile] {
    try sources(templates[code] ?? [])
  }

  /// Files of this package as ``sources(_:)`` gives them, with its constants filled in: its programs, what is laid over
  /// submissions, statements in Markdown.
  ///
  /// - Throws: ``PackageError`` when one cannot be read or is larger than 4 MiB.
  package func filledSources(_ paths: [FilePath]) throws(PackageError) -> [SourceFile] {
    try read(paths) { (bytes) throws(FileError) in
      try constants.fill(bytes, limit: Self.largestSource)
    }
  }

  /// The bytes of files of this package, under their last names.
  ///
  /// - Throws: ``PackageError`` when one cannot be read or is larger than 4 MiB.
  package func sources(_ paths: [FilePath]) throws(PackageError) -> [SourceFile] {
    try read(paths) { (bytes) throws(FileError) in bytes }
  }

  private static let largestSource = ByteCount.mib(4)

  private func read(
    _ paths: [FilePath], _ changed: ([UInt8]) throws(FileError) -> [UInt8]
  ) throws(PackageError) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      let name = path.lastComponent?.string ?? path.string
      do throws(FileError) {
        let bytes = try BoundedFile.read(path, limit: Self.largestSource)
        files.append(SourceFile(name: name, bytes: try changed(bytes)))
      } catch {
        var place = path
        _ = place.removePrefix(directory)
        throw PackageError(package: self.name, issues: [FileIssue(place.string, "\(error)")])
      }
    }
    return files
  }
}
