package import JudgeCore
internal import SystemPackage

/// A compiled program and how it is started.
package struct Program {
  package var artefact: String
  package var language: Language
  package var entry: String
  /// Its files, where another worker has compiled it; `nil`: they are in the cache.
  package var files: [StagedFile]?

  /// A file of the program, and the hash by which it is found in ``Staging``.
  package struct StagedFile: Hashable {
    package var name: String
    package var hash: String

    package init(name: String, hash: String) {
      self.name = name
      self.hash = hash
    }
  }

  package init(
    artefact: String, language: Language, entry: String, files: [StagedFile]? = nil
  ) {
    self.artefact = artefact
    self.language = language
    self.entry = entry
    self.files = files
  }

  /// Its files, with their bytes.
  ///
  /// - Throws: ``JudgingError`` when they are not there.
  func contents(in workshop: Workshop) throws(JudgingError) -> [SourceFile] {
    guard let files else { return try workshop.cache.files(artefact) }
    var contents: [SourceFile] = []
    for file in files {
      let path = try workshop.staging.path(of: file.hash)
      let descriptor = try open(path)
      defer { closeReadOnly(descriptor) }
      do {
        contents.append(
          SourceFile(name: file.name, bytes: try descriptor.readAll(limit: .mib(256))))
      } catch {
        throw .file(path, doing: "read", Errno.of(error))
      }
    }
    return contents
  }

  func command(_ limits: Limits) -> [String] {
    CommandTemplate(language.run).filled(values: [
      "artefact": "/app/program", "entry": "/app/\(entry)",
      "memory_mib": "\(limits.memory.bytes >> 20)",
    ])
  }
}
