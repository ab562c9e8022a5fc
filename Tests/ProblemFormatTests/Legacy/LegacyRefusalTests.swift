import ProblemFormat
import TestSupport
import Testing

@Suite struct LegacyRefusalTests {
  /// What is spoilt: a file with its new text, and the line it gives.
  static let spoilt: [(String, String, String)] = [
    (
      "problem.yaml", "name: x\nvalidaton: default\n",
      "problem.yaml:2: unknown key validaton, did you mean validation?"
    ),
    (
      "problem.yaml", "limits:\n  time_resolution: 1\n",
      "problem.yaml:2: unknown key limits.time_resolution"
    ),
    ("problem.yaml", "credits: x\n", "problem.yaml:1: unknown key credits"),
    (
      "problem.yaml", "limits:\n  time_multiplier: 0\n",
      "problem.yaml:2: limits.time_multiplier must be a number from 1 to 1000, not '0'"
    ),
    ("problem.yaml", "author: [Ada]\n", "problem.yaml:1: author must be text, not a list"),
    (
      "problem.yaml", "type: interactive\n",
      "problem.yaml:1: type interactive is no type of problem"
    ),
    (
      "problem.yaml", "name: x\nvalidation: custom interactive\n",
      "output_validators: holds no program, and problem.yaml says validation: custom"
    ),
    (
      "problem.yaml", "validation: custom score\n",
      "problem.yaml:1: validation custom score is for type: scoring, and this is a pass-fail problem"
    ),
    (
      "problem.yaml", "validation: costum\n",
      "problem.yaml:1: validation must be default, or custom with any of score, interactive and multi-pass, not 'costum'"
    ),
    (
      "output_validator/check.py", "",
      "output_validator: is passed over: in format legacy the output validator lies in output_validators/"
    ),
    (
      "problem.yaml", "validation: custom\n",
      "output_validators: holds no program, and problem.yaml says validation: custom"
    ),
    (
      "problem.yaml", "grading:\n  objective: most\n",
      "problem.yaml:2: grading.objective must be one of min, max, not 'most'"
    ),
    (
      "data/secret/testdata.yaml", "on_reject: stop\n",
      "data/secret/testdata.yaml:1: on_reject must be one of break, continue, not 'stop'"
    ),
    (
      "data/secret/testdata.yaml", "max_score: 1\n",
      "data/secret/testdata.yaml:1: unknown key max_score"
    ),
    (
      "data/secret/testdata.yaml", "on_reject: break\ngrading: custom\n",
      "data/secret/testdata.yaml:2: grading: custom is for scoring problems, and this is a pass-fail problem"
    ),
    (
      "data/testdata.yaml", "range: 5 1\n",
      "data/testdata.yaml:1: range must be two numbers, the lower one first, not '5 1'"
    ),
    (
      "data/secret/testdata.yaml", "output_validator_flags: {name: b.py, flags: x}\n",
      "data/secret/testdata.yaml:1: output_validator_flags names b, which is not the only output validator: one of several cannot be chosen yet"
    ),
    (
      "data/secret/testdata.yaml", "input_validator_flags: {nam: b.py}\n",
      "data/secret/testdata.yaml:1: unknown key input_validator_flags.nam, did you mean name?"
    ),
    (
      ".timelimit", "two\n",
      ".timelimit:1: must be a number of seconds from 0.001 to 86400, not 'two'"
    ),
    (
      "domjudge-problem.ini", "\ntimelimit=0\n",
      "domjudge-problem.ini:2: timelimit must be a number of seconds from 0.001 to 86400, not '0'"
    ),
    (
      "domjudge-problem.ini", "special_run = 'talker'\n",
      "domjudge-problem.ini:1: special_run cannot be honoured: it names what only DOMjudge has"
    ),
    (
      "data/secret/b/testdata.yaml", "output_validator_flags: float_tolerance\n",
      "data/secret/b/testdata.yaml:1: output_validator_flags: float_tolerance of the default output validator needs a value"
    ),
    (
      "problem.yaml", "name: x\nvalidator_flags: float_tolerance\n",
      "problem.yaml:2: validator_flags: float_tolerance of the default output validator needs a value"
    ),
    (
      "submissions/mixed/x.py", "\n# @EXPECTED_RESULTS@: MAYBE\n",
      "submissions/mixed/x.py:2: @EXPECTED_RESULTS@ knows no result MAYBE"
    ),
  ]

  @Test(arguments: spoilt)
  func `a spoilt package is refused with the file and the reason`(
    path: String, text: String, line: String
  ) throws {
    let scratch = try ScratchFolder()
    let package = try LegacyPackage.make(in: scratch)
    try scratch.write("sum/\(path)", text)
    #expect(try ProblemRefusalTests.lines(package).first == line)
  }

  @Test func `nothing is told that follows from what a wrong manifest should say`() throws {
    let scratch = try ScratchFolder()
    let package = try LegacyPackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", "author: [Ada]\ntype: scoring\nvalidation: custom\n")
    try scratch.write("sum/output_validators/a.py", "")
    try scratch.write("sum/output_validators/b.py", "")
    try scratch.write(
      "sum/data/secret/testdata.yaml", "grading: custom\noutput_validator_flags: own\n")
    try scratch.write("sum/submissions/partially_accepted/x.py", "")
    try scratch.write("sum/.timelimit", "x\n")
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "problem.yaml:1: author must be text, not a list",
        ".timelimit:1: must be a number of seconds from 0.001 to 86400, not 'x'",
      ])
  }

  @Test func `everything wrong is told at once`() throws {
    let scratch = try ScratchFolder()
    let package = try LegacyPackage.make(in: scratch)
    try scratch.write("sum/problem.yaml", "type: score\nvalidation: costum\n")
    try scratch.write("sum/.timelimit", "x\n")
    scratch.remove("sum/problem_statement")
    scratch.remove("sum/data/secret/a/1.ans")
    #expect(
      try ProblemRefusalTests.lines(package) == [
        "problem.yaml:1: type score is no type of problem",
        "problem.yaml:2: validation must be default, or custom with any of score, interactive and multi-pass, not 'costum'",
        ".timelimit:1: must be a number of seconds from 0.001 to 86400, not 'x'",
        "data/secret/a/1.in: has no answer beside it, data/secret/a/1.ans",
        "output_validators: holds no program, and problem.yaml says validation: custom",
      ])
  }
}
