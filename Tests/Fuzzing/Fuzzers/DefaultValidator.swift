import JudgeCore
import TestSupport

extension Fuzzer {
  /// The default validator beside a naive one. The first line has its arguments, `---` on a line stands between answer and
  /// output.
  static let defaultValidator = Fuzzer(name: "default-validator") { bytes in
    let newline = UInt8(ascii: "\n")
    let lineEnd = bytes.firstIndex(of: newline) ?? bytes.endIndex
    let arguments = String(decoding: bytes[..<lineEnd], as: UTF8.self).split(separator: " ")
      .map(String.init)
    guard let validator = try? DefaultValidator(arguments: arguments) else { return }
    let naive = NaiveValidator(arguments: arguments)
    let (answer, output) = halves(bytes[lineEnd...].dropFirst())
    let outcome = answer.withUnsafeBytes { answer in
      output.withUnsafeBytes { output in validator.check(answer: answer, output: output) }
    }
    try hold(
      (outcome == .accepted) == naive.accepts(answer: answer, output: output),
      "the naive validator does not say: \(outcome)")
    let same = answer.withUnsafeBytes { validator.check(answer: $0, output: $0) }
    try hold(same == .accepted, "what is the same to the byte is rejected")
    guard case .rejected(let rejection) = outcome else { return }
    try hold(rejection.line >= 1 && rejection.token >= 1, "it is rejected nowhere")
    try hold(
      rejection.line <= output.count { $0 == newline } + 1, "it is rejected behind its last line")
    for text in [rejection.description, rejection.explanation] {
      try hold(text.unicodeScalars.count < 200, "too long a reason")
      try hold(
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) },
        "a control character in \(text.debugDescription)")
    }
  }

  private static func halves(_ bytes: Slice<UnsafeRawBufferPointer>) -> ([UInt8], [UInt8]) {
    let bytes = Array(bytes)
    let mark = Array("---\n".utf8)
    for start in bytes.indices where bytes[start...].starts(with: mark) {
      return (Array(bytes[..<start]), Array(bytes[(start + mark.count)...]))
    }
    return (bytes, bytes)
  }
}
