internal import JudgeCore

/// The environment that programs see: the same for everyone, with what their language adds.
enum Environment {
  static func standard(_ language: Language) -> [String: String] {
    let basic = [
      "PATH": "/usr/bin:/bin", "HOME": "/w", "TMPDIR": "/w", "LANG": "C.UTF-8",
    ]
    return basic.merging(language.environment) { $1 }
  }
}
