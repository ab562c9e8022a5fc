/// What is to be done with a program on a GPU, beside the program itself and its tests.
package struct GPUWork: Hashable, Sendable, Codable {
  /// Name of the program's file that is loaded.
  package var file: String
  /// How often a timed case is called before it counts, and then.
  package var warmUps: Int
  package var repeats: Int
  /// Longest time of one call.
  package var callLimit: Duration
  /// What the statement forbids: dotted Python names, `aten::` operations, with `*` for whatever follows.
  package var forbidden: [String]
  /// What the GPU must have at least: device memory, and compute capability (`8.0`).
  package var minimumMemory: ByteCount?
  package var minimumCompute: String?
  /// Host memory of each of the harness's two processes.
  package var memory: ByteCount
  package var host: GPUHost
  package var stopsAtFirstFailure: Bool

  /// What all tests of a submission may take together, from its loading on: their calls, and making and checking data. A job must
  /// have an end that Slurm can be told.
  package static func totalLimit(of callLimit: Duration) -> Duration {
    max(.seconds(900), callLimit * 6)
  }

  package init(
    file: String, warmUps: Int, repeats: Int, callLimit: Duration, forbidden: [String],
    minimumMemory: ByteCount?, minimumCompute: String?, memory: ByteCount, host: GPUHost,
    stopsAtFirstFailure: Bool
  ) {
    self.file = file
    self.warmUps = warmUps
    self.repeats = repeats
    self.callLimit = callLimit
    self.forbidden = forbidden
    self.minimumMemory = minimumMemory
    self.minimumCompute = minimumCompute
    self.memory = memory
    self.host = host
    self.stopsAtFirstFailure = stopsAtFirstFailure
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    file = try keys.decode(String.self, forKey: .file)
    warmUps = try keys.decode(Int.self, forKey: .warmUps)
    repeats = try keys.decode(Int.self, forKey: .repeats)
    callLimit = try keys.decodeDuration(forKey: .callLimit)
    forbidden = try keys.decode([String].self, forKey: .forbidden)
    minimumMemory = try keys.decodeIfPresent(ByteCount.self, forKey: .minimumMemory)
    minimumCompute = try keys.decodeIfPresent(String.self, forKey: .minimumCompute)
    memory = try keys.decode(ByteCount.self, forKey: .memory)
    host = try keys.decode(GPUHost.self, forKey: .host)
    stopsAtFirstFailure = try keys.decode(Bool.self, forKey: .stopsAtFirstFailure)
  }
}
