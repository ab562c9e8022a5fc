import Configuring
import JudgeCore
import SystemPackage

extension Fuzzer {
  /// judge.conf, and after each NUL the text of a `--set`.
  static let judgeConf = Fuzzer(name: "judge-conf") { bytes in
    let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
    let texts = parts.map { String(decoding: $0, as: UTF8.self) }
    let configuration: JudgeConfiguration
    do throws(ConfigurationError) {
      configuration = try JudgeConfiguration.parse(
        texts.first ?? "", name: "judge.conf", overrides: Array(texts.dropFirst()))
    } catch {
      return try hold(!error.description.isEmpty, "an error without a reason")
    }
    try check(configuration)
    try configuration.languages.forEach(check)
    let codes = configuration.languages.map(\.code)
    try hold(Set(codes).count == codes.count, "two languages of one code")
    let endings = configuration.languages.flatMap(\.extensions)
    try hold(Set(endings).count == endings.count, "two languages of one ending")
  }

  private static func check(_ configuration: JudgeConfiguration) throws {
    try hold((0...1023).contains(configuration.slots), "slots out of range")
    try hold((1...10).contains(configuration.attempts), "attempts out of range")
    try hold(
      configuration.uidRange.start >= 65536 && (1...65536).contains(configuration.uidRange.count)
        && !configuration.uidRange.start.addingReportingOverflow(configuration.uidRange.count)
          .overflow,
      "user ids out of range")
    let day = Duration.milliseconds(1) ... .seconds(86400)
    try hold(day.contains(configuration.spool.rescan), "rescan_seconds out of range")
    try hold(day.contains(configuration.spool.settle), "settle_seconds out of range")
    let maxSource = ByteCount.kib(1) ... .kib(16384)
    try hold(maxSource.contains(configuration.spool.maxSource), "max_source_kib out of range")
    for name in [configuration.user, configuration.staffGroup] {
      try hold(
        (1...32).contains(name.utf8.count) && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F },
        "\(name.debugDescription) is no account")
    }
    let paths = [configuration.socket.path, configuration.worker.path].compactMap(\.self)
    for path in configuration.secretPlaces + paths {
      try hold((1..<4096).contains(path.length), "a path of \(path.length) bytes")
    }
    // Its paths must be fit to be looked up.
    _ = configuration.exposures(of: configuration.secretPlaces)
  }

  private static func check(_ language: Language) throws {
    try hold(
      (1...32).contains(language.code.utf8.count)
        && language.code.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
        }, "\(language.code.debugDescription) is no code")
    try hold(!language.extensions.isEmpty, "a language without an ending")
    for ending in language.extensions {
      try hold(
        ending.utf8.first == UInt8(ascii: ".")
          && ending.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") },
        "\(ending.debugDescription) is no ending")
    }
    try hold(!language.compile.isEmpty && !language.run.isEmpty, "a command without a program")
    try hold((0.1...100).contains(language.timeFactor), "time_factor out of range")
    try hold((1...4096).contains(language.processes), "processes out of range")
    let words = language.compile + language.run + language.compileRoots + language.runRoots
    let variables = language.environment.flatMap { [$0.key, $0.value] }
    try hold(!(words + variables).contains { $0.utf8.contains(0) }, "a NUL in what C is given")
  }
}
