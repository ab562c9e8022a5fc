internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// What runs and judges programs on this machine, told from what did so before.
struct Toolchain: Sendable {
  /// In words that change when it does.
  private let common: String

  /// - Parameter worker: the program judge-worker, which has judge-spawn beside it.
  init(worker: FilePath) {
    let folder = worker.removingLastComponent()
    let judge = [
      worker, folder.appending("judge-spawn"), folder.appending("libJudgePark.so"),
      "/proc/self/exe",
    ]
    // Whatever is installed or upgraded is noted there.
    let installed = [FilePath("/var/lib/dpkg/status")]
    var names = utsname()
    uname(&names)
    let machine = withUnsafeBytes(of: &names) { String(decoding: $0, as: UTF8.self) }
    common =
      ([JudgeVersion.text, machine, "\(geteuid())"] + (judge + installed).map(Self.stamp))
      .joined(separator: "\n")
  }

  /// The same with the programs that a language is compiled and run by.
  func identity(of language: Language) -> String {
    let programs = (language.compile + language.run).filter { $0.hasPrefix("/") }
    return ([common] + programs.map { Self.stamp(FilePath($0)) }).joined(separator: "\n")
  }

  /// Size and time of the file that a path leads to.
  private static func stamp(_ path: FilePath) -> String {
    var status = stat()
    guard stat(path.string, &status) == 0 else { return "\(path) -" }
    let time = status.st_mtim
    return "\(path) \(status.st_ino) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
