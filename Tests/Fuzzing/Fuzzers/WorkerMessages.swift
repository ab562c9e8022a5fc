import Control
import JudgeCore
import WorkerProtocol

extension Fuzzer {
  /// A frame's payload: an event, as the daemon reads it, and a job, as the worker reads it.
  static let workerMessages = Fuzzer(name: "worker-messages") { bytes in
    let payload = Array(bytes)
    if let event = try? Message.decode(WorkerEvent.self, from: payload) {
      let again = try Message.decode(WorkerEvent.self, from: Message.encode(event))
      try hold(again == event, "an event is read as another than was written")
      try use(event, payload)
    }
    if let job = try? Message.decode(Job.self, from: payload) {
      let again = try Message.decode(Job.self, from: Message.encode(job))
      try hold(again == job, "a job is read as another than was written")
      use(job)
    }
  }

  /// What the daemon does with an event.
  private static func use(_ event: WorkerEvent, _ payload: [UInt8]) throws {
    var submission = Submission(
      id: 1, problem: "sum", language: "c", fileName: "a.c", user: "u", uid: 1, submittedAt: 0,
      state: .running)
    switch event {
    case .hello, .file: return
    case .compiled(let result, _):
      submission.compile = result
      _ = result.wall.nanosecondCount
    case .test(let result):
      submission.tests = [result]
      submission.usage = result.rerun.map { $0.union(result.usage) } ?? result.usage
      for usage in [result.usage, result.rerun].compactMap(\.self) {
        _ = (usage.cpu.nanosecondCount, usage.wall.nanosecondCount)
      }
    case .done(var done):
      var seal = EventSeal(key: "00", nonce: "1")
      seal.add(payload)
      done.mac = seal.seal(done)
      try hold(seal.fits(done), "a seal does not fit what it was made over")
      done.attempt &+= 1
      try hold(!seal.fits(done), "a seal fits another attempt")
      return
    }
    _ = try ControlJSON.line(SubmissionDocument(submission, detail: .outputs, isOwn: true))
  }

  /// What the worker does with a job.
  private static func use(_ job: Job) {
    guard case .run(let run) = job.task else { return }
    var all = [run.limits]
    if case .custom(_, let limits) = run.validator { all.append(limits) }
    for limits in all {
      _ = limits.hardCPU.nanosecondCount
      _ = (limits.wall.nanosecondCount, limits.memory.kibibytes, limits.output.kibibytes)
    }
    for test in run.tests { _ = try? DefaultValidator(arguments: test.validatorArguments) }
  }
}
