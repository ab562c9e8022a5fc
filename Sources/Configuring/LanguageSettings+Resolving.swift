internal import Glibc
internal import JudgeCore
internal import SystemPackage

extension LanguageSettings {
  /// The language on this machine: with its toolchain filled in, without the optional roots that are missing.
  func language() -> Language {
    // Where there is none, what is missing is best named by the first place where it should be.
    let folder = toolchain.lazy.compactMap(Self.installation).first ?? Self.firstFolder(toolchain)
    let fill = { (text: String) in text.replacing("{toolchain}", with: folder ?? "{toolchain}") }
    return Language(
      code: code, name: name, extensions: extensions, compile: compile.map(fill),
      preludes: preludes,
      hasArtefact: hasArtefact, run: run.map(fill), entryNames: entryNames, profile: profile,
      compileRoots: Self.present(compileRoots.map(fill)),
      runRoots: Self.present(runRoots.map(fill)), environment: environment.mapValues(fill),
      warmImports: warmImports, timeFactor: timeFactor, memoryExtra: memoryExtra,
      processes: processes,
      compileLimits: Language.CompileLimits(
        cpu: compileCPU, memory: compileMemory, output: compileOutput),
      selfTest: selfTest.map {
        Language.SelfTest(
          fileName: $0.fileName, source: $0.source, input: $0.input, output: $0.output)
      })
  }

  /// The folder of an installation that `toolchain` names; `nil` when it is not there.
  private static func installation(_ candidate: String) -> String? {
    if candidate.hasPrefix("/") { return access(candidate, X_OK) == 0 ? candidate : nil }
    guard !candidate.contains("/"), let path = getenv("PATH") else { return nil }
    for folder in String(cString: path).split(separator: ":") where folder.hasPrefix("/") {
      let program = "\(folder)/\(candidate)"
      guard access(program, X_OK) == 0, let real = realpath(program, nil) else { continue }
      defer { free(real) }
      let found = FilePath(platformString: real)
      let folder = found.removingLastComponent().removingLastComponent()
      // A launcher that picks a toolchain by itself has another name, and nothing beside it.
      let bin = folder.appending("bin").appending(candidate)
      return access(bin.string, X_OK) == 0 ? folder.string : nil
    }
    return nil
  }

  private static func firstFolder(_ toolchain: [String]) -> String? {
    toolchain.first { $0.hasPrefix("/") }
  }

  private static func present(_ roots: [String]) -> [String] {
    roots.compactMap { root in
      guard root.hasSuffix("?") else { return root }
      let path = String(root.dropLast())
      return access(path, F_OK) == 0 ? path : nil
    }
  }
}
