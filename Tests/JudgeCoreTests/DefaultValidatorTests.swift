import JudgeCore
import Testing

@Suite struct DefaultValidatorTests {
  /// Answer, output, arguments, whether it is accepted.
  static let rows: [(String, String, String, Bool)] = [
    // The rows of the format's own comparison of judges.
    ("10", "0xA", "float_tolerance 1e-6", false),
    ("a\0b", "a\0c", "case_sensitive", false),
    ("nan", "NaN", "float_tolerance 1e-6", true),
    ("inf", "1e400", "float_tolerance 1e-6", false),
    // Tokens and white space.
    ("1 2 3\n", "1 2 3", "", true),
    ("1 2 3\n", "1\t2\n\n3\r\n", "", true),
    ("1 2 3", "\u{0B}1\u{0C}2 3", "", true),
    ("1 2 3\n", "1 2\n", "", false),
    ("1 2\n", "1 2 3\n", "", false),
    ("1 2\n", "1 2   \n \n", "", true),
    ("", "", "", true),
    ("\n", "", "", true),
    ("", " \n\t", "", true),
    ("", "x", "", false),
    ("x", "", "", false),
    ("12", "1 2", "", false),
    ("1 2", "12", "", false),
    ("a", "a\u{A0}", "", false),
    // Case.
    ("Yes", "yES", "", true),
    ("Yes", "yes", "case_sensitive", false),
    ("Yes", "Yes", "case_sensitive", true),
    ("É", "é", "", false),
    ("[", "{", "", false),
    ("@", "`", "", false),
    // Without a tolerance numbers are text.
    ("1", "1.0", "", false),
    ("0.5", ".5", "", false),
    ("1e5", "1E5", "", true),
    // White space that counts.
    ("1 2\n", "1 2\n", "space_change_sensitive", true),
    ("1 2\n", "1  2\n", "space_change_sensitive", false),
    ("1 2\n", "1\t2\n", "space_change_sensitive", false),
    ("1 2\n", "1 2", "space_change_sensitive", false),
    ("1 2", " 1 2", "space_change_sensitive", false),
    ("1 \n2", "1  2", "space_change_sensitive", false),
    ("A b", "a B", "space_change_sensitive", true),
    ("A b", "a B", "space_change_sensitive case_sensitive", false),
    ("1.0 b", "1.00 b", "space_change_sensitive float_tolerance 0.1", true),
    // Tolerances.
    ("1", "1.0", "float_tolerance 0", true),
    ("0.5", ".5", "float_tolerance 1e-9", true),
    ("5", "5.", "float_tolerance 1e-9", true),
    ("5", "+5", "float_tolerance 1e-9", true),
    ("5", "5.e0", "float_tolerance 1e-9", true),
    ("5", "50e-1", "float_tolerance 1e-9", true),
    ("5", ".", "float_tolerance 1e-9", false),
    ("5", "5e", "float_tolerance 1e-9", false),
    ("5", "5e+", "float_tolerance 1e-9", false),
    ("5", "--5", "float_tolerance 1e-9", false),
    ("5", "5f", "float_tolerance 1e-9", false),
    ("5", "five", "float_tolerance 1e-9", false),
    ("0", "-0", "float_tolerance 0", true),
    ("100", "101", "float_absolute_tolerance 1", true),
    ("100", "101.5", "float_absolute_tolerance 1", false),
    ("100", "101", "float_relative_tolerance 0.01", true),
    ("100", "102", "float_relative_tolerance 0.01", false),
    ("-100", "-101", "float_relative_tolerance 0.01", true),
    ("0", "1e-300", "float_relative_tolerance 0.1", false),
    ("0", "0.0", "float_relative_tolerance 0.1", true),
    ("0", "0.05", "float_relative_tolerance 0.1", false),
    ("0", "0.05", "float_absolute_tolerance 0.1", true),
    ("1000", "1001", "float_relative_tolerance 0.01 float_absolute_tolerance 0.1", true),
    ("0.001", "0.05", "float_relative_tolerance 0.01 float_absolute_tolerance 0.1", true),
    // The limit itself is allowed: 0.5 and 0.25 are doubles without rounding.
    ("1", "1.25", "float_tolerance 0.25", true),
    ("1", "1.2500000000000002", "float_absolute_tolerance 0.25", false),
    // Long numbers, where an estimate would not do.
    ("123456789012345678901234567890", "123456789012345678901234567891", "float_tolerance 0", true),
    ("9007199254740993", "9007199254740992", "float_tolerance 0", true),
    ("9007199254740993", "9007199254740994", "float_tolerance 0", false),
    ("1e-320", "1.0e-320", "float_tolerance 0", true),
    ("1e300", "1.0000001e300", "float_relative_tolerance 1e-6", true),
    ("1e300", "1.00001e300", "float_relative_tolerance 1e-6", false),
    ("1e400", "1E400", "float_tolerance 1", true),
    ("1e400", "1e401", "float_tolerance 1", false),
    // Beside numbers, words are still compared as words.
    ("Case #1: 0.5", "case #1: 0.50", "float_tolerance 1e-6", true),
    ("Case #1: 0.5", "case #2: 0.5", "float_tolerance 1e-6", false),
    ("ValueError", "1", "float_tolerance 1e-6", false),
  ]

  @Test(arguments: rows)
  func `an output is accepted as the format says`(
    answer: String, output: String, arguments: String, isAccepted: Bool
  ) throws {
    let validator = try DefaultValidator(
      arguments: arguments.split(separator: " ").map(String.init))
    #expect(validator.accepts(answer: answer, output: output) == isAccepted)
  }

  @Test(arguments: [
    (["loose"], DefaultValidatorError.unknownArgument("loose")),
    (["float_tolerance"], .missingValue("float_tolerance")),
    (
      ["float_tolerance", "case_sensitive"],
      .notATolerance("case_sensitive", argument: "float_tolerance")
    ),
    (["float_tolerance", "-1"], .notATolerance("-1", argument: "float_tolerance")),
    (["float_tolerance", "inf"], .notATolerance("inf", argument: "float_tolerance")),
    (["float_tolerance", "0x1p-3"], .notATolerance("0x1p-3", argument: "float_tolerance")),
    (["float_tolerance", "1", "float_tolerance", "1"], .repeated("float_tolerance")),
    (
      ["float_tolerance", "1", "float_absolute_tolerance", "1"],
      .contradicting("float_absolute_tolerance")
    ),
    (
      ["float_relative_tolerance", "1", "float_tolerance", "1"],
      .contradicting("float_relative_tolerance")
    ),
  ])
  func `arguments that make no sense are refused in one line`(
    arguments: [String], error: DefaultValidatorError
  ) {
    #expect(throws: error) { try DefaultValidator(arguments: arguments) }
    #expect(!error.description.contains("\n"))
  }

  @Test(arguments: [
    (
      "1 2\n3 4\n", "1 2\n3 5\n", "line 2, word 2: expected '4', got '5'", "line 2, word 2 is wrong"
    ),
    (
      "1\n", "1\n\n 7\n", "line 3, word 1: '7' after the end of what is expected",
      "line 3, word 1: more output than expected"
    ),
    (
      "1 2", "1\n", "the output ends at line 2, where '2' is expected",
      "the output ends too early, at line 2"
    ),
    ("x", "\u{1B}[31m", "line 1, word 1: expected 'x', got '.[31m'", "line 1, word 1 is wrong"),
    ("abab", "abba", "line 1, word 1: expected 'abab', got 'abba'", "line 1, word 1 is wrong"),
  ])
  func `a rejection says where, and only its explanation tells the answer`(
    answer: String, output: String, explanation: String, description: String
  ) throws {
    let rejection = try DefaultValidator().rejection(answer: answer, output: output)
    #expect(rejection?.explanation == explanation)
    #expect(rejection?.description == description)
  }

  @Test func `what is shown of a token is cut to 40 characters`() throws {
    let rejection = try DefaultValidator().rejection(
      answer: "x", output: String(repeating: "é", count: 5000))
    #expect(
      rejection?.reason == .different(expected: "x", got: String(repeating: "é", count: 40) + "…"))
  }

  @Test func `white space that counts is named`() throws {
    let validator = try DefaultValidator(arguments: ["space_change_sensitive"])
    let rejection = validator.rejection(answer: "1\n2\n", output: "1\n2 \n")
    #expect(rejection?.reason == .space)
    #expect(rejection?.line == 2 || rejection?.line == 3)
  }
}

extension DefaultValidator {
  func accepts(answer: String, output: String) -> Bool {
    rejection(answer: answer, output: output) == nil
  }

  func rejection(answer: String, output: String) -> DefaultValidatorRejection? {
    Array(answer.utf8).withUnsafeBytes { answer in
      Array(output.utf8).withUnsafeBytes { output in
        switch check(answer: answer, output: output) {
        case .accepted: nil
        case .rejected(let rejection): rejection
        }
      }
    }
  }
}
