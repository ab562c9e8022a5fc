internal import Configuring
internal import FoundationEssentials
internal import Glibc
internal import ProblemFormat
internal import SystemPackage

/// A package as it was named: its folder, or a zip file that has been unpacked for as long as this lives.
struct PackageSource: Sendable {
  let folder: FilePath
  /// What it is called that was unpacked, if that is not what its own folder is called.
  var naming: String?
  private let unpacked: TemporaryFolder?

  private init(_ folder: FilePath, unpacked: TemporaryFolder? = nil) {
    self.folder = folder
    self.unpacked = unpacked
  }

  /// A package by its folder, by a zip file of it, or by its name.
  ///
  /// - Throws: ``CommandFailure`` when there is no such thing.
  static func find(
    _ text: String, _ configuration: JudgeConfiguration
  ) async throws -> PackageSource {
    if let folder = try LocalJudge.folder(ofPackage: text, configuration) {
      return PackageSource(folder)
    }
    if !text.contains("/") && access(text, F_OK) != 0 {
      throw CommandFailure(
        .wrongUsage,
        "no package \(TerminalText.line(text)): it is neither a folder nor in \(configuration.problems.path)"
      )
    }
    return try await open(text)
  }

  /// A package by its folder, or by a zip file of it.
  ///
  /// - Throws: ``CommandFailure`` when there is no such thing.
  static func open(_ text: String) async throws -> PackageSource {
    let path = FilePath(text)
    var status = stat()
    guard stat(path.string, &status) == 0 else {
      throw CommandFailure(
        .badInput, "\(TerminalText.line(text)) cannot be opened: \(Errno(rawValue: errno))")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return PackageSource(path)
    case S_IFREG where ZipFile.isNamed(path): return try await unpack(path)
    default:
      throw CommandFailure(
        .badInput,
        "\(TerminalText.line(text)) is no package: that is a folder, or a file that ends in .zip or .kpp"
      )
    }
  }

  private static func unpack(_ path: FilePath) async throws -> PackageSource {
    let temporary = try TemporaryFolder()
    let inner = temporary.path.appending("unpacked")
    try await ZipFile.unpack(path, into: inner)
    let (root, own) = try root(of: inner)
    // The file is named as the folder in it; where it has another name, or none is in it, the file's own counts.
    let stem = path.stem ?? ""
    let name = Problem.isName(stem) ? stem : own ?? stem
    guard Problem.isName(name) else {
      throw CommandFailure(
        .badInput,
        "a package's name is made of a to z and 0 to 9: rename \(TerminalText.line(path.string))")
    }
    let above = temporary.path.appending("named")
    let folder = above.appending(name)
    // Workers may have another user, and the umask has no say in that.
    mkdir(above.string, 0o755)
    chmod(above.string, 0o755)
    guard rename(root.string, folder.string) == 0 else {
      throw CommandFailure(.ownFault, "cannot rename \(root): \(Errno(rawValue: errno))")
    }
    var source = PackageSource(folder, unpacked: temporary)
    if let own, own != name {
      source.naming =
        "the problem is called \(name), after the zip file, and not \(TerminalText.line(own)), after the folder in it"
    }
    return source
  }

  /// Where the package lies in what was unpacked, and what it is called there; `nil`: it has no folder of its own.
  private static func root(of folder: FilePath) throws -> (FilePath, String?) {
    if access(folder.appending("problem.yaml").string, F_OK) == 0 { return (folder, nil) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.string).filter {
      access(folder.appending($0).appending("problem.yaml").string, F_OK) == 0
    }
    guard let name = names.first, names.count == 1 else {
      throw CommandFailure(
        .badInput, "the zip file holds no package: that is one folder with problem.yaml in it")
    }
    return (folder.appending(name), name)
  }
}
