internal import FoundationEssentials
internal import JudgeCore

/// What the harness's owner tells the worker. The owner runs code of the package: what it says is checked like any
/// foreign word.
enum OwnerMessage: Hashable {
  case test(Test)
  /// The harness or the package's own code failed.
  case fault(String)
  case end

  struct Test: Hashable {
    var name: String
    var verdict: Verdict
    var message: String
    var figures: GPUFigures?
    /// Whether the guest is of no use any more.
    var isGuestGone: Bool
  }

  /// - Returns: `nil` for what is no message.
  init?(_ bytes: some Collection<UInt8>) {
    guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(bytes)) else { return nil }
    if wire.end == true {
      self = .end
    } else if let fault = wire.fault {
      self = .fault(fault)
    } else if let name = wire.test, let verdict = wire.verdict.flatMap(Verdict.init(rawValue:)),
      Self.possible.contains(verdict), wire.gpu?.isPlausible ?? true
    {
      self = .test(
        Test(
          name: name, verdict: verdict, message: wire.message ?? "", figures: wire.gpu,
          isGuestGone: wire.gone ?? false))
    } else {
      return nil
    }
  }

  private static let possible: Set<Verdict> = [
    .accepted, .wrongAnswer, .timeLimit, .memoryLimit, .runTimeError,
  ]

  private struct Wire: Decodable {
    var test: String?
    var verdict: String?
    var message: String?
    var gpu: GPUFigures?
    var gone: Bool?
    var fault: String?
    var end: Bool?
  }
}

/// What the worker tells the owner, once.
struct OwnerJob: Encodable {
  struct Test: Encodable {
    var name: String
    /// The test's input: one line of `key=value` words.
    var `case`: String
  }

  var language: String
  var path: String
  var tests: [Test]
  var stops: Bool
  var warmup: Int
  var repeats: Int
  var callSeconds: Double
  var totalSeconds: Double
  var forbidden: [String]
  /// What the GPU must have at least: bytes, compute capability.
  var minimumMemory: Int64?
  var minimumCompute: String?

  enum CodingKeys: String, CodingKey {
    case language, path, tests, stops, warmup, repeats, forbidden
    case callSeconds = "call_seconds"
    case totalSeconds = "total_seconds"
    case minimumMemory = "minimum_memory"
    case minimumCompute = "minimum_compute"
  }
}
