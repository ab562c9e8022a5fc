import TestSupport

extension BadPackageTests {
  private static let crlf = SamplePackage.manifest.replacing("\n", with: "\r\n")

  static let flaws: [Flaw] = [
    Flaw(
      "a quiz that nobody could pass, and one that is shuffled",
      ["judge.yaml": "schema: 1\nquiz:\n  shuffle: true\n  pass_mark: 70\n"],
      issues: [
        "judge.yaml:3: quiz.shuffle is true, and nobody shuffles: all read the questions as the statement has them",
        "judge.yaml:4: quiz.pass_mark must be above 0, and at most 1, not '70'",
      ]),
    Flaw(
      "a quiz without a question",
      [
        "judge.yaml": "schema: 1\nharness: {style: quiz}\n", "data/secret/01-small.in": nil,
        "data/secret/01-small.ans": nil, "data/secret/02-large.in": nil,
        "data/secret/02-large.ans": nil,
      ],
      issues: [
        "judge.yaml:2: harness.style is quiz, whose questions are tests that pass or fail: data/secret has none"
      ]),
    Flaw(
      "a quiz with scores",
      [
        "problem.yaml": SamplePackage.manifest.replacing("pass-fail", with: "scoring"),
        "data/secret/test_group.yaml": "max_score: 5\n",
        "judge.yaml": "schema: 1\nharness:\n  style: quiz\n",
      ],
      issues: [
        "judge.yaml:3: harness.style is quiz, whose questions are tests that pass or fail: problem.yaml says type scoring"
      ]),
    Flaw(
      "a sheet that nobody reads",
      [
        "judge.yaml":
          "schema: 1\nharness:\n  style: quiz\n  single_file_name: {python3: answers.txt}\n"
      ],
      issues: [
        "judge.yaml:4: harness.single_file_name.python3 has no driver that reads it: there is no include/python3"
      ]),
    Flaw(
      "a mark of what is no quiz", ["judge.yaml": "schema: 1\nquiz: {pass_mark: 0.5}\n"],
      warnings: ["judge.yaml:2: quiz is about nothing: harness.style is not quiz"]),
    Flaw(
      "endings that are none, or never taken",
      [
        "judge.yaml": """
        schema: 1
        languages:
          c: {extensions: [txt]}
          cpp: {extensions: [.t*t]}
          go: {extensions: [.tmp]}
          java: {extensions: [.a, .b, .d, .e, .f, .g, .h, .i, .j]}
          python3: {extensions: .txt}

        """
      ],
      issues: [
        "judge.yaml:3: languages.c.extensions.0 must be an ending like .txt, of letters, digits, _ and +, not 'txt'",
        "judge.yaml:4: languages.cpp.extensions.0 must be an ending like .txt, of letters, digits, _ and +, not '.t*t'",
        "judge.yaml:5: languages.go.extensions.0 must be the ending of files that the spool does take, not '.tmp'",
        "judge.yaml:6: languages.java.extensions has 9 endings: 8 are the limit",
        "judge.yaml:7: languages.python3.extensions must be a list, not '.txt'",
      ]),
    Flaw(
      "endings that are another language's",
      [
        "problem.yaml": SamplePackage.manifest + "languages: [python3, cpp]\n",
        "judge.yaml": """
        schema: 1
        harness: {single_file_name: {python3: answers.txt, swift: a.swift}}
        languages:
          python3: {extensions: [.txt, .go, .cc]}
          swift: {extensions: [.txt]}

        """,
      ],
      issues: [
        "judge.yaml:4: languages.python3.extensions has .cc, which stands for cpp",
        "judge.yaml:5: languages.swift.extensions has .txt, which stands for python3",
      ]),
    Flaw(
      "an ending of files that keep it",
      ["judge.yaml": "schema: 1\nlanguages: {python3: {extensions: [.py, .txt]}}\n"],
      warnings: [
        "judge.yaml:2: languages.python3.extensions: a file .txt keeps its name, which no compiler may know: harness.single_file_name.python3 renames it"
      ]),
    Flaw(
      "unknown keys in several files at once",
      [
        "problem.yaml": SamplePackage.manifest + "fo: 1\nbar: 2\n",
        "judge.yaml": "schema: 1\nhnts: []\n",
      ],
      issues: [
        "problem.yaml:9: unknown key fo", "problem.yaml:10: unknown key bar",
        "judge.yaml:2: unknown key hnts, did you mean hints?",
      ]),
    Flaw(
      "a wrong manifest, and what is wrong whatever it should say",
      [
        "problem.yaml": SamplePackage.manifest + "keywords: one\n",
        ".timelimit": "two\n", "data/secret/02-large.ans": nil,
        "data/secret/01-small.yaml": "a: 1\n",
        "statement": nil,
      ],
      issues: [
        "problem.yaml:9: keywords must be a list, not 'one'",
        ".timelimit:1: must be a number of seconds from 0.001 to 86400, not 'two'",
        "data/secret/01-small.yaml:1: unknown key a",
        "data/secret/02-large.in: has no answer beside it, data/secret/02-large.ans",
        "statement: holds no statement: it is problem.en.md, or .tex or .pdf, by language",
      ]),
    Flaw(
      "a wrong manifest, and what may be right beside it",
      [
        "problem.yaml": SamplePackage.manifest.replacing("pass-fail", with: "{a: 1}")
          + "constants: {n: 5}\n",
        "data/secret/a/test_group.yaml":
          "max_score: 5\nstatic_validation_score: 4\nscore_aggregation: sum\n",
        "data/secret/a/1.in": "", "data/secret/a/1.ans": "", "static_validator/check.py": "",
        "data/secret/b/test_group.yaml": "max_score: {{n}}\noutput_validator_args: [\"{{n}}\"]\n",
        "data/secret/b/1.in": "", "data/secret/b/1.ans": "",
        "submissions/submissions.yaml": "wrong_answer: {score: 1, secret/a: {score: 2}}\n",
      ],
      issues: ["problem.yaml:2: type must be text, not a map"]),
    Flaw(
      "no type that there is, and scores beside it",
      [
        "problem.yaml": SamplePackage.manifest.replacing("pass-fail", with: "scorin"),
        "data/secret/test_group.yaml": "max_score: 5\n",
        "submissions/submissions.yaml": "wrong_answer: {score: 1}\n",
      ],
      issues: ["problem.yaml:2: type scorin is no type of problem"]),
    Flaw(
      "no version that there is, without which nothing else is known",
      [
        "problem.yaml": SamplePackage.manifest.replacing("2025-09", with: "2026-01"),
        "judge.yaml": "schema: 1\nhnts: []\n",
      ],
      issues: [
        "problem.yaml:1: problem_format_version must be one of 2025-09, 2023-07, 2023-07-draft, legacy, legacy-icpc, not '2026-01'"
      ]),
    Flaw(
      "unknown keys beside what is missing",
      [
        "judge.yaml": "schema: 1\nhnts: []\n", "data/secret/01-small.ans": nil,
        "data/sample/test_group.yaml": "full_fedback: true\n",
        "submissions/submissions.yaml": "accepted: {permitted: 5}\n",
      ],
      issues: [
        "judge.yaml:2: unknown key hnts, did you mean hints?",
        "data/sample/test_group.yaml:1: unknown key full_fedback, did you mean full_feedback?",
        "data/secret/01-small.in: has no answer beside it, data/secret/01-small.ans",
        "submissions/submissions.yaml:1: accepted.permitted must be a list, not '5'",
      ]),
    Flaw(
      "wrong types, all of them",
      [
        "problem.yaml": """
        problem_format_version: 2025-09
        type: {a: 1}
        name: [Sum]
        uuid: x
        limits: {time_limit: soon, memory: [1], code: -1, time_multipliers: {ac_to_time_limit: 0}}
        languages: 5x
        allow_file_writing: perhaps
        keywords: one
        constants: {n: []}

        """
      ],
      issues: [
        "problem.yaml:2: type must be text, not a map",
        "problem.yaml:3: name must be text, not a list",
        "problem.yaml:5: limits.memory must be a whole number, not a list",
        "problem.yaml:5: limits.code must be a whole number of KiB from 1 to 4096, not '-1'",
        "problem.yaml:5: limits.time_limit must be a number, not 'soon'",
        "problem.yaml:5: limits.time_multipliers.ac_to_time_limit must be a number from 1 to 1000, not '0'",
        "problem.yaml:6: languages must be a list, not '5x'",
        "problem.yaml:7: allow_file_writing must be true or false, not 'perhaps'",
        "problem.yaml:8: keywords must be a list, not 'one'",
        "problem.yaml:9: constants.n must be a number or a text, not a list",
      ]),
    Flaw("lines that end as on Windows", ["problem.yaml": crlf]),
    Flaw(
      "a byte-order mark", ["problem.yaml": "\u{FEFF}" + SamplePackage.manifest],
      remarks: [
        "problem.yaml:1: begins with a byte-order mark, which the format forbids and is passed over"
      ]),
    Flaw(
      "both of them in settings",
      ["data/secret/test_group.yaml": "\u{FEFF}full_feedback: true\r\n"],
      remarks: [
        "data/secret/test_group.yaml:1: begins with a byte-order mark, which the format forbids and is passed over"
      ]),
    Flaw(
      "no YAML at all", ["problem.yaml": "{{{{"],
      issues: ["problem.yaml:1: is not YAML: did not find expected node content"]),
    Flaw(
      "names that do not count",
      [
        "data/secret/two words.in": "", "data/secret/-x.in": "", "data/secret/.hidden.in": "",
        "submissions/accepted/sü.py": "", "input_validators/.git/x": "",
      ],
      warnings: [
        "data/secret: '-x.in' is not run: names are made of letters, digits, _, . and -, and begin with none of the last two",
        "data/secret: 'two words.in' is not run: names are made of letters, digits, _, . and -, and begin with none of the last two",
      ],
      remarks: [
        "submissions/accepted: 'sü.py' is skipped: names are made of letters, digits, _, . and -, and begin with none of the last two"
      ]),
    Flaw(
      "folders of submissions that are no labels",
      [
        "submissions/mixed/a.py": "", "submissions/mixed/b.py": "",
        "submissions/wrong-answer/b.py": "", "submissions/c.py": "",
      ],
      warnings: [
        "submissions/mixed: 2 submissions skipped: mixed is no label of the format, and submissions.yaml says nothing of it",
        "submissions/wrong-answer: a submission skipped: wrong-answer is no label of the format, and submissions.yaml says nothing of it, did you mean wrong_answer?",
      ],
      remarks: [
        "submissions/c.py: is skipped: submissions lie in folders by their labels, as accepted/"
      ]),
    Flaw(
      "an output validator where the legacy format has it",
      ["output_validators/check.py": ""],
      issues: [
        "output_validators: is passed over: in format 2025-09 the output validator lies in output_validator/"
      ]),
    Flaw(
      "the same of an interactive problem of a draft",
      [
        "problem.yaml": SamplePackage.manifest.replacing("2025-09", with: "2023-07")
          .replacing("pass-fail", with: "interactive"),
        "output_validators/check/check.py": "",
        "data/secret/test_group.yaml": "output_validator_args: [own]\n",
      ],
      issues: [
        "output_validators: is passed over: in format 2023-07 the output validator lies in output_validator/"
      ]),
    Flaw(
      "an output validator that is a file", ["output_validator": "#!/bin/sh\n"],
      issues: [
        "output_validator: is a file: put the output validator into a folder of that name"
      ]),
    Flaw(
      "arguments that mean nothing to the default validator, each where it is set",
      [
        "data/secret/a/test_group.yaml": "hint: x\noutput_validator_args: [float_tolerance]\n",
        "data/secret/a/1.in": "", "data/secret/a/1.ans": "",
        "data/secret/a/2.in": "", "data/secret/a/2.ans": "",
        "data/secret/a/3.in": "", "data/secret/a/3.ans": "",
        "data/secret/a/3.yaml": "output_validator_args: [float_tolerance]\n",
        "data/secret/b/test_group.yaml": "output_validator_args: [case_sensitive]\n",
        "data/secret/b/1.in": "", "data/secret/b/1.ans": "",
        "data/sample/test_group.yaml": "output_validator_flags: float_tolerance\n",
      ],
      issues: [
        "data/sample/test_group.yaml:1: output_validator_flags: float_tolerance of the default output validator needs a value",
        "data/secret/a/test_group.yaml:2: output_validator_args: float_tolerance of the default output validator needs a value",
        "data/secret/a/3.yaml:1: output_validator_args: float_tolerance of the default output validator needs a value",
      ]),
    Flaw(
      "settings where the format has none",
      ["data/testdata.yaml": "on_reject: break\n", "data/test_group.yaml": "hint: x\n"],
      remarks: [
        "data/test_group.yaml: is read as settings of all tests, which the format has not",
        "data/testdata.yaml: is not read: settings are in data/sample and data/secret",
      ]),
    Flaw(
      "a file that starts a submission and is not there",
      [
        "submissions/accepted/p/main.py": "",
        "submissions/submissions.yaml":
          "accepted/p:\n  entrypoint: main.py\nwrong_answer:\n  entrypoint: no.py\naccepted/sum.py: {entrypoint: Sum}\n",
      ],
      issues: [
        "submissions/submissions.yaml:4: wrong_answer.entrypoint is no.py, which wrong_answer/minus.py does not have"
      ]),
    Flaw(
      "folders in programs",
      [
        "submissions/accepted/p/main.py": "", "submissions/accepted/p/lib/x.py": "",
        "submissions/accepted/p/__pycache__/x.pyc": "", "include/python3/deep/x.py": "",
        "output_validator/build": "", "output_validator/src/check.c": "",
      ]),
    Flaw(
      "more files than a sandbox can be told of",
      Dictionary(uniqueKeysWithValues: (0...150).map { ("include/default/\($0).txt", "") }).merging(
        Dictionary(
          uniqueKeysWithValues: (0..<60).map {
            ("data/sample/1.files/\($0)\(String(repeating: "x", count: 220))", "")
          })
      ) { $1 },
      issues: [
        "data/sample/1.files: holds files with names of more than 10 KiB together",
        "include/default: holds 151 files: 150 are the limit, and 10 KiB for their names",
      ]),
    Flaw(
      "rules for nothing",
      [
        "submissions/submissions.yaml":
          "accepted/no*: {permitted: [AC]}\naccepted/*: {'secret/9*': {}}\n"
      ],
      warnings: [
        "submissions/submissions.yaml:2: accepted/*.secret/9* matches no test, so its rules are about nothing",
        "submissions/submissions.yaml:1: accepted/no* matches no submission, so its rules are about nothing",
      ]),
    Flaw(
      "rules of which some are wrong",
      [
        "submissions/submissions.yaml":
          "accepted: {permitted: [OK], score: 3}\nwrong_answer: 7\n'*': {entrypoint: no.py}\n"
      ],
      issues: [
        "submissions/submissions.yaml:1: accepted.permitted.0 must be one of AC, WA, TLE, RTE, not 'OK'",
        "submissions/submissions.yaml:2: wrong_answer must be a map of keys, not '7'",
        "submissions/submissions.yaml:1: accepted.score is for scoring problems, and this is a pass-fail problem",
        "submissions/submissions.yaml:3: *.entrypoint is no.py, which accepted/sum.py does not have",
        "submissions/submissions.yaml:3: *.entrypoint is no.py, which wrong_answer/minus.py does not have",
      ]),
    Flaw(
      "a rule without anything in it",
      ["submissions/submissions.yaml": "accepted: {permited: }\nwrong_answer:\n"],
      issues: [
        "submissions/submissions.yaml:1: accepted.permited is neither a known key nor a pattern with rules of its own"
      ]),
    Flaw(
      "what the format wants and nothing follows from",
      [
        "problem.yaml": SamplePackage.manifest.replacing("uuid", with: "version")
          .replacing("license: unknown", with: "license: cc by")
          .replacing("name: Sum of two", with: "name: {en: Sum, de: Summe}"),
        "output_validator/.gitkeep": "", "submissions/accepted/empty/.gitkeep": "",
      ],
      remarks: [
        "problem.yaml: lacks a uuid, which the format wants",
        "problem.yaml: license cc by needs a rights_owner, authors in credits, or a source",
        "output_validator: is empty, so the default output validator decides",
        "statement: lacks a statement in de, in which problem.yaml names the problem",
        "submissions/accepted/empty: is skipped: it holds no file",
      ]),
    Flaw(
      "an owner of what is public domain",
      [
        "problem.yaml": SamplePackage.manifest
          .replacing("license: unknown", with: "{license: public domain, rights_owner: me}")
          .replacing("{license", with: "license").replacing(", rights", with: "\nrights")
          .replacing("me}", with: "me")
      ],
      remarks: [
        "problem.yaml: rights_owner must not be set: nobody owns what is public domain"
      ]),
    Flaw(
      "folders that other tools use",
      [
        "input_visualizer/show.py": "", "generators/gen.py": "",
        "output_visualizer/run": "", "solution/solution.en.md": "", "attachments/data.zip": "",
        "anything/else.txt": "",
      ]),
    Flaw(
      "a tab in YAML", ["problem.yaml": SamplePackage.manifest + "credits:\n\tauthors: me\n"],
      issues: ["problem.yaml:10: has a tab where YAML wants spaces: indent with spaces"]),
    Flaw(
      "a statement with nothing in it", ["statement/problem.en.md": " \n"],
      issues: ["statement/problem.en.md: is empty"]),
    Flaw(
      "a statement that is a picture of nothing",
      ["statement/problem.en.md": nil, "statement/problem.en.pdf": ""],
      issues: ["statement/problem.en.pdf: is empty"]),
    Flaw(
      "a statement without its language",
      ["statement/problem.en.md": nil, "statement/problem.md": "x"],
      issues: [
        "statement: holds no statement: move statement/problem.md to statement/problem.en.md"
      ]),
    Flaw(
      "a statement where the legacy format has it",
      ["statement": nil, "problem_statement/problem.de.tex": "x"],
      issues: [
        "statement: holds no statement: move problem_statement/problem.de.tex to statement/problem.de.tex"
      ]),
    Flaw(
      "functions and no driver that calls them",
      [
        "judge.yaml":
          "schema: 1\nharness:\n  style: function\n  cpp: {header: s.h}\n  python3: {module: s}\n",
        "include/cpp/main.cpp": "",
      ],
      issues: [
        "judge.yaml:5: harness.python3 has no driver that calls it: there is no include/python3"
      ]),
    Flaw(
      "scores that nothing is said of",
      ["problem.yaml": SamplePackage.manifest.replacing("pass-fail", with: "scoring")],
      remarks: [
        "problem.yaml: type scoring without test_group.yaml in data/secret: its tests share 100 points equally"
      ]),
    Flaw(
      "an answer without its input, and one without its answer",
      ["data/secret/01-small.in": nil, "data/sample/1.ans": nil],
      issues: [
        "data/sample/1.in: has no answer beside it, data/sample/1.ans",
        "data/secret/01-small.ans: has no input beside it",
      ]),
  ]
}
