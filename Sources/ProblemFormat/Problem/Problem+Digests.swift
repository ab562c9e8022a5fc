internal import JudgeCore

/// Which state of a package something follows from, as hexadecimal SHA-256.
extension Problem {
  /// Of all files. Two packages with the same one are the same.
  ///
  /// - Throws: ``PackageError`` when a file cannot be read.
  package func edition() throws(PackageError) -> String { try digest(.everything) }

  /// Of all that a calibrated time limit follows from.
  ///
  /// - Throws: ``PackageError`` when a file cannot be read.
  package func timingDigest() throws(PackageError) -> String { try digest(.timing) }

  private func digest(_ scope: PackageDigest.Scope) throws(PackageError) -> String {
    try digesting { (tree) throws(FileIssue) in try PackageDigest.digest(of: tree, scope) }
  }

  /// What the result of a run follows from, besides the program that is run.
  package struct Ingredients: Hashable, Sendable {
    /// Of what all runs have in common.
    package var common: String
    /// Of what belongs to single cases, by their names below `data/`.
    package var cases: [String: String]
  }

  /// - Throws: ``PackageError`` when a file cannot be read.
  package func ingredients() throws(PackageError) -> Ingredients {
    let checked = checks.invalidInputs + checks.invalidOutputs + checks.validOutputs
    var names = Set(tests.map(\.name))
    names.formUnion(checked.map(\.name))
    return try digesting { (tree) throws(FileIssue) in
      var common: [PackageTree.File] = []
      var cases: [String: [PackageTree.File]] = [:]
      for file in tree.files.values where !Self.isElsewhere(file.path) {
        let owners = Self.owners(of: file.path, among: names)
        for name in owners { cases[name, default: []].append(file) }
        if owners.isEmpty { common.append(file) }
      }
      // Nothing belongs to a static validation alone: its arguments are among what all have in common.
      for test in tests where test.isStatic { cases[test.name] = [] }
      var digests: [String: String] = [:]
      for (name, files) in cases { digests[name] = try PackageDigest.digest(of: files) }
      return Ingredients(common: try PackageDigest.digest(of: common), cases: digests)
    }
  }

  /// The cases that a file belongs to: `secret/01` to which `data/secret/01.files/a` belongs.
  private static func owners(of path: String, among names: Set<String>) -> [String] {
    guard path.hasPrefix("data/"), !settings.contains(where: path.hasSuffix) else { return [] }
    let inner = path.dropFirst("data/".count)
    return inner.indices.filter { end in
      inner[end] == "." && (inner[end...].hasPrefix(".files/") || !inner[end...].contains("/"))
    }.map { String(inner[..<$0]) }.filter(names.contains)
  }

  /// What holds for all tests of a folder, whatever one of them is called.
  private static let settings = ["/test_group.yaml", "/testdata.yaml"]

  /// Files that no run follows from: those of submissions and input validators are told apart by their programs.
  private static func isElsewhere(_ path: String) -> Bool {
    let folders = [
      "submissions/", "statement/", "problem_statement/", "attachments/", "generators/",
      "input_validators/", "input_format_validators/", "input_visualizer/", "output_visualizer/",
      "solution/",
    ]
    return folders.contains { path.hasPrefix($0) }
  }

  private func digesting<Value>(
    _ body: (PackageTree) throws(FileIssue) -> Value
  ) throws(PackageError) -> Value {
    do throws(FileIssue) {
      let tree = PackageTree(root: directory)
      if let issue = tree.issues.first { throw issue }
      return try body(tree)
    } catch {
      throw PackageError(package: name, issues: [error])
    }
  }
}
