package import JudgeCore

extension SubmissionDocument {
  /// How much of a submission a document tells.
  package enum Detail: Hashable, Sendable {
    /// No tests: for lists.
    case summary
    case tests
    /// With what failing samples were given and printed.
    case outputs
  }

  /// - Parameters:
  ///   - isOwn: whether the reader may see its file's name, what it printed and what was said about it; verdicts and figures
  ///     are for everybody.
  package init(_ submission: Submission, detail: Detail, isOwn: Bool) {
    problem = submission.problem
    user = submission.user
    submittedAt = Timestamp(milliseconds: submission.submittedAt)
    state = submission.state
    message = isOwn ? submission.message : ""
    // What was never handed in has no number.
    id = submission.id == 0 ? nil : submission.id
    language = submission.language
    fileName = isOwn ? submission.fileName : nil
    verdict = submission.verdict
    cpu = submission.usage.map { Milliseconds($0.cpu) }
    wall = submission.usage.map { Milliseconds($0.wall) }
    memory = submission.usage.map { Kibibytes($0.memory) }
    score = submission.score
    executor = submission.executor
    host = submission.host
    mode = submission.mode
    mechanisms = submission.mechanisms?.sorted()
    limits = submission.limits.map { LimitsDocument($0) }
    attempt = submission.attempt
    queuePosition = submission.queuePosition
    expectedWait = submission.expectedWait.map { Milliseconds($0) }
    skipped = submission.skipped
    testCount = submission.testCount
    gpu = submission.gpu
    sourceSHA256 = submission.sourceSHA256
    compile = submission.compile.map { CompileDocument($0, isOwn: isOwn) }
    cancelledBy = submission.cancelledBy
    withheldBy = submission.withheldBy
    if detail != .summary {
      groups = submission.groups
      tests = submission.tests.map {
        TestDocument($0, hasOutput: detail == .outputs && isOwn, isOwn: isOwn)
      }
    }
  }

  /// This document without what failing samples printed.
  package var withoutOutputs: SubmissionDocument {
    var document = self
    document.tests = tests?.map { test in
      var test = test
      test.comparison = nil
      return test
    }
    return document
  }
}

extension CompileDocument {
  init(_ compile: CompileResult, isOwn: Bool) {
    ok = compile.ok
    cached = compile.cached
    wall = Milliseconds(compile.wall)
    // Compilers quote the source.
    output = isOwn ? compile.output : ""
  }
}

extension TestDocument {
  init(_ test: TestResult, hasOutput: Bool, isOwn: Bool) {
    name = test.name
    verdict = test.verdict
    cpu = Milliseconds(test.usage.cpu)
    wall = Milliseconds(test.usage.wall)
    memory = Kibibytes(test.usage.memory)
    message = isOwn ? test.message : ""
    exitStatus = test.exitStatus
    signal = test.signal
    rerun = test.rerun.map { UsageDocument($0) }
    gpu = test.gpu
    start = test.start
    score = test.score
    comparison = hasOutput ? test.comparison.map { ComparisonDocument($0) } : nil
  }
}

extension UsageDocument {
  init(_ usage: Usage) {
    cpu = Milliseconds(usage.cpu)
    wall = Milliseconds(usage.wall)
    memory = Kibibytes(usage.memory)
  }
}

extension ComparisonDocument {
  init(_ comparison: TestResult.Comparison) {
    input = comparison.input
    expected = comparison.expected
    got = comparison.got
    errors = comparison.errors
  }
}
