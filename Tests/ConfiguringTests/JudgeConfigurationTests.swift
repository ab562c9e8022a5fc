import Configuring
import JudgeCore
import SystemPackage
import TestSupport
import Testing

private func parse(_ text: String, _ overrides: [String] = []) throws -> JudgeConfiguration {
  try JudgeConfiguration.parse(text, name: "judge.conf", overrides: overrides)
}

private func lines(_ text: String, _ overrides: [String] = []) -> [String] {
  do {
    _ = try JudgeConfiguration.parse(text, name: "judge.conf", overrides: overrides)
    return []
  } catch .invalid(let lines) {
    return lines
  } catch {
    return ["\(error)"]
  }
}

@Suite struct JudgeConfigurationTests {
  @Test func `an empty file means the defaults`() throws {
    #expect(try parse("") == JudgeConfiguration())
    #expect(try parse("spool:\nstate: {}\n") == JudgeConfiguration())
  }

  @Test func `what the file says takes the place of the defaults`() throws {
    let configuration = try parse(
      """
      spool: {path: /srv/spool, rescan_seconds: 0.5, settle_seconds: 0.25, max_source_kib: 64}
      state: {path: /srv/state}
      staff_group: teachers
      uid_range: {start: 700000, count: 2}
      slots: 2
      pin_cores: no
      cgroup: none
      worker: {path: /usr/libexec/judge/judge-worker}
      attempts: 1
      cache: {max_mib: 64}
      log_level: debug
      """)
    #expect(configuration.spool.path == "/srv/spool")
    #expect(configuration.spool.rescan == .milliseconds(500))
    #expect(configuration.spool.settle == .milliseconds(250))
    #expect(configuration.spool.maxSource == .kib(64))
    #expect(configuration.state.database == "/srv/state/judge.db")
    #expect(configuration.staffGroup == "teachers")
    #expect(configuration.uidRange.start == 700_000 && configuration.uidRange.count == 2)
    #expect(configuration.slots == 2 && !configuration.pinCores && configuration.cgroup == .none)
    #expect(configuration.worker.path == "/usr/libexec/judge/judge-worker")
    #expect(configuration.attempts == 1 && configuration.cache.max == .mib(64))
    #expect(configuration.logLevel == .debug)
  }

  @Test(arguments: [
    ("spol: {}", "judge.conf:1: unknown key spol, did you mean spool?"),
    ("spool:\n  paht: x", "judge.conf:2: unknown key spool.paht, did you mean path?"),
    ("slots: -1", "judge.conf:1: slots must be a whole number from 0 to 1023, not '-1'"),
    ("attempts: 0", "judge.conf:1: attempts must be a whole number from 1 to 10, not '0'"),
    (
      "spool: {rescan_seconds: 0}",
      "judge.conf:1: spool.rescan_seconds must be a number of seconds from 0.001 to 86400, not '0'"
    ),
    ("spool: {path: ''}", "judge.conf:1: spool.path must be a path, not ''"),
    ("user: 'a b'", "judge.conf:1: user must be the name of an account, not 'a b'"),
    ("cgroup: v3", "judge.conf:1: cgroup must be one of automatic, none, not 'v3'"),
    (
      "log_level: loud",
      "judge.conf:1: log_level must be one of trace, debug, info, notice, warning, error, critical, not 'loud'"
    ),
    (
      "uid_range: {start: 1000}",
      "judge.conf:1: uid_range.start must be a whole number from 65536 to 4294900000, not '1000'"
    ),
    (
      "uid_range: {start: 4294900000, count: 70000}",
      "judge.conf:1: uid_range.count must be a whole number from 1 to 65536, not '70000'"
    ),
    ("languages: {}", "judge.conf:1: languages must be a list, not a map"),
    ("languages:\n  - name: x", "judge.conf:2: languages.0 lacks the key code"),
    (
      "languages:\n  - {code: c, extensions: [c], compile: [/bin/cc], compile_roots: []}",
      "judge.conf:2: languages.0.extensions must be a list of endings like .c, not a list"
    ),
    (
      "languages:\n  - {code: c, extensions: [.c], compile: [cc], compile_roots: []}",
      "judge.conf:2: languages.0.compile must begin with the absolute path of a program, not a list"
    ),
    (
      "languages:\n  - {code: c, extensions: [.c], compile: [/bin/cc], compile_roots: [usr]}",
      "judge.conf:2: languages.0.compile_roots must be a list of absolute paths, not a list"
    ),
    (
      "languages:\n  - &c {code: c, extensions: [.c], compile: [/bin/cc], compile_roots: []}\n  - *c",
      "judge.conf:1: languages must not have the code c twice, not a list"
    ),
  ])
  func `what is wrong is told with file, line and key`(text: String, line: String) {
    #expect(lines(text) == [line])
  }

  @Test func `everything wrong is told at once`() {
    #expect(lines("slots: x\nattempts: 99\nspool: {max_source_kib: 0}\nfoo: 1\n").count == 4)
  }

  @Test func `overrides win and may reach into a language`() throws {
    let text =
      "spool: {path: /a, max_source_kib: 64}\nlanguages:\n  - {code: x, extensions: [.x], compile: [/bin/true], compile_roots: []}\n"
    let configuration = try parse(
      text, ["spool.path=/b", "slots=7", "uid_range.start=90000", "languages.x.time_factor=2"])
    #expect(configuration.spool.path == "/b")
    #expect(configuration.spool.maxSource == .kib(64))
    #expect(configuration.slots == 7)
    #expect(configuration.uidRange.start == 90000)
    #expect(configuration.languages.first?.timeFactor == 2)
  }

  @Test(arguments: [
    ("slots", "--set slots: must be key=value, as in spool.path=/srv/spool"),
    ("=1", "--set =1: must be key=value, as in spool.path=/srv/spool"),
    ("slots=x", "--set slots=x: slots must be a whole number, not 'x'"),
    ("slot=1", "--set slot=1: unknown key slot, did you mean slots?"),
    ("spool.pth=1", "--set spool.pth=1: unknown key spool.pth, did you mean path?"),
    ("languages.x.name=1", "--set languages.x.name=1: there is no x to set"),
    ("user.name=1", "--set user.name=1: there is no name to set"),
  ])
  func `what is wrong with an override is told with its text`(override: String, line: String) {
    #expect(lines("user: judge\nlanguages: []\n", [override]) == [line])
  }

  @Test func `roots that end in a question mark may be missing`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("there/file", "")
    let there = scratch.path.appending("there").string
    let text = """
      languages:
        - {code: x, extensions: [.x], compile: [/bin/true], compile_roots: ["\(there)?", "\(there)/no?", "\(there)/no"]}
      """
    #expect(try parse(text).languages.first?.compileRoots == [there, there + "/no"])
  }

  @Test func `the first toolchain that is there is filled in`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("new/bin/cc", "")
    let folder = scratch.path.string
    let text = """
      languages:
        - code: x
          extensions: [.x]
          toolchain: [no-such-program-anywhere, \(folder)/old, \(folder)/new]
          compile: ["{toolchain}/bin/cc", "{sources}"]
          compile_roots: ["{toolchain}"]
          environment: {CC_HOME: "{toolchain}"}
      """
    let language = try #require(try parse(text).languages.first)
    #expect(language.compile == ["\(folder)/new/bin/cc", "{sources}"])
    #expect(language.compileRoots == ["\(folder)/new"])
    #expect(language.environment == ["CC_HOME": "\(folder)/new"])
  }
}

@Suite struct JudgeConfigurationLoadingTests {
  @Test func `relative paths count from the folder of the file`() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("etc/judge.conf", "spool: {path: ../spool}\nstate: {path: /abs}\n")
    let configuration = try JudgeConfiguration.load(path: file)
    #expect(configuration.spool.path == scratch.path.appending("spool"))
    #expect(configuration.state.path == "/abs")
    #expect(configuration.problems.path == scratch.path.appending("etc").appending("Problems"))
    #expect(configuration.file == file)
  }

  @Test func `a named file wins over the environment`() throws {
    let scratch = try ScratchFolder()
    let named = try scratch.write("a.conf", "slots: 1\n")
    let environment = ["JUDGE_CONFIG": try scratch.write("b.conf", "slots: 2\n").string]
    #expect(try JudgeConfiguration.load(path: named, environment: environment).slots == 1)
    #expect(try JudgeConfiguration.load(environment: environment).slots == 2)
    #expect(
      try JudgeConfiguration.load(environment: environment, overrides: ["slots=3"]).slots == 3)
  }

  @Test func `a file that is named but not there is an error in one line`() throws {
    let scratch = try ScratchFolder()
    let missing = scratch.path.appending("judge.conf")
    #expect(
      throws: ConfigurationError.unreadable(
        missing, reason: "cannot be read: No such file or directory")
    ) {
      try JudgeConfiguration.load(path: missing)
    }
    #expect(throws: ConfigurationError.unreadable(scratch.path, reason: "is not a regular file")) {
      try JudgeConfiguration.load(path: scratch.path)
    }
  }

  @Test func `a file that is no text is an error in one line`() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("judge.conf", bytes: [0xff, 0xfe, 0x00])
    #expect(throws: ConfigurationError.unreadable(file, reason: "is not UTF-8 text")) {
      try JudgeConfiguration.load(path: file)
    }
  }
}
