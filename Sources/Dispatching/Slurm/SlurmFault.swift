internal import WorkerProtocol

/// Why a job came to nothing, in words.
enum SlurmFault {
  /// - Parameters:
  ///   - node: where it ran; `nil`: nowhere, or it is not known.
  ///   - hasGreeted: whether its worker had said hello.
  ///   - stopReason: why we have stopped it ourselves; `nil`: we have not.
  ///   - said: what srun wrote to standard error.
  ///   - error: how the conversation with the worker ended.
  static func words(
    node: String?, hasGreeted: Bool, stopReason: String?, said: String, error: any Error
  ) -> String {
    let place = node.map { " on \(SlurmText.word($0))" } ?? ""
    // It has done its work and says itself what was wrong, or it is none of ours.
    if error is ExecutorFault { return "the worker\(place) failed: \(error)" }
    if case .otherVersion? = error as? ProtocolError { return "the worker\(place) \(error)" }
    let why = [stopReason ?? cause(said), SlurmText.reason(said)].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: "; Slurm said: ")
    let event = hasGreeted ? "the worker\(place) broke off" : "no worker came up\(place)"
    switch error as? ProtocolError {
    case .truncated?, nil: return why.isEmpty ? "\(event): \(error)" : "\(event): \(why)"
    case let flaw?: return "\(event): \(flaw)"
    }
  }

  /// What srun's words mean to whoever has to mend it; `nil`: nothing more than they say.
  private static func cause(_ said: String) -> String? {
    if said.contains("Node failure") || said.contains("NODE FAILURE") { return "the node was lost" }
    if said.contains("DUE TO TIME LIMIT") { return "Slurm's time limit struck" }
    if said.contains("CANCELLED") || said.contains("Force Terminated") {
      return "the job was cancelled"
    }
    if said.contains("execve()") {
      return "judge-worker is not there: install it as slurm.worker in judge.conf says"
    }
    if said.contains(/\boom[-_ ]/.ignoresCase()) || said.contains("Out Of Memory") {
      return "the job ran out of memory"
    }
    return nil
  }
}
