package import SystemPackage

/// The `uuid` of packages, by which other tools tell problems apart.
package enum PackageIdentifiers {
  /// Names of the packages in a folder, by what their `problem.yaml` has as `uuid`. What cannot be read has none.
  package static func names(in folder: FilePath) -> [String: [String]] {
    // Whoever needs the folder says that it cannot be listed.
    let names = (try? FolderListing.names(in: folder)) ?? []
    var byIdentifier: [String: [String]] = [:]
    for name in names where PackageName.isValidPackage(name) {
      guard let identifier = identifier(of: folder.appending(name)) else { continue }
      byIdentifier[identifier, default: []].append(name)
    }
    return byIdentifier
  }

  private static func identifier(of package: FilePath) -> String? {
    let path = package.appending("problem.yaml")
    guard let text = try? BoundedFile.readText(path, limit: PackageReader.maximumText),
      let document = try? StrictYAML.parse(text, file: "problem.yaml"),
      case .scalar(let identifier, _) = document["uuid"]?.content, !identifier.isEmpty
    else { return nil }
    return identifier
  }
}
