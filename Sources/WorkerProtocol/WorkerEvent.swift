package import JudgeCore

/// What a worker tells on its standard output, one frame an event.
package enum WorkerEvent: Hashable, Sendable {
  /// Once, when the worker is ready.
  case hello(Hello)
  /// The end of a compile job's work. `artefact` names the program where there is one.
  case compiled(CompileResult, artefact: String?)
  /// A file of the program that a compile job was to give back. Its bytes follow, as those of a job's parcels do.
  case file(name: String, size: Int)
  /// One test of a run job has been judged.
  case test(TestResult)
  /// The last event of a job; without a valid one the job did not happen.
  case done(Done)

  package struct Hello: Hashable, Sendable, Codable {
    package var version: Int
    package var host: String
    package var pid: Int32
    package var mode: PrivilegeMode
    package var mechanisms: [Mechanism]
    /// The numbers of the GPUs that Slurm has given the worker, with commas between; `nil`: none.
    package var gpus: String?

    package init(
      host: String, pid: Int32, mode: PrivilegeMode, mechanisms: [Mechanism], gpus: String? = nil,
      version: Int = WorkerVersion.current
    ) {
      self.version = version
      self.host = host
      self.pid = pid
      self.mode = mode
      self.mechanisms = mechanisms
      self.gpus = gpus
    }
  }

  package struct Done: Hashable, Sendable, Codable {
    package var attempt: Int64
    /// The worker's own fault, in words; `nil` when it did its work.
    package var fault: String?
    /// The walls that were in force during all of the job's runs.
    package var mechanisms: [Mechanism]
    /// MAC over the job's events and this one (``EventSeal``).
    package var mac: String

    package init(attempt: Int64, fault: String?, mechanisms: [Mechanism], mac: String = "") {
      self.attempt = attempt
      self.fault = fault
      self.mechanisms = mechanisms
      self.mac = mac
    }
  }
}
