// A worker tells of every test, and the daemon reads it: so much so that what coders do for each nested value is a good part of what
// judging a short test costs. Hence numbers and texts alone, wherever a result has nothing else to tell.

extension Usage: Codable {
  /// In nanoseconds and bytes.
  private enum CodingKeys: String, CodingKey { case cpu, wall, memory }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    cpu = try keys.decodeNanoseconds(forKey: .cpu)
    wall = try keys.decodeNanoseconds(forKey: .wall)
    memory = ByteCount(bytes: try keys.decode(Int64.self, forKey: .memory))
  }

  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(cpu.nanosecondCount, forKey: .cpu)
    try keys.encode(wall.nanosecondCount, forKey: .wall)
    try keys.encode(memory.bytes, forKey: .memory)
  }
}

extension TestResult: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, verdict, cpu, wall, memory, exitStatus, signal, message, comparison, rerun, gpu,
      start
    case validatorScore, score, judgeMessage
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    name = try keys.decode(String.self, forKey: .name)
    verdict = try keys.decodeName(forKey: .verdict)
    usage = Usage(
      cpu: try keys.decodeNanoseconds(forKey: .cpu),
      wall: try keys.decodeNanoseconds(forKey: .wall),
      memory: ByteCount(bytes: try keys.decode(Int64.self, forKey: .memory)))
    exitStatus = try keys.decodeIfPresent(Int32.self, forKey: .exitStatus)
    signal = try keys.decodeIfPresent(Int32.self, forKey: .signal)
    message = try keys.decodeIfPresent(String.self, forKey: .message) ?? ""
    start = keys.contains(.start) ? try keys.decodeName(forKey: .start) : nil
    score = try keys.decodeIfPresent(Double.self, forKey: .score)
    judgeMessage = try keys.decodeIfPresent(String.self, forKey: .judgeMessage)
    comparison = try keys.decodeRare(forKey: .comparison)
    rerun = try keys.decodeRare(forKey: .rerun)
    gpu = try keys.decodeRare(forKey: .gpu)
    validatorScore = try keys.decodeRare(forKey: .validatorScore)
  }

  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(name, forKey: .name)
    try keys.encode(verdict.rawValue, forKey: .verdict)
    try keys.encode(usage.cpu.nanosecondCount, forKey: .cpu)
    try keys.encode(usage.wall.nanosecondCount, forKey: .wall)
    try keys.encode(usage.memory.bytes, forKey: .memory)
    try keys.encodeIfPresent(exitStatus, forKey: .exitStatus)
    try keys.encodeIfPresent(signal, forKey: .signal)
    if !message.isEmpty { try keys.encode(message, forKey: .message) }
    if let start { try keys.encode(start.rawValue, forKey: .start) }
    try keys.encodeIfPresent(score, forKey: .score)
    try keys.encodeIfPresent(judgeMessage, forKey: .judgeMessage)
    if let comparison { try keys.encode(comparison, forKey: .comparison) }
    if let rerun { try keys.encode(rerun, forKey: .rerun) }
    if let gpu { try keys.encode(gpu, forKey: .gpu) }
    if let validatorScore { try keys.encode(validatorScore, forKey: .validatorScore) }
  }
}

extension KeyedDecodingContainer {
  /// A duration as a number of nanoseconds, within what ``decodeDuration(forKey:)`` takes.
  fileprivate func decodeNanoseconds(forKey key: Key) throws -> Duration {
    try checked(.nanoseconds(decode(Int64.self, forKey: key)), forKey: key)
  }

  /// What is named by a text.
  fileprivate func decodeName<Value: RawRepresentable<String>>(forKey key: Key) throws -> Value {
    guard let value = Value(rawValue: try decode(String.self, forKey: key)) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "no such \(Value.self)")
    }
    return value
  }

  /// What most results do not have: to look for it is cheaper than to ask for it.
  fileprivate func decodeRare<Value: Decodable>(forKey key: Key) throws -> Value? {
    contains(key) ? try decode(Value.self, forKey: key) : nil
  }
}
