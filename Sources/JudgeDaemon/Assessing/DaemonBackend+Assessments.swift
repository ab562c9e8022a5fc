internal import Control
internal import JudgeCore
internal import NIOPosix
internal import ProblemFormat
internal import Storage

// Assessments. That whoever changes one is staff has been checked.
extension DaemonBackend {
  /// Without what anybody has reached in them.
  func assessments(for caller: Caller) -> [AssessmentDocument] {
    assessments.all.map { document($0, for: caller) }
  }

  func assessment(_ name: String, for caller: Caller) async throws -> AssessmentDocument {
    let assessment = try known(name)
    let standings = try await store.standings(
      in: assessment, of: caller.isStaff ? nil : caller.uid)
    return document(assessment, standings, for: caller)
  }

  func setAssessment(
    _ name: String, _ request: AssessRequest, by caller: Caller
  ) async throws -> AssessmentDocument {
    let extras = try await users(of: request)
    var takenOut: [String] = []
    try await assessments.change { store in
      let present = try assessments[name] ?? draft(name, request)
      let wanted = present.changed(by: request)
      guard wanted.opensAt < wanted.closesAt else {
        let end = Timestamp(milliseconds: wanted.closesAt).local()
        throw Refusal(.badInput, "\(name) would close at \(end), before it opens")
      }
      takenOut = present.problems.map(\.problem).filter { wanted.part($0) == nil }
      try await store.setAssessment(wanted, giving: extras, by: caller.uid, name: caller.user)
    }
    var document = try await assessment(name, for: caller)
    document.takenOut = takenOut
    return document
  }

  /// Who is to have more time. Looking them up can block.
  private func users(of request: AssessRequest) async throws -> [ExtraTime] {
    try await NIOThreadPool.singleton.runIfActive {
      try request.extra.map { extra in
        guard let user = KnownUser(named: extra.user) else {
          throw Refusal(.notFound, "there is no user \(extra.user)")
        }
        return ExtraTime(uid: user.uid, user: user.name, minutes: extra.minutes)
      }
    }
  }

  func startAssessment(_ name: String, by caller: Caller) async throws -> AssessmentDocument {
    guard caller.isStaff || caller.hasName else {
      throw Refusal(.notAllowed, "an assessment is started under one's user name; you have none")
    }
    try await assessments.change { store in
      let assessment = try known(name)
      // Whoever has started it is told how it stands.
      if assessment.sittings[caller.uid]?.time != nil { return }
      let now = Timestamp.now.milliseconds
      try assessment.requireOpen(at: now)
      // It waits for the disk: not a task's business.
      try await NIOThreadPool.singleton.runIfActive {
        try store.startAssessment(name, at: now, by: caller.uid, name: caller.user)
      }
    }
    return try await assessment(name, for: caller)
  }

  func removeAssessment(_ name: String, by caller: Caller) async throws {
    try await assessments.change { store in
      let uids = Array(try known(name).sittings.keys)
      // Staff may have tried it out.
      let staff = try await NIOThreadPool.singleton.runIfActive { [staff = intake.staff] in
        uids.filter(staff.has)
      }
      try await explaining { () async throws(StorageError) in
        try await store.removeAssessment(name, startedBy: staff)
      }
    }
  }

  /// Those that the caller can start, or whose time runs for them.
  func openAssessments(for caller: Caller) -> [StatusReply.OpenAssessment] {
    let now = Timestamp.now.milliseconds
    return assessments.all.compactMap { assessment in
      if let time = assessment.sittings[caller.uid]?.time {
        let end = Timestamp(milliseconds: time.upperBound)
        return time.contains(now) ? .init(name: assessment.name, endsAt: end) : nil
      }
      let canStart = !caller.isStaff && (assessment.opensAt..<assessment.closesAt).contains(now)
      return canStart ? .init(name: assessment.name, endsAt: nil) : nil
    }
  }

  /// Lets nobody see a problem whose time for it has not come, or is over; staff see everything.
  ///
  /// - Returns: what assessments have to say of it.
  @discardableResult
  func admit(_ caller: Caller, to problem: String) throws(Refusal) -> Admission {
    if caller.isStaff { return .free }
    let admission = assessments.admission(of: caller.uid, to: problem)
    if case .refused(let obstacle) = admission {
      throw Refusal(
        .notAllowed,
        obstacle.words(about: problem, freeAt: assessments.freeing(of: problem)) {
          Timestamp(milliseconds: $0).local()
        })
    }
    return admission
  }

  func isUnderAssessment(_ problem: String) -> Bool { assessments.isUnderWay(problem) }

  private func known(_ name: String) throws(Refusal) -> TimedAssessment {
    if let assessment = assessments[name] { return assessment }
    let hint = NearName.question(
      about: name, among: assessments.all.map(\.name), else: ": `judge assessments` lists them")
    throw Refusal(.notFound, "there is no assessment \(name)\(hint)")
  }

  private func draft(_ name: String, _ request: AssessRequest) throws(Refusal) -> TimedAssessment {
    guard request.problems != nil, let end = request.closesAt else {
      throw Refusal(
        .wrongUsage, "\(name) is new: say which problems it has (-p) and when it closes (--closes)")
    }
    return TimedAssessment(
      name: name, problems: [], opensAt: Timestamp.now.milliseconds, closesAt: end.milliseconds,
      minutes: AssessRequest.usualMinutes)
  }
}

// MARK: - Documents

extension DaemonBackend {
  /// - Parameter standings: `nil`: it does not matter here what anybody has reached.
  private func document(
    _ assessment: TimedAssessment, _ standings: [UInt32: [String: AssessmentStanding]]? = nil,
    for caller: Caller
  ) -> AssessmentDocument {
    let installed = problemShelf.names
    var document = AssessmentDocument(
      name: assessment.name, phase: assessment.phase(at: Timestamp.now.milliseconds),
      opensAt: Timestamp(milliseconds: assessment.opensAt),
      closesAt: Timestamp(milliseconds: assessment.closesAt),
      overAt: Timestamp(milliseconds: assessment.overAt), minutes: assessment.minutes,
      results: assessment.results,
      problems: assessment.problems.map { part in
        .init(
          problem: part.problem, attempts: part.attempts,
          isInstalled: installed.contains(part.problem))
      })
    func sitting(_ uid: UInt32) -> AssessmentDocument.Sitting? {
      assessment.sittings[uid].map { self.document($0, standings?[uid] ?? [:], in: assessment) }
    }
    document.yours = sitting(caller.uid)
    document.yours?.withhold(assessments.withheld(from: caller))
    if caller.isStaff && standings != nil {
      document.sittings = assessment.sittings.keys.compactMap(sitting)
        .sorted { $0.user < $1.user }
    }
    return document
  }

  private func document(
    _ sitting: Sitting, _ standings: [String: AssessmentStanding], in assessment: TimedAssessment
  ) -> AssessmentDocument.Sitting {
    AssessmentDocument.Sitting(
      user: sitting.user,
      startedAt: sitting.time.map { Timestamp(milliseconds: $0.lowerBound) },
      endsAt: sitting.time.map { Timestamp(milliseconds: $0.upperBound) },
      extraMinutes: sitting.extraMinutes,
      results: assessment.problems.compactMap { part in
        standings[part.problem].map { standing in
          .init(
            problem: part.problem, solved: standing.solved, attempts: standing.attempts,
            bestScore: standing.scores.map { problemShelf.best(of: $0, at: part.problem) })
        }
      })
  }
}

extension AssessmentDocument.Sitting {
  /// Leaves nothing but the number of attempts of problems whose results are withheld from some hand-in on.
  fileprivate mutating func withhold(_ since: [String: Int64]) {
    for index in results.indices {
      guard let moment = since[results[index].problem], let endsAt, moment < endsAt.milliseconds
      else { continue }
      (results[index].solved, results[index].bestScore) = (nil, nil)
    }
  }
}

extension TimedAssessment {
  fileprivate func changed(by request: AssessRequest) -> TimedAssessment {
    var changed = self
    if let problems = request.problems { changed.problems = problems }
    if let opening = request.opensAt { changed.opensAt = opening.milliseconds }
    if let end = request.closesAt { changed.closesAt = end.milliseconds }
    if let minutes = request.minutes { changed.minutes = minutes }
    if let results = request.results { changed.results = results }
    return changed
  }

  fileprivate func phase(at moment: Int64) -> AssessmentDocument.Phase {
    // Whoever has started it goes on, though it be moved to a later day.
    let runs = sittings.values.contains { $0.time?.contains(moment) ?? false }
    return moment < opensAt && !runs ? .planned : moment < overAt ? .open : .over
  }

  fileprivate func requireOpen(at moment: Int64) throws(Refusal) {
    guard moment >= opensAt else {
      let opening = Timestamp(milliseconds: opensAt).local()
      throw Refusal(.notAllowed, "\(name) can be started from \(opening) on")
    }
    guard moment < closesAt else {
      let end = Timestamp(milliseconds: closesAt).local()
      throw Refusal(.notAllowed, "\(name) was over at \(end)")
    }
  }
}
