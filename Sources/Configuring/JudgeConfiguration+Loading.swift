internal import Glibc
internal import JudgeCore
internal import ProblemFormat
package import SystemPackage

extension JudgeConfiguration {
  /// Finds and reads judge.conf. Relative paths in it count from its own folder; all paths come out absolute.
  ///
  /// - Parameters:
  ///   - path: what `--config` named; else `environment["JUDGE_CONFIG"]` is taken, else the first that is there of
  ///     `/etc/judge/judge.conf` and `./judge.conf`.
  ///   - overrides: `key=value` each, with dotted keys (`spool.path=/x`, `languages.swift.toolchain=[/y]`); they
  ///     win. Relative paths count from judge.conf's folder here too.
  /// - Throws: ``ConfigurationError`` when there is no such file or something in it is wrong.
  package static func load(
    path: FilePath? = nil, environment: [String: String] = [:], overrides: [String] = []
  ) throws(ConfigurationError) -> JudgeConfiguration {
    let file = try find(path, environment)
    let text: String
    do throws(FileError) {
      text = try BoundedFile.readText(file, limit: .mib(1))
    } catch {
      throw .unreadable(file, reason: "\(error)")
    }
    var configuration = try parse(text, name: file.string, overrides: overrides)
    configuration.resolvePaths(against: folder(of: file))
    configuration.file = file
    return configuration
  }

  /// Reads the text of a judge.conf. Paths are left as they are.
  ///
  /// - Parameter name: what messages call the file.
  package static func parse(
    _ text: String, name: String, overrides: [String] = []
  ) throws(ConfigurationError) -> JudgeConfiguration {
    do throws(StrictYAML.Failure) {
      var document = try StrictYAML.parse(text, file: name)
      for (index, override) in overrides.enumerated() {
        try Override(override, index: index).apply(to: &document)
      }
      return try StrictYAML.decode(JudgeConfiguration.self, from: document, file: name)
    } catch {
      throw .invalid(error.issues.map { Override.located($0, among: overrides).description })
    }
  }

  private static func find(
    _ path: FilePath?, _ environment: [String: String]
  ) throws(ConfigurationError) -> FilePath {
    if let path { return path }
    if let named = environment["JUDGE_CONFIG"], !named.isEmpty { return FilePath(named) }
    let usual: [FilePath] = ["/etc/judge/judge.conf", "./judge.conf"]
    guard let found = usual.first(where: { access($0.string, F_OK) == 0 }) else {
      throw .notFound(tried: usual)
    }
    return found
  }

  private static func folder(of file: FilePath) -> FilePath {
    let folder = file.removingLastComponent()
    guard let real = realpath(folder.isEmpty ? "." : folder.string, nil) else { return folder }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  private mutating func resolvePaths(against folder: FilePath) {
    let resolve = { (path: FilePath) in folder.pushing(path).lexicallyNormalized() }
    spool.path = resolve(spool.path)
    state.path = resolve(state.path)
    socket.path = resolve(socket.path)
    problems.path = resolve(problems.path)
    worker.path = worker.path.map(resolve)
  }
}
