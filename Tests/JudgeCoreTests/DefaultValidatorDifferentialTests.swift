import JudgeCore
import TestSupport
import Testing

@Suite struct DefaultValidatorDifferentialTests {
  private static let flags: [[String]] = [
    [], ["case_sensitive"], ["space_change_sensitive"],
    ["float_tolerance", "1e-6"], ["float_relative_tolerance", "0.25"],
    ["float_absolute_tolerance", "0.5"], ["float_tolerance", "0"],
    ["float_absolute_tolerance", "1e-3", "float_relative_tolerance", "1e-9", "case_sensitive"],
    ["space_change_sensitive", "float_tolerance", "1e-12"],
  ]

  @Test(arguments: flags)
  func `random texts are judged as by the naive implementation`(arguments: [String]) throws {
    var random = Random(seed: 1)
    let validator = try DefaultValidator(arguments: arguments)
    let naive = NaiveValidator(arguments: arguments)
    var accepted = 0
    for _ in 0..<1000 {
      let answer = Self.text(&random)
      let output = Self.mutated(answer, &random)
      let expected = naive.accepts(answer: Array(answer.utf8), output: Array(output.utf8))
      accepted += expected ? 1 : 0
      try #require(
        validator.accepts(answer: answer, output: output) == expected,
        "\(arguments) \(answer.debugDescription) \(output.debugDescription)")
    }
    #expect(accepted > 50, "too few are accepted to say much")
    #expect(accepted < 950, "too few are rejected to say much")
  }

  private static func text(_ random: inout Random) -> String {
    (0..<Int.random(in: 0...6, using: &random)).reduce(into: space(&random, atLeast: 0)) {
      text, _ in
      text += token(&random) + space(&random, atLeast: 1)
    }
  }

  private static func space(_ random: inout Random, atLeast: Int) -> String {
    let count = Int.random(in: 1...8, using: &random) == 1 ? 2 : atLeast
    return (0..<count).map { _ in
      [" ", "\n", "\t", "\r", "\u{0B}", "\u{0C}"].randomElement(using: &random) ?? " "
    }
    .joined()
  }

  private static func token(_ random: inout Random) -> String {
    switch Int.random(in: 0...5, using: &random) {
    case 0:
      return ["yes", "NO", "nan", "x\0y", "é", ".", "-", "e5", "1e", "0x1F"].randomElement(
        using: &random) ?? ""
    case 1: return "\(Int.random(in: -100...100, using: &random))"
    case 2: return "\(Double.random(in: -2...2, using: &random))"
    case 3:
      return
        "\(UInt64.random(in: 0...UInt64.max, using: &random))\(UInt64.random(in: 0...99, using: &random))"
    case 4:
      return
        "\(Int.random(in: 0...9, using: &random)).\(Int.random(in: 0...9, using: &random))e\(Int.random(in: -30...30, using: &random))"
    default: return "\(Double(Int.random(in: -8...8, using: &random)) / 4)"
    }
  }

  /// Mostly the same text, with a change that some flags forgive.
  private static func mutated(_ text: String, _ random: inout Random) -> String {
    switch Int.random(in: 0...7, using: &random) {
    case 0: return text
    case 1: return text.uppercased()
    case 2: return text.replacing("\n", with: " ")
    case 3: return text + token(&random)
    case 4: return String(text.dropLast(2))
    case 5:
      let words = text.split(separator: " ", omittingEmptySubsequences: false)
      return words.map { word in
        guard let number = Double(word) else { return String(word) }
        return "\(number * (1 + [0, 1e-16, 1e-13, 1e-7, 0.2, 0.3].randomElement(using: &random)!))"
      }.joined(separator: " ")
    case 6: return text.replacing(/[0-9]\b/) { "\($0.0)0" }
    default:
      var characters = Array(text)
      if let index = characters.indices.randomElement(using: &random) { characters[index] = "7" }
      return String(characters)
    }
  }
}

/// SplitMix64: the same numbers on each run.
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
