internal import Control
internal import JudgeCore
internal import NIOPosix
internal import ProblemFormat
internal import Storage

// Assessments. That whoever changes one is staff has been checked.
extension DaemonBackend {
  func assessments(for caller: Caller) async throws -> [AssessmentDocument] {
    var documents: [AssessmentDocument] = []
    for assessment in assessments.all {
      documents.append(try await document(assessment, for: caller))
    }
    return documents
  }

  func assessment(_ name: String, for caller: Caller) async throws -> AssessmentDocument {
    try await document(try known(name), for: caller)
  }

  func setAssessment(
    _ name: String, _ request: AssessRequest, by caller: Caller
  ) async throws -> AssessmentDocument {
    let wanted = try (assessments[name] ?? draft(name, request)).changed(by: request)
    guard wanted.opensAt < wanted.closesAt else {
      throw Refusal(
        .badInput,
        "\(name) would close at \(Timestamp(milliseconds: wanted.closesAt).local()), before it opens"
      )
    }
    try await assessments.change { try await $0.set(wanted, by: caller.uid, name: caller.user) }
    return try await assessment(name, for: caller)
  }

  func startAssessment(_ name: String, by caller: Caller) async throws -> AssessmentDocument {
    let assessment = try known(name)
    let now = Timestamp.now.milliseconds
    // Whoever has started it is told how it stands.
    if assessment.sittings[caller.uid]?.time == nil {
      guard now >= assessment.opensAt else {
        let opening = Timestamp(milliseconds: assessment.opensAt).local()
        throw Refusal(.notAllowed, "\(name) can be started from \(opening) on")
      }
      guard now < assessment.closesAt else {
        let end = Timestamp(milliseconds: assessment.closesAt).local()
        let free = Timestamp(milliseconds: assessment.overAt).local()
        throw Refusal(
          .notAllowed, "\(name) was over at \(end); its problems are open to all from \(free) on")
      }
      try await assessments.change {
        try await $0.start(name, at: now, by: caller.uid, name: caller.user)
      }
    }
    return try await self.assessment(name, for: caller)
  }

  func giveTime(
    _ name: String, _ request: ExtraTimeRequest, by caller: Caller
  ) async throws -> AssessmentDocument {
    _ = try known(name)
    // Looking it up can block.
    let user = try await NIOThreadPool.singleton.runIfActive { KnownUser(named: request.user) }
    guard let user else { throw Refusal(.notFound, "there is no user \(request.user)") }
    try await assessments.change {
      try await $0.giveTime(name, minutes: request.minutes, to: user.uid, name: user.name)
    }
    return try await assessment(name, for: caller)
  }

  func removeAssessment(_ name: String, by caller: Caller) async throws {
    _ = try known(name)
    try await assessments.change { store in
      try await explaining { () async throws(StorageError) in
        try await store.removeAssessment(name)
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
      throw Refusal(.notAllowed, obstacle.words(about: problem))
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
  private func document(
    _ assessment: TimedAssessment, for caller: Caller
  ) async throws -> AssessmentDocument {
    let standings = try await store.standings(
      in: assessment, of: caller.isStaff ? nil : caller.uid)
    let sittings = assessment.sittings.map { uid, sitting in
      (uid, document(sitting, standings[uid] ?? [:], in: assessment))
    }
    let installed = problemShelf.names
    return AssessmentDocument(
      name: assessment.name, phase: assessment.phase(at: Timestamp.now.milliseconds),
      opensAt: Timestamp(milliseconds: assessment.opensAt),
      closesAt: Timestamp(milliseconds: assessment.closesAt), minutes: assessment.minutes,
      problems: assessment.problems.map { part in
        .init(
          problem: part.problem, attempts: part.attempts,
          isInstalled: installed.contains(part.problem))
      },
      yours: sittings.first { $0.0 == caller.uid }?.1,
      sittings: caller.isStaff ? sittings.map(\.1).sorted { $0.user < $1.user } : nil)
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

extension TimedAssessment {
  fileprivate func changed(by request: AssessRequest) -> TimedAssessment {
    var changed = self
    if let problems = request.problems { changed.problems = problems }
    if let opening = request.opensAt { changed.opensAt = opening.milliseconds }
    if let end = request.closesAt { changed.closesAt = end.milliseconds }
    if let minutes = request.minutes { changed.minutes = minutes }
    return changed
  }

  fileprivate func phase(at moment: Int64) -> AssessmentDocument.Phase {
    moment < opensAt ? .planned : moment < overAt ? .open : .over
  }
}
