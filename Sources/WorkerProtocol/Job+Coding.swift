// Every job names its tests, so here, too, only what is there is told, and texts rather than values in values: see
// TestResult+Coding.swift in JudgeCore.

extension Job.File {
  /// A path begins with a slash, a hash does not.
  fileprivate var text: String {
    switch self {
    case .at(let path): path
    case .sent(let hash): hash
    }
  }

  fileprivate init(text: String) {
    self = text.hasPrefix("/") ? .at(path: text) : .sent(hash: text)
  }
}

extension Job.Test: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, isSample, input, answer, validatorArguments, note, arguments, files
  }

  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    let answer = try keys.decodeIfPresent(String.self, forKey: .answer).map(Job.File.init)
    self.init(
      name: try keys.decode(String.self, forKey: .name),
      isSample: try keys.decode(Bool.self, forKey: .isSample),
      data: try keys.decodeIfPresent(String.self, forKey: .input).map {
        Data(input: Job.File(text: $0), answer: answer)
      },
      validatorArguments: try keys.decodeTexts(forKey: .validatorArguments),
      note: try keys.decodeIfPresent(String.self, forKey: .note) ?? "")
    arguments = try keys.decodeTexts(forKey: .arguments)
    let files = try keys.decodeTexts(forKey: .files)
    guard files.count.isMultiple(of: 2) else {
      throw DecodingError.dataCorruptedError(
        forKey: .files, in: keys, debugDescription: "a name without a file")
    }
    self.files = stride(from: 0, to: files.count, by: 2).map {
      Job.NamedFile(name: files[$0], file: Job.File(text: files[$0 + 1]))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(name, forKey: .name)
    try keys.encode(isSample, forKey: .isSample)
    try keys.encodeIfPresent(data?.input.text, forKey: .input)
    try keys.encodeIfPresent(data?.answer?.text, forKey: .answer)
    if !note.isEmpty { try keys.encode(note, forKey: .note) }
    if !validatorArguments.isEmpty {
      try keys.encode(validatorArguments, forKey: .validatorArguments)
    }
    if !arguments.isEmpty { try keys.encode(arguments, forKey: .arguments) }
    if !files.isEmpty {
      try keys.encode(files.flatMap { [$0.name, $0.file.text] }, forKey: .files)
    }
  }
}

extension KeyedDecodingContainer {
  fileprivate func decodeTexts(forKey key: Key) throws -> [String] {
    contains(key) ? try decode([String].self, forKey: key) : []
  }
}
