internal import SystemPackage

extension PackageReader {
  /// Statements by language tag.
  mutating func readStatements(_ manifest: PackageManifest) -> [String: FilePath] {
    let folder = formatVersion.statementFolder
    var statements: [String: PackageTree.File] = [:]
    for file in statementFiles(in: folder) {
      guard let (tag, ending) = language(of: file.name), let rank = Self.rank[ending] else {
        continue
      }
      let rival = statements[tag]?.location.extension.flatMap { Self.rank[$0] }
      if rival.map({ rank < $0 }) ?? true { statements[tag] = file }
    }
    if statements.isEmpty { complainOfNoStatement(folder) }
    for tag in statements.keys.sorted() { statements[tag].map { check($0) } }
    for tag in manifest.namedLanguages where statements[tag] == nil && !statements.isEmpty {
      remark(folder, "lacks a statement in \(tag), in which problem.yaml names the problem")
    }
    // Where nothing is named, the format has the name in the statement.
    let named = manifest.namedLanguages
    for tag in statements.keys.sorted() where !named.isEmpty && !named.contains(tag) {
      remark(folder, "has a statement in \(tag), in which problem.yaml does not name the problem")
    }
    return statements.mapValues(\.location)
  }

  /// A statement must have something in it that can be shown. In the legacy format, which can do without any, that is no flaw.
  private mutating func check(_ statement: PackageTree.File) {
    guard let flaw = Self.flaw(in: statement) else { return }
    if formatVersion.isLegacy { warn(statement.path, flaw) } else { note(statement.path, flaw) }
  }

  private static func flaw(in statement: PackageTree.File) -> String? {
    if statement.size == 0 { return "is empty" }
    if statement.location.extension == "pdf" { return nil }
    do throws(FileError) {
      let text = try BoundedFile.readText(statement.location, limit: maximumText)
      return text.allSatisfy(\.isWhitespace) ? "is empty" : nil
    } catch {
      return "\(error)"
    }
  }

  /// DOMjudge, whose packages are of the legacy format, does without.
  private mutating func complainOfNoStatement(_ folder: String) {
    var message = "holds no statement: it is problem.en.md, or .tex or .pdf, by language"
    if let (found, place) = misplacedStatement(folder) {
      message = "holds no statement: move \(found) to \(place)"
    }
    if formatVersion.isLegacy { remark(folder, message) } else { note(folder, message) }
  }

  /// What seems to be the statement, and where it would be taken for it.
  private func misplacedStatement(_ folder: String) -> (found: String, place: String)? {
    let folders = [folder, "statement", "problem_statement", "statements"]
    let loose = (tree.folders[""] ?? []).compactMap { tree.files[$0] }
    let files = folders.flatMap { tree.files(in: $0) } + loose
    for file in files {
      let parts = file.name.split(separator: ".").map(String.init)
      guard let ending = parts.last, Self.rank[ending] != nil,
        ["problem", "statement"].contains(parts[0].lowercased())
      else { continue }
      let tag = parts.count == 3 ? parts[1] : "en"
      return (file.path, "\(folder)/problem.\(tag).\(ending)")
    }
    return nil
  }

  /// Packages made for DOMjudge have theirs beside `problem.yaml`.
  private func statementFiles(in folder: String) -> [PackageTree.File] {
    guard formatVersion.isLegacy && !tree.isFolder(folder) else { return tree.files(in: folder) }
    return ["problem.pdf", "problem.tex"].compactMap { tree.files[$0] }
  }

  /// What the name of a statement says: `problem.en.tex`. In the legacy format `problem.tex` is English.
  private func language(of name: String) -> (tag: String, ending: String)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == "problem" else { return nil }
    if parts.count == 2 && formatVersion.isLegacy { return ("en", parts[1]) }
    return parts.count == 3 ? (parts[1], parts[2]) : nil
  }

  /// The name that a statement gives to the problem, the English one first.
  mutating func readTitle(_ statements: [String: FilePath]) -> String? {
    let tags = statements.keys.sorted { $0.precedes($1) }
    for tag in ["en"] + tags {
      guard let path = statements[tag], path.extension == "tex" else { continue }
      do throws(FileError) {
        let text = try BoundedFile.readText(path, limit: Self.maximumText)
        let filled = try constants.fill(Array(text.utf8), .tex, limit: Self.maximumText)
        let title = StatementTitle.find(in: String(decoding: filled, as: UTF8.self))
        if let title { return title }
      } catch {
        remark(path.lastComponent?.string ?? "", "gives the problem no name: it \(error)")
      }
    }
    return nil
  }

  private static let rank = ["md": 0, "tex": 1, "pdf": 2]
}
