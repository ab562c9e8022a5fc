/// Whether somebody may work on a problem at some moment, as far as assessments have a say in that.
package enum Admission: Hashable, Sendable {
  /// No assessment has: it is anybody's.
  case free
  /// Their time for the assessment of that name runs.
  case admitted(assessment: String, time: Range<Int64>, attempts: Int?)
  case refused(Obstacle)

  /// Why not, in the assessment of that name.
  package enum Obstacle: Hashable, Sendable {
    case opensLater(assessment: String, at: Int64)
    case notStarted(assessment: String)
    case timeIsUp(assessment: String, since: Int64)
    /// It ended for all but those with more time, and they had not started it.
    case missed(assessment: String, since: Int64)
  }

  /// Their time in one assessment counts, whatever another one that has the same problem says.
  package init(of uid: UInt32, to problem: String, at moment: Int64, in all: [TimedAssessment]) {
    let answers = all.map { $0.admission(of: uid, to: problem, at: moment) }
    self =
      answers.first { $0.isAdmitted } ?? answers.first { $0 != .free } ?? .free
  }

  /// When no assessment keeps a problem from anybody any more; `nil`: none has it.
  package static func freeing(of problem: String, in all: [TimedAssessment]) -> Int64? {
    all.filter { $0.part(problem) != nil }.map(\.overAt).max()
  }

  /// Which one has a say in it.
  package var assessment: String? {
    switch self {
    case .free: nil
    case .admitted(let name, _, _): name
    case .refused(.opensLater(let name, _)), .refused(.notStarted(let name)),
      .refused(.timeIsUp(let name, _)), .refused(.missed(let name, _)):
      name
    }
  }

  private var isAdmitted: Bool {
    if case .admitted = self { true } else { false }
  }
}

extension TimedAssessment {
  fileprivate func admission(of uid: UInt32, to problem: String, at moment: Int64) -> Admission {
    guard let part = part(problem), moment < overAt else { return .free }
    guard let time = sittings[uid]?.time, time.lowerBound <= moment else {
      if moment < opensAt { return .refused(.opensLater(assessment: name, at: opensAt)) }
      return .refused(
        moment < closesAt
          ? .notStarted(assessment: name)
          : .missed(assessment: name, since: closesAt))
    }
    return time.contains(moment)
      ? .admitted(assessment: name, time: time, attempts: part.attempts)
      : .refused(.timeIsUp(assessment: name, since: time.upperBound))
  }
}

extension Admission.Obstacle {
  /// In one line, with what to do.
  ///
  /// - Parameters:
  ///   - freeAt: when the problem is anybody's.
  ///   - moment: writes a moment as people read it.
  package func words(
    about problem: String, freeAt: Int64, _ moment: (Int64) -> String
  ) -> String {
    switch self {
    case .opensLater(let name, let opening):
      "\(problem) belongs to the assessment \(name), which can be started from \(moment(opening)) on"
    case .notStarted(let name):
      "\(problem) belongs to the assessment \(name): `judge start \(name)` begins your time for it"
    case .timeIsUp(let name, let end):
      "your time for the assessment \(name) was over at \(moment(end)); \(problem) is open to all from \(moment(freeAt)) on"
    case .missed(let name, let end):
      "the assessment \(name) was over at \(moment(end)); \(problem) is open to all from \(moment(freeAt)) on"
    }
  }
}
