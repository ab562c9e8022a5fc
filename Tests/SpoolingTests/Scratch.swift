import Glibc
import SystemPackage
import Testing

/// A folder of the test's own, removed with all that is in it when the value goes.
final class Scratch: Sendable {
  let path: FilePath
  private let isKept: Bool

  /// Stands for the folder of another process, and leaves it alone.
  init(keeping path: FilePath) {
    self.path = path
    isKept = true
  }

  init() throws {
    isKept = false
    var template = Array("/tmp/spooling-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil, "no scratch folder")
    path = FilePath(
      String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    // Other users take part in some tests.
    chmod(path.string, 0o755)
  }

  deinit { if !isKept { removeTree(path) } }

  /// Makes a folder in it.
  func folder(_ name: String, mode: mode_t = 0o755) throws -> FilePath {
    let folder = path.appending(name)
    try #require(mkdir(folder.string, mode) == 0)
    return folder
  }
}

func removeTree(_ path: FilePath) {
  if path.withPlatformString({ unlink($0) }) == 0 { return }
  path.withPlatformString { _ = chmod($0, 0o700) }
  for name in rawNames(in: path) { removeTree(path.appending(name)) }
  path.withPlatformString { _ = rmdir($0) }
}

/// The names in a folder, sorted; none if it is not there.
func names(in path: FilePath) -> [String] { rawNames(in: path).map(\.string).sorted() }

/// The same with names that need not be UTF-8.
private func rawNames(in path: FilePath) -> [FilePath.Component] {
  guard let stream = path.withPlatformString({ opendir($0) }) else { return [] }
  defer { closedir(stream) }
  var names: [FilePath.Component] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      bytes.withMemoryRebound(to: CInterop.PlatformChar.self) { characters in
        characters.baseAddress.flatMap { FilePath.Component(platformString: $0) }
      }
    }
    if let name, name.kind == .regular { names.append(name) }
  }
  return names
}

/// Writes a file as `cp` does: makes it, writes, closes.
func write(_ text: String, to path: FilePath, mode: FilePermissions = .init(rawValue: 0o644)) throws
{
  let file = try FileDescriptor.open(
    path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: mode)
  try file.closeAfter { _ = try file.writeAll(text.utf8) }
}

/// Runs a program to its end.
///
/// - Returns: its exit status.
@discardableResult
func run(_ arguments: String...) throws -> Int32 {
  var pid = pid_t()
  var argv = arguments.map { strdup($0) }
  argv.append(nil)
  defer { for argument in argv { free(argument) } }
  try #require(posix_spawnp(&pid, arguments[0], nil, nil, argv, environ) == 0, "no \(arguments[0])")
  var status: Int32 = 0
  while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
  return (status >> 8) & 0xff
}

let isRoot = geteuid() == 0
