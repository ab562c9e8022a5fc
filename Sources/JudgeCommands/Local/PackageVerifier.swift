internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

/// Checks a package against itself: its jury submissions against their labels, its data against its validators, its
/// time limit against its solutions.
struct PackageVerifier: Sendable {
  let problem: Problem
  let languages: [Language]
  let executor: any Executor
  /// Whether every submission is run on all tests.
  var runsAllTests = false
  /// Whether the machine has what the submissions need; if not, only the data are looked at.
  var judgesSubmissions = true
  /// Whether what is handed in is judged on this machine, so that it must have what that needs.
  var isJudgedHere = true
  /// What the machine has; `nil`: it is not known.
  var memory: ByteCount?
  /// The largest source that can be handed in; `nil`: it is not known.
  var largestSource: ByteCount?
  /// Names of other problems that have the same `uuid`.
  var namesakes: [String] = []
  /// Results of earlier runs; `nil`: everything is run.
  var reuse: ResultReuse?
  /// Is told of each step.
  var report: @Sendable (VerificationStep) -> Void = { _ in }

  func verify() async throws -> PackageVerification {
    var verification = told
    report(.planned((judgesSubmissions ? problem.jurySubmissions.count : 0) + 1))
    async let checks = checkData()
    if judgesSubmissions && verification.omission == nil {
      try await judgeSubmissions(&verification)
    } else if problem.statesTimeLimit {
      verification.timeLimit = Milliseconds(problem.limits.cpu)
      verification.timeLimitOrigin = .stated
    }
    let found = try await checks
    verification.problems += found.problems
    verification.problems += found.faults.lines(besides: verification.submissions.map(\.message))
    verification.warnings += found.warnings
    if !problem.hasSolution { verification.problems.append(PackageVerification.noSolution) }
    return verification
  }

  /// What can be said of the package before anything of it is run.
  private var told: PackageVerification {
    var told = PackageVerification(package: problem.name)
    let unfilled = problem.unfilledConstants()
    let codes = LanguageCodes(problem: problem, languages: languages)
    told.notes = (problem.remarks + unfilled.others).map(\.description)
    told.warnings = problem.warnings.map(\.description) + codes.warnings
    if !namesakes.isEmpty {
      told.warnings.append(
        "problem.yaml: the uuid is also that of \(namesakes.joined(separator: ", ")): each problem needs its own"
      )
    }
    told.warnings += largestSource.flatMap { problem.excess(overSource: $0) }.map { [$0] } ?? []
    told.problems = unfilled.variants.map(\.description) + codes.problems + lacks
    told.problems += memory.map { problem.excesses(overMemory: $0) } ?? []
    if !judgesSubmissions {
      told.omission = "the submissions need a GPU, and there is none here: they were not judged"
    } else if !codes.problems.isEmpty {
      told.omission = "the submissions were not judged: which languages they may be in is not known"
    }
    return told
  }

  /// What the machine lacks.
  private var lacks: [String] {
    isJudgedHere ? MachineNeeds(problem: problem, languages: languages).lacks : []
  }

  private func checkData() async throws -> DataVerifier.Findings {
    let bench = DataBench(problem: problem, executor: executor, reuse: reuse)
    let findings = try await DataVerifier(bench: bench, languages: languages).findings()
    report(.checkedData)
    return findings
  }

  private func judgeSubmissions(_ verification: inout PackageVerification) async throws {
    var jury = JuryJudge(
      problem: problem, languages: languages, executor: executor, reuse: reuse, report: report)
    jury.runsAllTests = runsAllTests
    let (known, calibration) = try await jury.calibrate()
    let limit = calibration?.limit ?? problem.limits.cpu
    verification.timeLimit = Milliseconds(limit)
    verification.timeLimitOrigin =
      problem.statesTimeLimit ? .stated : calibration?.limit == nil ? .default : .calibrated
    if lacks.isEmpty { verification.problems += calibration?.problems ?? [] }
    jury.problem.calibrate(limit)
    jury.isCalibrated = calibration.map { $0.limit != nil && $0.problems.isEmpty } ?? false
    let outcomes = try await jury.outcomes(known: known)
    verification.submissions = outcomes.compactMap(\.entry)
    verification.warnings += outcomes.compactMap(\.warning)
    if !outcomes.contains(where: { $0.submission.group == "accepted" && $0.entry != nil }),
      problem.hasSolution && lacks.isEmpty
    {
      verification.problems.append("no accepted submission could be judged here")
    }
    var margins = PackageVerification.Margins()
    margins.slowest = calibration?.slowest
    // Without a limit there is none to hold them against.
    if problem.statesTimeLimit || jury.isCalibrated {
      margins = try await jury.margins(outcomes, slowest: margins.slowest)
    }
    verification.margins = margins
    let tight = jury.tightness(of: margins)
    verification.problems += tight.problems
    verification.warnings += tight.warnings
    verification.problems += ranges(outcomes)
    verification.notes += partialSolutions(outcomes)
  }

  /// Scores that groups must not have, by the package's own word.
  private func ranges(_ outcomes: [JuryJudge.Outcome]) -> [String] {
    guard let scoring = problem.scoring else { return [] }
    return outcomes.flatMap { outcome in
      scoring.outOfRange(outcome.result?.groups ?? []).map { "\(outcome.submission.path): \($0)" }
    }
  }

  /// Where there is a best score, what is accepted should reach it, and what is accepted partially should not.
  private func partialSolutions(_ outcomes: [JuryJudge.Outcome]) -> [String] {
    guard let best = problem.scoring?.best else { return [] }
    return outcomes.compactMap { outcome in
      let (submission, expectation) = (outcome.submission, outcome.submission.expectation)
      guard outcome.entry?.verdict == .accepted, let score = outcome.entry?.score else {
        return nil
      }
      if expectation.isPartial {
        return score == best
          ? "\(submission.path) scores \(Points.text(best)), the best that there can be" : nil
      }
      guard submission.group == "accepted", expectation.scores.isEmpty, score != best else {
        return nil
      }
      return "\(submission.path) scores \(Points.text(score)), not all of \(Points.text(best))"
    }
  }
}

/// How far the checking of a package has come.
enum VerificationStep: Hashable, Sendable {
  /// How many things there are to be checked: submissions, and the data as one.
  case planned(Int)
  case running(String, TrialProgress)
  case judged(PackageVerification.Entry)
  /// A submission that cannot be run here.
  case passedOver(String)
  case checkedData
}
