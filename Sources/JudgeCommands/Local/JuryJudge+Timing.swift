internal import Control
internal import Dispatching
internal import JudgeCore
internal import ProblemFormat

// What the time limit is to be, and how much room it leaves.
extension JuryJudge {
  typealias Margins = PackageVerification.Margins

  struct Calibration: Sendable {
    /// `nil`: there is nothing to go by.
    var limit: Duration?
    var slowest: Margins.Time?
    var problems: [String] = []
  }

  /// Finds the time limit of a package that states none, by those of its submissions that must be fast enough.
  ///
  /// - Returns: what they were judged to be on all tests, by their paths; `nil`: the package states its limit.
  func calibrate() async throws -> (known: [String: TrialResult], Calibration?) {
    if problem.statesTimeLimit { return ([:], nil) }
    var calibration = Calibration()
    let timed = problem.jurySubmissions.filter { submission in
      submission.expectation.timeBounds.contains { $0.side == .lower }
        && obstacle(to: submission) == nil
    }
    let known = try await results(of: timed)
    for submission in timed {
      guard let result = known[submission.path] else { continue }
      let time = time(of: submission, result, .lower)
      calibration.slowest = Self.larger(calibration.slowest, time)
      // What waits for something that never comes has no such time; that its label is wrong shows later.
      if let time, time.isAtLeast, time.cpu.duration >= Self.generous {
        calibration.problems.append(
          "\(submission.path) takes more than \(Figures.time(Self.generous)), so no time limit can be found by it"
        )
      }
    }
    guard let slowest = calibration.slowest else {
      // What kept those from being judged that there are is told with them.
      if timed.isEmpty {
        calibration.problems.append(
          "no time limit: the package states none, and no submission could be judged that must be in time"
        )
      }
      return (known, calibration)
    }
    // Without one there is nothing to be gained by giving all of them as much time.
    calibration.limit =
      calibration.problems.isEmpty
      ? problem.timing.limit(slowest: slowest.cpu.duration) : Self.ordinary
    return (known, calibration)
  }

  private func results(of submissions: [JurySubmission]) async throws -> [String: TrialResult] {
    struct Timed: Sendable {
      var path: String
      var result: TrialResult?
    }
    return try await withThrowingTaskGroup(of: Timed.self) { group in
      for submission in submissions {
        group.addTask { Timed(path: submission.path, result: try await timed(submission)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.path] = $1.result }
    }
  }

  /// Runs a submission on all tests with as much time as it wants. Most want little, and what waits for something that never comes
  /// is not waited for longer than for those.
  ///
  /// - Returns: `nil`: our own fault keeps it from being judged, which will show again.
  private func timed(_ submission: JurySubmission) async throws -> TrialResult? {
    do {
      let first = try await result(of: submission, limit: Self.ordinary, all: true)
      let wanted = Self.ordinary * scale(of: submission)
      guard first.tests.contains(where: { $0.usage.cpu >= wanted }) else { return first }
      return try await result(of: submission, limit: Self.generous, all: true)
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      return nil
    }
  }

  // MARK: - Margins

  /// What the limit is to be held against.
  ///
  /// - Parameter slowest: of those that must be fast enough, if it is known.
  func margins(_ outcomes: [Outcome], slowest: Margins.Time?) async throws -> Margins {
    var margins = Margins()
    margins.slowest = slowest
    if slowest == nil {
      for outcome in outcomes {
        guard let result = outcome.result, result.skipped == 0 else { continue }
        margins.slowest = Self.larger(
          margins.slowest, time(of: outcome.submission, result, .lower))
      }
    }
    let times = try await tooSlow(outcomes)
    margins.fastest = times.min { ($0.cpu.duration, $0.path) < ($1.cpu.duration, $1.path) }
    return margins
  }

  /// The times of those that must be too slow, as far as they are to be known.
  private func tooSlow(_ outcomes: [Outcome]) async throws -> [Margins.Time] {
    try await withThrowingTaskGroup(of: Margins.Time?.self) { group in
      for outcome in outcomes {
        guard let result = outcome.result else { continue }
        let patterns = patterns(of: outcome.submission, .upper)
        let slow = Set(
          result.tests.filter { test in
            test.verdict == .timeLimit && patterns.contains { $0?.matches(test.name) ?? true }
          }.map(\.name))
        if !slow.isEmpty {
          group.addTask { try await tooSlow(outcome.submission, tests: slow) }
        }
      }
      return try await group.reduce(into: []) { times, time in
        if let time { times.append(time) }
      }
    }
  }

  /// Runs what was too slow once more with the room that it ought to fill; one test that does is enough.
  private func tooSlow(
    _ submission: JurySubmission, tests names: Set<String>
  ) async throws -> Margins.Time? {
    let bound = problem.timing.bound(of: problem.limits.cpu)
    let tests = problem.tests.filter { names.contains($0.name) }
    do {
      let result = try await result(of: submission, limit: bound, all: false, tests: tests)
      if result.tests.contains(where: { $0.verdict == .timeLimit }) {
        return Margins.Time(
          path: submission.path, cpu: Milliseconds(bound), isAtLeast: true)
      }
      return time(of: submission, result, .upper)
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      // Whether it is too slow is known; how much so is not worth failing for.
      return nil
    }
  }

  /// What is wrong, or only tight, about the limit.
  func tightness(of margins: Margins) -> (problems: [String], warnings: [String]) {
    let rule = problem.timing
    let limit = problem.limits.cpu
    let tight = rule.tightness(
      of: limit, slowest: margins.slowest?.cpu.duration, fastest: margins.fastest?.cpu.duration)
    var (problems, warnings) = ([String](), [String]())
    if tight.contains(.accepted), let slowest = margins.slowest {
      warnings.append(
        "\(slowest.words) leaves little room: it should fit \(Self.factor(rule.acceptedFactor)) times into the limit of \(Figures.time(limit))"
      )
    }
    if tight.contains(.tooSlow), let fastest = margins.fastest {
      let least = Figures.time(rule.bound(of: limit))
      let words =
        "\(fastest.words) is close to the limit of \(Figures.time(limit)): it should take \(least) at least"
      if problem.statesTimeLimit || !rule.tooSlowDecides {
        warnings.append(words)
      } else {
        problems.append(words + ", so no time limit suits all submissions")
      }
    }
    return (problems, warnings)
  }

  /// `2`, `1.5`.
  private static func factor(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  /// The time of a submission on the tests that count, without its language's factor; `nil`: none of them count.
  private func time(
    of submission: JurySubmission, _ result: TrialResult, _ side: Expectation.TimeBound.Side
  ) -> Margins.Time? {
    let patterns = patterns(of: submission, side)
    let tests = result.tests.filter { test in
      patterns.contains { $0?.matches(test.name) ?? true }
    }
    guard let slowest = tests.map(\.decisive.cpu).max() else { return nil }
    return Margins.Time(
      path: submission.path, cpu: Milliseconds(slowest / scale(of: submission)),
      isAtLeast: tests.contains { $0.verdict == .timeLimit })
  }

  private func patterns(
    of submission: JurySubmission, _ side: Expectation.TimeBound.Side
  ) -> [TestPattern?] {
    submission.expectation.timeBounds.filter { $0.side == side }.map(\.tests)
  }

  private static func larger(_ left: Margins.Time?, _ right: Margins.Time?) -> Margins.Time? {
    guard let left, let right else { return left ?? right }
    return left.cpu.duration >= right.cpu.duration ? left : right
  }
}
