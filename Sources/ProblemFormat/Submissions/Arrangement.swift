package import JudgeCore
internal import SystemPackage

/// The files of a submission as the compiler gets them, and the one that starts the program.
package struct Arrangement: Hashable, Sendable {
  /// In byte order of their names.
  package var files: [SourceFile]
  /// Name of the file that stands for `{entry}`; empty when there is no file.
  package var entry: String
  /// A file that was handed in, when there are folders of `include/` in the place of all that was.
  fileprivate var buried: String?

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
    var handedIn = handedIn
    if let singleFileName, handedIn.count == 1 { handedIn[0].name = singleFileName }
    var layers = FileLayers<SourceFile>()
    for file in handedIn + include { layers.lay(file, as: file.name) }
    files = layers.byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let names = files.map(\.name)
    let own = Set(handedIn.map(\.name))
    buried = own.isDisjoint(with: names) ? own.min() : nil
    entry = Self.entry(of: names.filter(own.contains) + names, language: language)
  }

  /// - Parameter names: those that go before others of their kind first.
  private static func entry(of names: [String], language: Language) -> String {
    if let known = language.entryNames.first(where: names.contains) { return known }
    let isSource = { (name: String) in language.extensions.contains { name.hasSuffix($0) } }
    let top = names.filter { !$0.contains("/") }
    return top.first(where: isSource) ?? names.first(where: isSource) ?? names.first ?? ""
  }
}

extension Problem {
  /// The files of a submission as the compiler gets them: a lone upload renamed, `include/` laid over it.
  ///
  /// - Throws: ``PackageError`` when `include/` cannot be read, or leaves nothing of what was handed in.
  package func arrange(
    _ handedIn: [SourceFile], language: Language
  ) throws(PackageError) -> Arrangement {
    let include = try include(for: language.code)
    let arrangement = Arrangement(
      handedIn, language: language,
      singleFileName: sidecar.harness?.singleFileName[language.code], include: include)
    if let buried = arrangement.buried {
      let message =
        "leaves nothing of a submission: where that has the file \(buried), it has a folder"
      throw PackageError(package: name, issues: [FileIssue("include", message)])
    }
    return arrangement
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
  package func filledSources(_ files: [PlacedFile]) throws(PackageError) -> [SourceFile] {
    try read(files) { (bytes) throws(FileError) in
      try constants.fill(bytes, limit: Self.largestSource)
    }
  }

  /// The bytes of files of this package, under the names that they are placed with.
  ///
  /// - Throws: ``PackageError`` when one cannot be read or is larger than 4 MiB.
  package func sources(_ files: [PlacedFile]) throws(PackageError) -> [SourceFile] {
    try read(files) { (bytes) throws(FileError) in bytes }
  }

  private static let largestSource = ByteCount.mib(4)

  private func read(
    _ files: [PlacedFile], _ changed: ([UInt8]) throws(FileError) -> [UInt8]
  ) throws(PackageError) -> [SourceFile] {
    var sources: [SourceFile] = []
    for file in files {
      do throws(FileError) {
        let bytes = try BoundedFile.read(file.file, limit: Self.largestSource)
        sources.append(SourceFile(name: file.name, bytes: try changed(bytes)))
      } catch {
        var place = file.file
        _ = place.removePrefix(directory)
        throw PackageError(package: name, issues: [FileIssue(place.string, "\(error)")])
      }
    }
    return sources
  }
}
