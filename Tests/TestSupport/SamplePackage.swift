package import SystemPackage

/// A small package that is right in every way, to be spoilt by tests.
package enum SamplePackage {
  package static let manifest = """
    problem_format_version: 2025-09
    type: pass-fail
    name: Sum of two
    uuid: 7b3a1d52-0000-4000-8000-000000000001
    license: unknown
    limits:
      time_limit: 1
      memory: 256

    """

  /// Makes it as the folder `name` in `scratch`.
  @discardableResult
  package static func make(in scratch: ScratchFolder, name: String = "sum") throws -> FilePath {
    let files = [
      "problem.yaml": manifest,
      "statement/problem.en.md": "# Sum of two\n\nAdd two numbers.\n",
      "data/sample/1.in": "1 2\n",
      "data/sample/1.ans": "3\n",
      "data/secret/01-small.in": "0 0\n",
      "data/secret/01-small.ans": "0\n",
      "data/secret/02-large.in": "1000000000000 1\n",
      "data/secret/02-large.ans": "1000000000001\n",
      "input_validators/validate.py": "import sys\nsys.exit(42)\n",
      "submissions/accepted/sum.py": "print(sum(map(int, input().split())))\n",
      "submissions/wrong_answer/minus.py": "a, b = map(int, input().split())\nprint(a - b)\n",
    ]
    for (path, text) in files { try scratch.write("\(name)/\(path)", text) }
    return scratch.path.appending(name)
  }
}
