internal import Glibc
internal import JudgeCore
package import SystemPackage

extension JudgeConfiguration {
  /// What must stay out of sight and yet lies below a folder that a language shows to submissions, one line each.
  ///
  /// - Parameter places: such folders; those that are not there expose nothing.
  package func exposures(of places: [FilePath]) -> [String] {
    var shown: [FilePath: String] = [:]
    for language in languages {
      for root in language.runRoots + language.compileRoots {
        shown[Self.resolved(FilePath(root)) ?? FilePath(root)] = "programs in \(language.name)"
      }
    }
    for root in gpu.roots {
      let place = Self.resolved(FilePath(root)) ?? FilePath(root)
      if shown[place] == nil { shown[place] = "programs on a GPU" }
    }
    return places.compactMap { place in
      guard let real = Self.resolved(place),
        let (root, programs) = shown.first(where: { real.starts(with: $0.key) })
      else { return nil }
      return "\(place) lies in \(root), which \(programs) see: "
        + "move it elsewhere and name that place in judge.conf"
    }
  }

  /// Where answers of tests and other people's sources are kept.
  package var secretPlaces: [FilePath] { [problems.path, state.path, spool.path] }

  private static func resolved(_ path: FilePath) -> FilePath? {
    guard let real = realpath(path.string, nil) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }
}
