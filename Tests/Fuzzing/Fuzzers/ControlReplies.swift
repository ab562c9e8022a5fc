import Control
import FoundationEssentials
import JudgeCore

extension Fuzzer {
  /// What the daemon answers, as its client reads it: lines of JSON, of which the first byte says in what pieces they come.
  static let controlReplies = Fuzzer(name: "control-replies") { bytes in
    guard let (_, whole, cut) = inTwoWays(bytes, read: { lines($0, pieces: $1) }) else { return }
    try hold(whole.isTooLong == cut.isTooLong, "too long a line only when it comes in pieces")
    guard !whole.isTooLong else { return }
    try hold(whole.lines == cut.lines, "other lines when they come in pieces")
    for line in whole.lines {
      try hold(!line.isEmpty && !line.contains(UInt8(ascii: "\n")), "no line")
      try read(line)
    }
  }

  private static func read(_ line: Data) throws {
    guard (try? ControlJSON.decode(Anything.self, from: line)) != nil else {
      return try readMoment(line)
    }
    try isStable(SubmissionDocument.self, line)
    try isStable(SubmissionReply.self, line)
    try isStable(StatusReply.self, line)
    try isStable([ProblemSummary].self, line)
    try isStable(BoardReply.self, line)
    try isStable(EvidenceReply.self, line)
    try isStable(RejudgingDocument.self, line)
    try isStable(StatementReply.self, line)
    try isStable(TemplateReply.self, line)
    try isStable(Refusal.self, line)
  }

  private static func readMoment(_ line: Data) throws {
    let text = String(decoding: line, as: UTF8.self)
    if let moment = Timestamp(text) {
      try hold(moment.description == text, "a moment is written otherwise")
      try hold(Timestamp(milliseconds: moment.milliseconds) == moment, "a moment out of range")
    }
  }

  /// Any JSON at all: most inputs are none, which need not be found out for each type.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }

  /// Reading rounds to what is written; from then on nothing changes any more.
  private static func isStable<Value: Codable & Equatable>(
    _ type: Value.Type, _ line: Data
  ) throws {
    guard let value = try? ControlJSON.decode(type, from: line) else { return }
    let written = try ControlJSON.line(value)
    try hold(!written.contains(UInt8(ascii: "\n")), "a \(type) takes several lines")
    let again = try ControlJSON.line(try ControlJSON.decode(type, from: written))
    try hold(
      again == written,
      "a \(type) changes: \(String(decoding: written, as: UTF8.self)) becomes \(String(decoding: again, as: UTF8.self))"
    )
  }

  private static func lines(_ body: [UInt8], pieces: Int) -> (lines: [Data], isTooLong: Bool) {
    // One line end more than there are, so that the last line counts.
    let body = body + [UInt8(ascii: "\n")]
    var splitter = LineSplitter(limit: ByteCount(bytes: 2048))
    var lines: [Data] = []
    for start in stride(from: 0, to: body.count, by: pieces) {
      guard let more = try? splitter.add(body[start..<min(start + pieces, body.count)]) else {
        return ([], true)
      }
      lines += more
    }
    return (lines, false)
  }
}
