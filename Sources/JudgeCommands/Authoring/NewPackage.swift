internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// The smallest package that has all of its parts, to be made into another problem.
struct NewPackage {
  /// What its input validator and its submissions are written in.
  enum Language: String, CaseIterable {
    case python3, cpp

    var ending: String { self == .python3 ? "py" : "cpp" }
  }

  let folder: FilePath
  let language: Language

  private var name: String { folder.lastComponent?.string ?? "" }

  /// Writes it.
  ///
  /// - Throws: ``CommandFailure`` when its name is none for a package, or something of this name is there.
  func write() throws(CommandFailure) {
    guard Problem.isName(name) else {
      throw CommandFailure(
        .wrongUsage,
        "a package's name is made of a to z and 0 to 9, unlike \(TerminalText.line(name))")
    }
    guard mkdir(folder.string, 0o755) == 0 else { throw failure(folder, Errno(rawValue: errno)) }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { try write(text, to: path) }
  }

  private func write(_ text: String, to path: String) throws(CommandFailure) {
    var parent = folder
    for part in path.split(separator: "/").dropLast() {
      parent.append(String(part))
      guard mkdir(parent.string, 0o755) == 0 || errno == EEXIST else {
        throw failure(parent, Errno(rawValue: errno))
      }
    }
    let place = folder.appending(path)
    do {
      let file = try FileDescriptor.open(
        place, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(text.utf8) }
    } catch {
      throw failure(place, error)
    }
  }

  private func failure(_ path: FilePath, _ error: any Error) -> CommandFailure {
    CommandFailure(.badInput, "cannot make \(TerminalText.line(path.string)): \(error)")
  }

  // MARK: - Its files

  private var files: [String: String] {
    let programs = language == .python3 ? Self.python : Self.cpp
    return Self.data.merging(programs) { $1 }.merging(["problem.yaml": manifest]) { $1 }
  }

  private var manifest: String {
    """
    problem_format_version: 2025-09
    type: pass-fail
    name: Sum of two
    uuid: \(Self.identifier)
    license: unknown
    limits:
      time_limit: 1    # seconds of CPU time for each test
      memory: 256      # MiB

    """
  }

  /// A random UUID.
  private static var identifier: String {
    var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = Array(Hexadecimal.text(bytes))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
      .joined(separator: "-")
  }

  private static let data = [
    "statement/problem.en.md": """
    Print the sum of two whole numbers.

    ## Input

    One line with the two numbers, each from -1000000000 to 1000000000.

    ## Output

    Their sum.

    """,
    "data/sample/1.in": "1 2\n", "data/sample/1.ans": "3\n",
    "data/secret/1-negative.in": "-5 3\n", "data/secret/1-negative.ans": "-2\n",
    "data/secret/1-negative.yaml": "description: a negative number\n",
    "data/secret/2-large.in": "1000000000 1000000000\n", "data/secret/2-large.ans": "2000000000\n",
    "data/secret/2-large.yaml": "description: large numbers\n",
    "data/invalid_input/one-number.in": "1\n",
    "data/invalid_input/too-large.in": "1 1000000001\n",
  ]

  private static let python = [
    "input_validators/validate.py": #"""
    # Ends with 42 if the input is valid, else with 43.
    import re
    import sys

    number = r"(0|-?[1-9][0-9]*)"
    line = re.fullmatch(number + " " + number + "\n", sys.stdin.read())
    isValid = line is not None and all(abs(int(word)) <= 10**9 for word in line.groups())
    sys.exit(42 if isValid else 43)

    """#,
    "submissions/accepted/sum.py": "a, b = map(int, input().split())\nprint(a + b)\n",
    "submissions/wrong_answer/positive.py": """
    # Knows no negative numbers.
    a, b = map(int, input().split())
    print(abs(a) + abs(b))

    """,
  ]

  private static let cpp = [
    "input_validators/validate.cpp": #"""
    // Ends with 42 if the input is valid, else with 43.
    #include <cstdio>
    #include <cstdlib>
    #include <iostream>
    #include <iterator>
    #include <string>

    int main() {
      const std::string input(std::istreambuf_iterator<char>(std::cin), {});
      long long a = 0, b = 0;
      if (std::sscanf(input.c_str(), "%lld %lld", &a, &b) != 2) return 43;
      // Neither other white space nor leading zeros, nor anything after it.
      if (input != std::to_string(a) + " " + std::to_string(b) + "\n") return 43;
      return std::llabs(a) <= 1000000000 && std::llabs(b) <= 1000000000 ? 42 : 43;
    }

    """#,
    "submissions/accepted/sum.cpp": """
    #include <iostream>

    int main() {
      long long a, b;
      std::cin >> a >> b;
      std::cout << a + b << "\\n";
    }

    """,
    "submissions/wrong_answer/small.cpp": """
    // Knows no large numbers.
    #include <iostream>

    int main() {
      unsigned short a, b;
      std::cin >> a >> b;
      std::cout << a + b << "\\n";
    }

    """,
  ]
}
