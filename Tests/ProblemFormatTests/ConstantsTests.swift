import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@Suite struct ConstantsTests {
  private static let manifest =
    SamplePackage.manifest + """
      constants:
        n: 1000
        name_2: "a {{n}} b"
        k: {value: 5e6, tex: "5 \\\\cdot 10^6", html-comma: "5,000,000"}

      """

  /// A text with what is made of it.
  static let texts: [(String, String)] = [
    ("{{n}}", "1000"), ("{{n.value}}", "1000"), ("x{{n}}{{n}}y", "x10001000y"),
    ("{{k}} {{k.tex}} {{k.html-comma}}", "5e6 5 \\cdot 10^6 5,000,000"),
    ("{{name_2}}", "a {{n}} b"), ("{{{n}}}", "{1000}"), ("{{{{n}}}}", "{{1000}}"),
    ("{{ n }}", "{{ n }}"), ("{{m}}", "{{m}}"), ("{{n.tex}}", "{{n.tex}}"), ("{{}}", "{{}}"),
    ("{{n}", "{{n}"), ("{{", "{{"), ("", ""), ("{n}}", "{n}}"), ("\\constant{n}", "\\constant{n}"),
    ("int a[2] = {{1, 2}};", "int a[2] = {{1, 2}};"),
  ]

  @Test(arguments: texts)
  func `a name in braces becomes the value, anything else stays`(text: String, filled: String)
    throws
  {
    let scratch = try ScratchFolder()
    let problem = try Self.problem(in: scratch)
    let bytes = try problem.constants.fill(Array(text.utf8), limit: .mib(1))
    #expect(String(decoding: bytes, as: UTF8.self) == filled)
  }

  @Test func `LaTeX has a command for it, which names a problem as well`() throws {
    let scratch = try ScratchFolder()
    let problem = try Self.problem(in: scratch)
    let text = Array("\\constant{n} \\constant{k.tex} {{n}} \\constant{m}".utf8)
    let bytes = try problem.constants.fill(text, .tex, limit: .mib(1))
    #expect(
      String(decoding: bytes, as: UTF8.self) == "1000 5 \\cdot 10^6 {{n}} \\constant{m}")
  }

  @Test func `programs and statements are filled in, templates and test data never`() throws {
    let scratch = try ScratchFolder()
    let files = [
      "include/python3/main.py", "attachments/templates/python3/x.py", "statement/problem.en.md",
      "input_validators/validate.py", "submissions/accepted/sum.py", "data/secret/01-small.in",
      "output_validator/check.py",
    ]
    let problem = try Self.problem(
      in: scratch, Dictionary(uniqueKeysWithValues: files.map { ($0, "{{n}}\n") }))
    let text = { (files: [SourceFile]) in files.map { String(decoding: $0.bytes, as: UTF8.self) } }
    #expect(text(try problem.include(for: "python3")) == ["1000\n"])
    #expect(text(try problem.template(for: "python3")) == ["{{n}}\n"])
    let jury = try #require(problem.jurySubmissions.first { $0.path == "accepted/sum.py" })
    #expect(text(try problem.filledSources(jury.files)) == ["1000\n"])
    #expect(
      text(try problem.filledSources(problem.statement.map { [PlacedFile($0)] } ?? [])) == [
        "1000\n"
      ])
    let input = try #require(problem.tests.first { $0.name == "secret/01-small" })
    #expect(text(try problem.sources([PlacedFile(try #require(input.data).input)])) == ["{{n}}\n"])
  }

  @Test func `the settings of a group are filled in, those of a case are not`() throws {
    let scratch = try ScratchFolder()
    let flags = { (value: String) in "output_validator_args: [float_tolerance, \"\(value)\"]\n" }
    let problem = try Self.problem(in: scratch, ["data/secret/test_group.yaml": flags("{{k}}")])
    #expect(problem.tests.last?.validatorArguments == ["float_tolerance", "5e6"])
    try scratch.write("sum/data/secret/02-large.yaml", flags("{{k}}"))
    #expect(
      try ProblemRefusalTests.lines(scratch.path.appending("sum")).first?.contains("{{k}}") == true)
  }

  @Test func `what the values would make too large is refused`() throws {
    let scratch = try ScratchFolder()
    let problem = try Self.problem(in: scratch)
    let text = Array(String(repeating: "{{k.html-comma}}", count: 100).utf8)
    #expect(throws: FileError.tooLarge(limit: ByteCount(bytes: 899))) {
      try problem.constants.fill(text, limit: ByteCount(bytes: 899))
    }
    #expect(try problem.constants.fill(text, limit: ByteCount(bytes: 900)).count == 900)
  }

  /// The value of the key `constants`, the format, and what is wrong.
  static let wrong: [(String, String, [String])] = [
    ("[1]", "2025-09", ["constants must be a map of keys, not a list"]),
    ("{n: [1]}", "2025-09", ["constants.n must be a number or a text, not a list"]),
    ("{n: true}", "2025-09", ["constants.n must be a number or a text, not 'true'"]),
    (
      "{n: {tex: x}}", "2025-09",
      ["constants.n must have the key value beside its variants, not a map"]
    ),
    (
      "{n: {value: [], b: {}}}", "2025-09",
      [
        "constants.n.value must be a number or a text, not a list",
        "constants.n.b must be a number or a text, not a map",
      ]
    ),
    (
      "{2n: 1, 'a b': 2}", "2025-09",
      [
        "constants.2n is no name for a constant: that is letters, digits and _",
        "constants.a b is no name for a constant: that is letters, digits and _",
      ]
    ),
    (
      "{n: {value: 1, t.x: 2}}", "2025-09",
      ["constants.n.t.x is no name for a variant: that is letters, digits, _ and -"]
    ),
    (
      "{n: {value: 1}}", "2023-07",
      ["constants.n must be a number or a text: this version has no variants"]
    ),
  ]

  @Test(arguments: wrong)
  func `what is no constant is refused, all of it at once`(
    value: String, format: String, messages: [String]
  ) throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    let manifest = SamplePackage.manifest.replacing("2025-09", with: format)
    try scratch.write("sum/problem.yaml", manifest + "constants: \(value)\n")
    #expect(try ProblemRefusalTests.lines(package) == messages.map { "problem.yaml:9: \($0)" })
  }

  @Test func `names that stand for nothing are found`() throws {
    let scratch = try ScratchFolder()
    let files = [
      "submissions/accepted/sum.py": "{{n.tex}} {{m}} {{n}}\n",
      "statement/problem.en.md": "{{nextsample}} {{remainingsamples}}\n",
    ]
    let found = try Self.problem(in: scratch, files).unfilledConstants()
    #expect(
      found.variants.map(\.description) == [
        "submissions/accepted/sum.py: n.tex is no variant of a constant"
      ])
    #expect(
      found.others.map(\.description) == [
        "submissions/accepted/sum.py: {{m}} is no constant, and is left as it is"
      ])
  }

  @Test func `where there are no constants, texts alone seem to name some`() throws {
    let scratch = try ScratchFolder()
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/statement/problem.en.md", "At most {{maxn}} numbers.\n")
    try scratch.write("sum/submissions/accepted/sum.cpp", "int a[1][1] = {{n}};\n")
    let found = try Problem.read(directory: package).unfilledConstants()
    #expect(
      found.others.map(\.description) == [
        "statement/problem.en.md: {{maxn}} is no constant, and is left as it is"
      ])
  }

  /// A package with constants, and with these files on top of its own.
  private static func problem(
    in scratch: ScratchFolder, _ files: [String: String] = [:]
  ) throws -> Problem {
    let package = try SamplePackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", manifest)
    for (path, text) in files { try scratch.write("sum/\(path)", text) }
    return try Problem.read(directory: package)
  }
}
