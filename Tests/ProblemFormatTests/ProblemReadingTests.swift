import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@Suite struct ProblemReadingTests {
  @Test func `a package is read whole`() throws {
    let scratch = try ScratchFolder()
    let problem = try Problem.read(directory: try SamplePackage.make(in: scratch))
    #expect(problem.name == "sum")
    #expect(problem.title == "Sum of two")
    #expect(problem.directory == scratch.path.appending("sum"))
    #expect(problem.limits == Limits(cpu: .seconds(1), memory: .mib(256)))
    #expect(problem.codeLimit == .kib(128))
    #expect(problem.validationLimits == Limits(cpu: .seconds(60), memory: .mib(2048)))
    #expect(problem.tests.map(\.name) == ["sample/1", "secret/01-small", "secret/02-large"])
    #expect(problem.tests.map(\.isSample) == [true, false, false])
    #expect(problem.tests.map(\.hasFullFeedback) == [true, false, false])
    let data = scratch.path.appending("sum").appending("data")
    #expect(problem.tests[0].data?.input == data.appending("sample").appending("1.in"))
    #expect(problem.tests[2].data?.answer == data.appending("secret").appending("02-large.ans"))
    #expect(problem.validator == .standard)
    #expect(problem.allows(language: "cpp"))
    #expect(problem.statement?.lastComponent == "problem.en.md")
    #expect(problem.jurySubmissions.map(\.path) == ["accepted/sum.py", "wrong_answer/minus.py"])
    #expect(problem.checks.inputValidators.map(\.name) == ["validate"])
    #expect(problem.version.count == 64)
  }

  @Test func `limits are as stated`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write(
      "sum/problem.yaml",
      """
      problem_format_version: 2023-07-draft
      name: {en: Sum}
      uuid: x
      languages: [python3]
      limits:
        time_limit: 0.5
        time_resolution: 0.1
        time_multipliers: {ac_to_time_limit: 2, time_limit_to_tle: 1.5}
        memory: 64
        output: 1
        code: 16
        compilation_time: 7
        compilation_memory: 300
        validation_time: 5
        validation_memory: 128
        validation_output: 2
      """)
    let problem = try Problem.read(directory: package)
    #expect(problem.title == "Sum")
    #expect(problem.limits == Limits(cpu: .milliseconds(500), memory: .mib(64), output: .mib(1)))
    #expect(problem.codeLimit == .kib(16))
    #expect(
      problem.compilation.applied(to: .init())
        == Language.CompileLimits(cpu: .seconds(7), memory: .mib(300)))
    #expect(
      problem.validationLimits
        == Limits(cpu: .seconds(5), memory: .mib(128), output: .mib(2)))
    #expect(problem.allows(language: "python3") && !problem.allows(language: "cpp"))
  }

  @Test func `samples come first and names are ordered by their bytes`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    for name in ["sample/b", "secret/10", "secret/9", "secret/Z", "secret/a-b/x", "secret/a/x"] {
      try scratch.write("sum/data/\(name).in", "")
      try scratch.write("sum/data/\(name).ans", "")
    }
    #expect(
      try Problem.read(directory: package).tests.map(\.name) == [
        "sample/1", "sample/b", "secret/01-small", "secret/02-large", "secret/10", "secret/9",
        "secret/Z", "secret/a-b/x", "secret/a/x",
      ])
  }

  @Test func `a test's settings are its own, else those of the folders above`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/data/secret/g/1.in", "")
    try scratch.write("sum/data/secret/g/1.ans", "")
    try scratch.write(
      "sum/data/secret/test_group.yaml", "output_validator_args: [case_sensitive]\nhint: think\n")
    try scratch.write(
      "sum/data/secret/g/test_group.yaml", "output_validator_args: [float_tolerance, 1e-6]\n")
    try scratch.write(
      "sum/data/secret/01-small.yaml",
      "output_validator_args: []\ndescription: zeros\nfull_feedback: true\ninput_validator_args: {validate: [--zero]}\n"
    )
    let tests = try Problem.read(directory: package).tests
    #expect(
      tests.map(\.validatorArguments) == [[], [], ["case_sensitive"], ["float_tolerance", "1e-6"]])
    #expect(tests.map(\.hint) == [nil, "think", "think", "think"])
    #expect(tests[1].description == "zeros")
    #expect(tests[1].hasFullFeedback)
    #expect(tests[1].inputValidatorArguments.arguments(for: "validate") == ["--zero"])
    #expect(tests[1].inputValidatorArguments.arguments(for: "other") == [])
  }

  @Test func `a submission is given its test's arguments and files`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/data/secret/test_group.yaml", "args: [-v, a b]\n")
    try scratch.write("sum/data/secret/02-large.yaml", "args: []\n")
    for name in ["b/2.in", "b/2.ans", "a.txt"] {
      try scratch.write("sum/data/secret/01-small.files/\(name)", "x")
    }
    let tests = try Problem.read(directory: package).tests
    #expect(tests.map(\.arguments) == [[], ["-v", "a b"], []])
    #expect(tests.map { $0.files.map(\.name) } == [[], ["a.txt", "b/2.ans", "b/2.in"], []])
  }

  @Test func `who talks to submissions, and how often they are run, is in the manifest`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    #expect(try Problem.read(directory: package).isInteractive == false)
    #expect(try Problem.read(directory: package).passes == 1)
    let types = "[pass-fail, interactive, multi-pass]"
    let manifest = SamplePackage.manifest.replacing("pass-fail", with: types)
    try scratch.write("sum/problem.yaml", manifest)
    try scratch.write("sum/output_validator/check.py", "")
    #expect(try Problem.read(directory: package).isInteractive)
    #expect(try Problem.read(directory: package).passes == 2)
    try scratch.write("sum/problem.yaml", manifest + "  validation_passes: 7\n")
    #expect(try Problem.read(directory: package).passes == 7)
  }

  @Test func `drafts may call the arguments flags and the file testdata`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write(
      "sum/data/secret/testdata.yaml", "output_validator_flags: float_tolerance  1e-6\n")
    let tests = try Problem.read(directory: package).tests
    #expect(tests[1].validatorArguments == ["float_tolerance", "1e-6"])
  }

  @Test func `an output validator is its sources`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/output_validator/check/check.cpp", "int main() { return 42; }\n")
    try scratch.write("sum/output_validator/check/check.h", "\n")
    let inFolder = try Problem.read(directory: package)
    guard case .custom(let programs) = inFolder.validator else {
      Issue.record("the validator is not found")
      return
    }
    #expect(programs.map(\.path) == ["output_validator/check"])
    let names = programs.flatMap(\.files).map(\.name)
    #expect(names == ["check.cpp", "check.h"])
    scratch.remove("sum/output_validator/check")
    let file = try scratch.write("sum/output_validator/check.py", "\n")
    let program = PackageProgram(path: "output_validator", files: [PlacedFile(file)])
    #expect(try Problem.read(directory: package).validator == .custom([program]))
  }

  @Test func `cases for checking validators are listed`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/data/invalid_input/letters.in", "x y\n")
    try scratch.write("sum/data/valid_output/spaces.in", "1 2\n")
    try scratch.write("sum/data/valid_output/spaces.ans", "3\n")
    try scratch.write("sum/data/valid_output/spaces.out", " 3\n")
    let checks = try Problem.read(directory: package).checks
    #expect(checks.invalidInputs.map(\.name) == ["invalid_input/letters"])
    #expect(checks.validOutputs.map(\.name) == ["valid_output/spaces"])
    #expect(checks.validOutputs.first?.output?.lastComponent == "spaces.out")
    #expect(checks.invalidOutputs == [])
  }

  @Test func `names that do not count are as if absent`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    let before = try Problem.read(directory: package)
    for name in [".hidden.in", "-x.in", "a b.in", "é.in"] {
      try scratch.write("sum/data/secret/\(name)", "")
    }
    try scratch.write("sum/.git/config", "")
    var after = try Problem.read(directory: package)
    #expect(after.warnings.count == 3)
    after.warnings = before.warnings
    #expect(after == before)
  }

  @Test func `links within the package are followed`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.link("sum/data/secret/03-again.in", to: "01-small.in")
    try scratch.link("sum/data/secret/03-again.ans", to: "../secret/01-small.ans")
    try scratch.link("sum/data/secret/more", to: "../sample")
    let tests = try Problem.read(directory: package).tests
    #expect(tests.suffix(2).map(\.name) == ["secret/03-again", "secret/more/1"])
    #expect(tests[3].data?.input == tests[1].data?.input)
  }

  @Test func `a link is called by its own name`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.link("sum/submissions/accepted/again.py", to: "sum.py")
    try scratch.link("sum/include/default/data.txt", to: "../../data/sample/1.in")
    let problem = try Problem.read(directory: package)
    let again = try #require(problem.jurySubmissions.first { $0.path == "accepted/again.py" })
    #expect(again.files.map(\.name) == ["again.py"])
    #expect(try problem.include(for: "c").map(\.name) == ["data.txt"])
  }

  @Test func `what decides judging decides the version`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    let version = try Problem.read(directory: package).version
    try scratch.write("sum/statement/problem.en.md", "Other words.\n")
    try scratch.write("sum/submissions/accepted/other.py", "\n")
    #expect(try Problem.read(directory: package).version == version)
    try scratch.write("sum/data/secret/01-small.ans", "1\n")
    let changed = try Problem.read(directory: package).version
    #expect(changed != version)
    try scratch.write("sum/include/default/x.txt", "")
    #expect(try Problem.read(directory: package).version != changed)
  }
}
