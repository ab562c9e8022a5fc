/// Why a folder is no package that can be judged: everything found, one line each.
package struct PackageError: Error, Hashable, Sendable {
  /// The package's name.
  package var package: String
  /// In the order in which they were found, never empty.
  package var issues: [FileIssue]
  /// Whether it has no submission that is labelled as accepted, which judging can do without and `judge verify` cannot.
  package var lacksSolution = false
  /// What may have been meant otherwise.
  package var warnings: [FileIssue] = []

  package init(package: String, issues: [FileIssue]) {
    self.package = package
    self.issues = issues
  }
}

extension PackageError: CustomStringConvertible {
  package var description: String {
    let shown = issues.prefix(3).map { "\(package)/\($0)" }.joined(separator: "; ")
    return issues.count > 3 ? "\(shown); and \(issues.count - 3) more" : shown
  }
}
