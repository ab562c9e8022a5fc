internal import Control
internal import Dispatching
internal import JudgeCore
internal import Storage
internal import SystemPackage

// What Prometheus reads. No label names a user, a problem or a submission: whoever may connect may read it, and there are only
// so many series.
extension DaemonBackend {
  func metrics(for caller: Caller) async throws -> String {
    let figures = try await watching.tally.read(store)
    var exposition = Exposition()
    addBuild(to: &exposition)
    addQueue(figures.unfinished, to: &exposition)
    // One more of a verdict tells who looks at the right moment what somebody has just been given.
    if caller.isStaff || assessments.underWay.isEmpty {
      addVerdicts(figures.totals, to: &exposition)
    }
    addTotals(figures.totals, to: &exposition)
    addHealth(to: &exposition)
    addDisk(to: &exposition)
    ProcessFigures.add(to: &exposition)
    return exposition.text
  }

  private func addBuild(to exposition: inout Exposition) {
    exposition.add(
      .gauge, "judge_build_info", "Always 1; its labels say what runs.",
      [(["version": JudgeVersion.text, "mode": health.mode.rawValue], 1)])
    exposition.add(
      .gauge, "judge_start_time_seconds", "When judged began to serve, in seconds since 1970.",
      Double(watching.start.milliseconds) / 1000)
  }

  /// What the queue is told apart by.
  private struct Place: Hashable {
    /// The executor's name; `none`: its problem cannot be judged now.
    var lane: String
    /// What its problem is judged on.
    var device: String
  }

  private func place(of problem: String) -> Place {
    let lane = lanes.all.first { $0.problems.contains(problem) }
    let needsGPU = problemShelf.problem(problem)?.needsGPU == true
    return Place(lane: lane?.executor.name ?? "none", device: needsGPU ? "gpu" : "cpu")
  }

  private func addQueue(
    _ unfinished: [StoreFigures.Unfinished], to exposition: inout Exposition
  ) {
    var places = Set(lanes.all.map { Place(lane: $0.executor.name, device: "cpu") })
    var counts: [Place: [SubmissionState: Int]] = [:]
    var oldest: [Place: Int64] = [:]
    for group in unfinished {
      let place = place(of: group.problem)
      places.insert(place)
      counts[place, default: [:]][group.state, default: 0] += group.count
      // What is judged again was handed in long ago, and nobody waits for it.
      if group.state == .queued && !group.isCopy {
        oldest[place] = min(oldest[place] ?? .max, group.oldest)
      }
    }
    let now = Timestamp.now.milliseconds
    let sorted = places.sorted { ($0.lane, $0.device) < ($1.lane, $1.device) }
    exposition.add(
      .gauge, "judge_unfinished_submissions", "Submissions that are not judged yet.",
      sorted.flatMap { place in
        [SubmissionState.queued, .compiling, .running].map { state in
          (
            ["lane": place.lane, "device": place.device, "state": state.rawValue],
            Double(counts[place]?[state] ?? 0)
          )
        }
      })
    exposition.add(
      .gauge, "judge_queued_again_submissions", "Those in the queue that are judged again.",
      Double(unfinished.filter { $0.isCopy && $0.state == .queued }.reduce(0) { $0 + $1.count }))
    exposition.add(
      .gauge, "judge_oldest_wait_seconds", "How long the one waits that waits longest.",
      sorted.map { place in
        let wait = oldest[place].map { Double(max(now - $0, 0)) / 1000 } ?? 0
        return (["lane": place.lane, "device": place.device], wait)
      })
    exposition.add(
      .gauge, "judge_slots", "How many submissions are judged at a time.",
      lanes.all.map { (["lane": $0.executor.name], Double($0.executor.slots)) })
    exposition.add(
      .gauge, "judge_slots_busy",
      "How many are being judged; tries, which are nobody's, do not count.",
      lanes.all.map { lane in
        let busy = counts.filter { $0.key.lane == lane.executor.name }.values.reduce(0) {
          $0 + ($1[.compiling] ?? 0) + ($1[.running] ?? 0)
        }
        return (["lane": lane.executor.name], Double(busy))
      })
    exposition.add(
      "judge_wait_seconds", "From the hand-in to the first attempt, since judged started.",
      watching.waits.all.map { (["lane": $0.label], $0.counts) })
  }

  private func addVerdicts(_ totals: StoreFigures.Totals, to exposition: inout Exposition) {
    let known = Set(languages.map(\.code))
    var verdicts: [StoreFigures.Given: Int] = [:]
    for verdict in Verdict.allCases {
      for language in known { verdicts[.init(verdict: verdict, language: language)] = 0 }
    }
    for (given, count) in totals.verdicts {
      // Languages of long ago need not be told apart.
      let language = known.contains(given.language) ? given.language : "other"
      verdicts[.init(verdict: given.verdict, language: language), default: 0] += count
    }
    exposition.add(
      .counter, "judge_verdicts_total", "Verdicts that were given.",
      verdicts.sorted {
        ($0.key.verdict.rawValue, $0.key.language) < ($1.key.verdict.rawValue, $1.key.language)
      }
      .map {
        (["verdict": $0.key.verdict.rawValue, "language": $0.key.language], Double($0.value))
      })
  }

  private func addTotals(_ totals: StoreFigures.Totals, to exposition: inout Exposition) {
    exposition.add(
      .counter, "judge_rejected_total", "Hand-ins that could not be submissions.",
      Double(totals.rejected))
    exposition.add(
      .counter, "judge_faults_total", "Attempts that the judge itself failed at.",
      Double(totals.faults))
    exposition.add(
      .counter, "judge_interrupted_total", "Attempts that a stop of judged ended.",
      Double(totals.interrupted))
  }

  private func addHealth(to exposition: inout Exposition) {
    let inForce = health.mechanisms
    exposition.add(
      .gauge, "judge_mechanism_in_force", "Whether this wall of the sandbox is up.",
      Mechanism.allCases.sorted().map { (["mechanism": $0.rawValue], inForce.contains($0) ? 1 : 0) }
    )
    exposition.add(
      .gauge, "judge_degraded", "Always 1: what is missing; `judge status` has the remedy.",
      Set(health.missing.map(\.what)).sorted().map { (["what": $0], 1) })
    exposition.add(
      .gauge, "judge_degraded_count", "How much is missing.", Double(health.missing.count))
    exposition.add(
      .gauge, "judge_unusable_packages", "Problem packages that cannot be read.",
      Double(problemShelf.failures.count))
  }

  private func addDisk(to exposition: inout Exposition) {
    let disks = [("state", watching.database.removingLastComponent()), ("spool", watching.spool)]
      .compactMap { name, path in DiskFigures(path).map { (name, $0) } }
    exposition.add(
      .gauge, "judge_disk_free_bytes", "Room for judged where this folder lies, in bytes.",
      disks.map { (["folder": $0.0], Double($0.1.free.bytes)) })
    exposition.add(
      .gauge, "judge_disk_size_bytes", "Room in all where this folder lies, in bytes.",
      disks.map { (["folder": $0.0], Double($0.1.size.bytes)) })
    exposition.add(
      .gauge, "judge_disk_free_inodes", "How many more files this folder can have.",
      disks.compactMap { disk in disk.1.freeInodes.map { (["folder": disk.0], Double($0)) } })
    exposition.add(
      .gauge, "judge_database_size_bytes", "The database and its log, in bytes.",
      Double(DatabaseFiles(watching.database).size))
    if let last = watching.backups.folder.newestMoment {
      exposition.add(
        .gauge, "judge_last_backup_time_seconds",
        "When judged made its newest backup, in seconds since 1970.",
        Double(last.milliseconds) / 1000)
    }
  }
}
