internal import ArgumentParser
internal import Control

/// How much of a submission is shown.
struct DetailOptions: ParsableArguments {
  @Flag(help: "Show a row for every test, however many were accepted.")
  var tests = false

  @Flag(
    help:
      "Show all that samples printed which failed or wrote to standard error, and all that the compiler said, and put it in the JSON."
  )
  var output = false

  func report(on submission: SubmissionDocument) -> SubmissionReport {
    var report = SubmissionReport(submission: submission)
    report.showsAllTests = tests
    report.showsAllOutputs = output
    return report
  }
}
