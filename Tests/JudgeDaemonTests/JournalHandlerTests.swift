import JudgeDaemon
import Logging
import SystemPackage
import TestSupport
import Testing

@Suite struct JournalHandlerTests {
  @Test func `an entry has its priority and its fields`() throws {
    let fields = try logged { log in
      var log = log
      log[metadataKey: "submission"] = "12"
      log.notice("judged", metadata: ["problem": "sum", "verdict": "AC"])
    }
    #expect(fields.map(\.name).count == Set(fields.map(\.name)).count)
    let all = Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(
      all == [
        "MESSAGE": "judged problem=sum submission=12 verdict=AC", "PRIORITY": "5",
        "SYSLOG_IDENTIFIER": "judged", "JUDGE_SUBMISSION": "12", "JUDGE_PROBLEM": "sum",
        "JUDGE_VERDICT": "AC",
      ])
  }

  @Test(arguments: [
    (Logger.Level.trace, "7"), (.debug, "7"), (.info, "6"), (.notice, "5"), (.warning, "4"),
    (.error, "3"), (.critical, "2"),
  ])
  func `levels are priorities of syslog`(level: Logger.Level, priority: String) throws {
    let fields = try logged { $0.log(level: level, "x") }
    #expect(fields.first { $0.name == "PRIORITY" }?.value == priority)
  }

  @Test func `foreign text forges neither fields nor lines`() throws {
    let name = "a\nPRIORITY=0\nJUDGE_SUBMISSION=7\n\u{1B}[2J\u{2028}.py submission=8"
    let fields = try logged { log in
      log.notice("rejected \(name)", metadata: ["submission": "12", "reason": "\(name)"])
    }
    let names = fields.map(\.name)
    #expect(names.filter { $0 == "PRIORITY" } == ["PRIORITY"])
    #expect(fields.filter { $0.name == "JUDGE_SUBMISSION" }.map(\.value) == ["12"])
    // The field itself is what it was; the line for people is one line.
    #expect(fields.first { $0.name == "JUDGE_REASON" }?.value == name)
    let message = try #require(fields.first { $0.name == "MESSAGE" }?.value)
    #expect(!message.contains("\n") && !message.contains("\u{1B}") && !message.contains("\u{2028}"))
    #expect(message.contains(#"\u{A}PRIORITY=0\u{A}"#))
    #expect(message.hasSuffix(" submission=12"))
    // What could be taken for a key of its own stands in quotes.
    #expect(message.contains(#" reason="a\\u{A}PRIORITY=0"#))
  }

  @Test func `keys of libraries are names of fields`() throws {
    let long = String(repeating: "x", count: 100)
    let fields = try logged { $0.info("x", metadata: ["hb.request-id": "1", "\(long)": "2"]) }
    #expect(fields.first { $0.value == "1" }?.name == "JUDGE_HB_REQUEST_ID")
    #expect(fields.first { $0.value == "2" }?.name.utf8.count == 64)
  }

  @Test func `a huge entry is cut`() throws {
    let fields = try logged {
      $0.info("x", metadata: ["reason": "\(String(repeating: "r", count: 1 << 20))"])
    }
    let lengths = fields.map(\.value.utf8.count)
    #expect(lengths.max() ?? 0 <= 16384)
  }

  private struct Field {
    var name: String
    var value: String
  }

  /// What the journal gets of what `body` logs: one entry.
  private func logged(_ body: (Logger) -> Void) throws -> [Field] {
    let scratch = try ScratchFolder()
    let socket = scratch.path.appending("journal").string
    let journal = try DatagramListener(socket)
    let handler = try #require(JournalHandler(label: "judged", socket: socket))
    var log = Logger(label: "judged") { _ in handler }
    log.logLevel = .trace
    body(log)
    let entry = try #require(journal.next())
    #expect(journal.next() == nil)
    return try parsed(entry)
  }

  /// Reads an entry as the journal does.
  private func parsed(_ entry: [UInt8]) throws -> [Field] {
    var (fields, rest) = ([Field](), entry[...])
    while !rest.isEmpty {
      let end = try #require(rest.firstIndex(of: UInt8(ascii: "\n")))
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
        fields.append(Field(name: text(line[..<equals]), value: text(line[(equals + 1)...])))
        continue
      }
      let count = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      let value = rest.dropFirst(8).prefix(count)
      fields.append(Field(name: text(line), value: text(value)))
      rest = rest.dropFirst(8 + count)
      #expect(rest.first == UInt8(ascii: "\n"))
      rest = rest.dropFirst()
    }
    return fields
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
