internal import JudgeCore

// One comes for every test, so an event is no value in a value: `{"test": ...}`, `{"compiled": ..., "artefact": "..."}`.

extension WorkerEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case hello, compiled, artefact, file, size, test, done
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    if let result = try keys.decodeIfPresent(TestResult.self, forKey: .test) {
      self = .test(result)
    } else if let done = try keys.decodeIfPresent(Done.self, forKey: .done) {
      self = .done(done)
    } else if let result = try keys.decodeIfPresent(CompileResult.self, forKey: .compiled) {
      self = .compiled(result, artefact: try keys.decodeIfPresent(String.self, forKey: .artefact))
    } else if let name = try keys.decodeIfPresent(String.self, forKey: .file) {
      self = .file(name: name, size: try keys.decode(Int.self, forKey: .size))
    } else {
      self = .hello(try keys.decode(Hello.self, forKey: .hello))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .hello(let hello): try keys.encode(hello, forKey: .hello)
    case .compiled(let result, let artefact):
      try keys.encode(result, forKey: .compiled)
      try keys.encodeIfPresent(artefact, forKey: .artefact)
    case .file(let name, let size):
      try keys.encode(name, forKey: .file)
      try keys.encode(size, forKey: .size)
    case .test(let result): try keys.encode(result, forKey: .test)
    case .done(let done): try keys.encode(done, forKey: .done)
    }
  }
}
