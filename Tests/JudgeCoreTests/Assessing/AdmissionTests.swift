import JudgeCore
import Testing

/// Who may work on what in timed assessments.
@Suite struct AdmissionTests {
  private static let minute: Int64 = 60_000
  private static let (early, started, idle) = (UInt32(1), UInt32(2), UInt32(3))

  /// Open from minute 100 to minute 200, 75 minutes each. One began at once, one late and with 30 minutes more.
  private static let week3 = TimedAssessment(
    name: "week3", problems: [.init(problem: "sum", attempts: 2), .init(problem: "max")],
    opensAt: 100 * minute, closesAt: 200 * minute, minutes: 75,
    sittings: [
      early: Sitting(user: "early", time: 100 * minute..<175 * minute),
      started: Sitting(user: "late", time: 150 * minute..<230 * minute, extraMinutes: 30),
      idle: Sitting(user: "idle", extraMinutes: 10),
    ])

  struct Case: CustomTestStringConvertible, Sendable {
    var what: String
    var uid: UInt32
    var problem = "sum"
    /// In thousandths of a minute, so that a border has two sides.
    var at: Int64
    /// `nil`: nothing is in the way.
    var words: String?

    var testDescription: String { what }
  }

  private static let cases = [
    Case(what: "before it opens", uid: 9, at: 99_999, words: "which can be started from 100 on"),
    Case(what: "open, not started", uid: 9, at: 100_000, words: "`judge start week3` begins"),
    Case(
      what: "more time alone is no start", uid: idle, at: 150_000,
      words: "`judge start week3` begins"),
    Case(what: "a problem of no assessment", uid: 9, problem: "other", at: 150_000),
    Case(what: "at the start", uid: early, at: 100_000),
    Case(what: "in the last moment", uid: early, at: 174_999),
    Case(
      what: "a moment later", uid: early, at: 175_000,
      words: "your time for the assessment week3 was over at 175; sum is open to all from 230 on"),
    Case(
      what: "a start counts from then on", uid: started, at: 149_999,
      words: "`judge start week3` begins"),
    Case(what: "beyond the end for all, with more time", uid: started, at: 229_999),
    Case(
      what: "who never started waits for the last one", uid: 9, at: 200_000,
      words: "the assessment week3 was over at 200; sum is open to all from 230 on"),
    Case(what: "over for all", uid: 9, at: 230_000),
    Case(what: "over for who had more time as well", uid: started, at: 230_000),
  ]

  @Test(arguments: cases)
  func `what is said depends on the moment`(_ given: Case) {
    let moment = given.at * Self.minute / 1000
    let admission = Admission(of: given.uid, to: given.problem, at: moment, in: [Self.week3])
    if case .refused(let obstacle) = admission {
      let free = Admission.freeing(of: given.problem, in: [Self.week3]) ?? 0
      let words = obstacle.words(about: given.problem, freeAt: free) { "\($0 / Self.minute)" }
      #expect(given.words.map { words.contains($0) } == true, "\(words)")
    } else {
      #expect(given.words == nil)
    }
  }

  @Test func `one's own time counts before what another assessment says`() {
    var later = Self.week3
    (later.name, later.sittings, later.opensAt) = ("week4", [:], 300 * Self.minute)
    later.closesAt = 400 * Self.minute
    let both = [later, Self.week3]
    let own = Admission(of: Self.early, to: "sum", at: 120 * Self.minute, in: both)
    #expect(
      own
        == .admitted(
          assessment: "week3", time: 100 * Self.minute..<175 * Self.minute, attempts: 2))
    let other = Admission(of: 9, to: "sum", at: 240 * Self.minute, in: both)
    #expect(other == .refused(.opensLater(assessment: "week4", at: 300 * Self.minute)))
    #expect(other.assessment == "week4" && Admission.free.assessment == nil)
    // What one lets go, another keeps.
    #expect(Admission.freeing(of: "sum", in: both) == 400 * Self.minute)
    #expect(Admission.freeing(of: "other", in: both) == nil)
    #expect(Admission(of: Self.early, to: "max", at: 0, in: []) == .free)
  }

  @Test(arguments: [
    ("week3", true), ("a", true), ("2026-w3.retake_1", true),
    (String(repeating: "a", count: 64), true),
    (String(repeating: "a", count: 65), false), ("", false), ("Week3", false), (".week", false),
    ("week 3", false), ("week/3", false), ("wéek", false), ("week3\n", false),
  ])
  func `names are plain`(name: String, isName: Bool) {
    #expect(TimedAssessment.isName(name) == isName)
  }
}
