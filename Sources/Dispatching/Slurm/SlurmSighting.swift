/// How a job of ours stands, as far as Slurm says.
enum SlurmSighting: Hashable, Sendable {
  case waiting(reason: String, ahead: Int)
  /// It has a node, and its worker is being started or at work.
  case running(node: String)
  /// Slurm does not know it (any more).
  case gone
  /// Slurm does not answer: nothing is known.
  case unknown

  /// - Parameter row: `nil`: squeue did not tell of it.
  init(_ row: SlurmQueue.Row?, in queue: SlurmQueue) {
    guard let row else {
      self = .gone
      return
    }
    switch row.state {
    case "PENDING": self = .waiting(reason: row.reason, ahead: queue.ahead(of: row))
    case "RUNNING", "CONFIGURING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT":
      self = .running(node: row.nodes)
    // COMPLETING and all final states.
    default: self = .gone
    }
  }

  /// What whoever handed in is told.
  ///
  /// - Parameter wantsGPU: whether the job asks for a GPU.
  func words(wantsGPU: Bool) -> String {
    switch self {
    case .waiting(let reason, let ahead):
      "waiting for \(wantsGPU ? "a GPU" : "a node"): \(Self.why(reason, ahead))"
    case .running(let node): "starting on \(SlurmText.word(node))"
    case .gone: "waiting for Slurm"
    case .unknown: "waiting: Slurm does not answer"
    }
  }

  private static func why(_ reason: String, _ ahead: Int) -> String {
    // Reasons: squeue(1), "JOB REASON CODES".
    if reason.hasPrefix("ReqNodeNotAvail") || reason.hasPrefix("Nodes required for job are DOWN") {
      return "the nodes are down, drained or reserved"
    }
    if reason.hasPrefix("JobHeld") {
      return "it is held: the cluster's administrators can release it"
    }
    if reason == "PartitionDown" || reason == "PartitionInactive" {
      return "the partition is closed"
    }
    let known = ["None", "Resources", "Priority"]
    let said = known.contains(reason) ? "" : " (Slurm says \(SlurmText.word(reason)))"
    return (ahead == 0 ? "next in line" : "\(ahead) ahead") + said
  }

  /// Why such a job would wait for ever; `nil`: it would not.
  var hopelessness: String? {
    guard case .waiting(let reason, _) = self else { return nil }
    let hopeless = [
      "PartitionTimeLimit", "PartitionNodeLimit", "BadConstraints", "InvalidAccount", "InvalidQOS",
      "AssociationTimeLimit", "QOSTimeLimit",
    ]
    return hopeless.contains(reason)
      ? "Slurm would never start the job: \(reason)" : nil
  }
}
