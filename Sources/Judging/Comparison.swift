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
      got: try excerpt(output.standardOutput, named: "the program's output"))
  }

  private static func excerpt(_ path: FilePath) throws(JudgingError) -> String {
    let file = try open(path)
    defer { closeReadOnly(file) }
    return try excerpt(file, named: path)
  }

  private static func excerpt(_ file: FileDescriptor, named name: FilePath) throws(JudgingError)
    -> String
  {
    do {
      var bytes = [UInt8](repeating: 0, count: limit + 1)
      let count = try bytes.withUnsafeMutableBytes {
        try file.read(fromAbsoluteOffset: 0, into: $0)
      }
      return Text.excerpt(Array(bytes.prefix(count)), limit: limit)
    } catch {
      throw .file(name, doing: "read", Errno.of(error))
    }
  }
}
