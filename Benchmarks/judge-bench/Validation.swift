internal import ArgumentParser
internal import JudgeCore

/// How fast the default validator reads.
struct Validation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validation",
    abstract:
      "Compare outputs with answers: a line with its name and MB of output per second for each turn."
  )

  @Option(help: "Megabytes of each answer.")
  var megabytes = 64

  @Option(help: "How many measurements of each.")
  var turns = 10

  func run() throws {
    let cases = try Self.cases(bytes: megabytes * 1_000_000)
    for _ in 0..<turns {
      for (name, rules, answer, output) in cases {
        print(name, try rate(of: rules, answer: answer, output: output))
      }
    }
  }

  private static func cases(
    bytes: Int
  ) throws -> [(name: String, rules: DefaultValidator, answer: [UInt8], output: [UInt8])] {
    let numbers = text(bytes) { "\($0 * 7919 % 1_000_003)\n" }
    // The same tokens with other white space between them: each has to be looked at.
    let respaced = numbers.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    let fractions = text(bytes) { "\($0 % 1000).\(100_000 + $0 * 7919 % 899_999)1\n" }
    let close = text(bytes) { "\($0 % 1000).\(100_000 + $0 * 7919 % 899_999)2\n" }
    return [
      ("equal", try DefaultValidator(), numbers, numbers),
      ("respaced", try DefaultValidator(), numbers, respaced),
      ("tolerant", try DefaultValidator(arguments: ["float_tolerance", "1e-6"]), fractions, close),
    ]
  }

  private static func text(_ bytes: Int, _ line: (Int) -> String) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes + 64)
    var number = 0
    while text.count < bytes {
      text += line(number).utf8
      number += 1
    }
    return text
  }

  private func rate(
    of rules: DefaultValidator, answer: [UInt8], output: [UInt8]
  ) throws -> Double {
    let clock = ContinuousClock()
    var outcome: DefaultValidator.Outcome?
    let time = clock.measure {
      outcome = answer.withUnsafeBytes { answer in
        output.withUnsafeBytes { rules.check(answer: answer, output: $0) }
      }
    }
    guard case .accepted? = outcome else {
      throw ValidationError("the validator rejects what is right")
    }
    return Double(output.count) / 1e6 / (time / .seconds(1))
  }
}
