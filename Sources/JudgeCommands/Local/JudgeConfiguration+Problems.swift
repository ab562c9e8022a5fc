internal import Configuring
internal import Glibc
internal import ProblemFormat
internal import SystemPackage

extension JudgeConfiguration {
  /// The problems that a daemon would have, as far as this user may read them: what was installed goes before what lies in
  /// `problems.path`.
  ///
  /// - Throws: ``FileError`` when `problems.path` cannot be listed.
  func catalog() throws(FileError) -> ProblemCatalog {
    var catalog = try ProblemCatalog.read(directory: problems.path)
    if access(state.installed.string, R_OK | X_OK) == 0 {
      catalog.put(try ProblemCatalog.read(directory: state.installed))
    }
    return catalog
  }
}
