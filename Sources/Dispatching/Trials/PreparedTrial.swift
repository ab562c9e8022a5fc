internal import JudgeCore
internal import WorkerProtocol

/// A trial of which the programs are compiled.
struct PreparedTrial: Sendable {
  var compile: CompileResult
  /// `nil`: the submission did not compile.
  var program: Job.Program?
  var validator: Job.Validator
  /// The package's own static validator, if a test asks for it.
  var staticValidator: Job.Program?
  /// The package's own grader, if it has one.
  var grader: Job.Program?
  /// The programs' files, for a worker that has not compiled them.
  var cargo = Cargo()
  /// Where it was compiled.
  var host: String
  var mode: PrivilegeMode
  var mechanisms: [Mechanism]
}
