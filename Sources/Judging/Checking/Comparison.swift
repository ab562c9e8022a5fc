internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// What people see of a failing sample: input, expected and got, each cut to size.
enum Comparison {
  private static let limit = 4096

  static func of(_ test: TestRunner.Test, output: RunReport) throws(JudgingError)
    -> TestResult.Comparison
  {
    TestResult.Comparison(
      input: try excerpt(test.input), expected: try test.answer.map(excerpt) ?? "",
      got: try excerpt(output.standardOutput, named: "the program's output"),
      errors: try excerpt(output.standardError, named: "the program's errors", fromEnd: true))
  }

  private static func excerpt(_ path: FilePath) throws(JudgingError) -> String {
    let file = try open(path)
    defer { closeReadOnly(file) }
    return try excerpt(file, named: path)
  }

  /// - Parameter fromEnd: whether the end counts, as it does where a traceback ends with the error.
  private static func excerpt(
    _ file: FileDescriptor, named name: FilePath, fromEnd: Bool = false
  ) throws(JudgingError) -> String {
    do {
      let size = try file.seek(offset: 0, from: .end)
      let start = fromEnd ? max(size - Int64(limit), 0) : 0
      var bytes = [UInt8](repeating: 0, count: limit + 1)
      let count = try bytes.withUnsafeMutableBytes {
        try file.read(fromAbsoluteOffset: start, into: $0)
      }
      let text = Text.excerpt(Array(bytes.prefix(count)), limit: limit)
      return start > 0 ? "…" + text : text
    } catch {
      throw .file(name, doing: "read", Errno.of(error))
    }
  }
}
