package import SystemPackage

/// A small package of the legacy format that is right in every way, to be spoilt by tests.
package enum LegacyPackage {
  /// Makes it as the folder `sum` in `scratch`.
  @discardableResult
  package static func make(in scratch: ScratchFolder) throws -> FilePath {
    let files = [
      "problem.yaml": "name: Sum of two\n",
      "problem_statement/problem.tex": "\\problemname{Sum}\n",
      "data/sample/1.in": "1 2\n",
      "data/sample/1.ans": "3\n",
      "data/secret/a/1.in": "0 0\n",
      "data/secret/a/1.ans": "0\n",
      "data/secret/b/deep/1.in": "1 1\n",
      "data/secret/b/deep/1.ans": "2\n",
      "input_format_validators/old.py": "import sys\nsys.exit(42)\n",
      "input_validators/validate.py": "import sys\nsys.exit(42)\n",
      "submissions/accepted/sum.py": "print(sum(map(int, input().split())))\n",
      "submissions/time_limit_exceeded/slow.py": "while True: pass\n",
    ]
    for (path, text) in files { try scratch.write("sum/\(path)", text) }
    return scratch.path.appending("sum")
  }
}
