package import Logging

/// Sends entries to systemd's journal with their fields: priority, `JUDGE_SUBMISSION` and the like.
///
/// See "Journal native protocol" on systemd.io: one datagram an entry, `KEY=value` lines.
package struct JournalHandler: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel = Logger.Level.info
  private let label: String
  private let journal: UnixDatagram
  /// For what the journal does not take.
  private let plain: PlainLogHandler

  /// - Parameter socket: the journal's.
  /// - Returns: `nil` when `socket` is none.
  package init?(label: String, socket: String = "/run/systemd/journal/socket") {
    guard let journal = UnixDatagram(socket) else { return nil }
    self.label = label
    self.journal = journal
    plain = PlainLogHandler(label: label)
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    if journal.send(entry(event)) { return }
    // It may be on its way down or up; standard error still reaches whoever looks.
    var plain = plain
    plain.metadata = metadata
    plain.log(event: event)
  }

  private func entry(_ event: LogEvent) -> [UInt8] {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    // What `journalctl` shows is the message alone.
    let words =
      [LogText.line("\(event.message)")]
      + fields.map { key, value in
        "\(key)=\(LogText.value("\(value)"))"
      }
    var entry = JournalEntry()
    entry.add("MESSAGE", words.joined(separator: " "))
    entry.add("PRIORITY", "\(Self.priority(event.level))")
    entry.add("SYSLOG_IDENTIFIER", label)
    for (key, value) in fields { entry.add(Self.fieldName(key), "\(value)") }
    return entry.bytes
  }

  /// As in syslog(3).
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  /// `JUDGE_SUBMISSION` for `submission`. Names have upper-case letters, digits and underscores, 64 at most.
  static func fieldName(_ key: String) -> String {
    let name = key.utf8.map { byte -> Character in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): Character(Unicode.Scalar(byte - 32))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        Character(Unicode.Scalar(byte))
      default: "_"
      }
    }
    return "JUDGE_" + String(name.prefix(58))
  }
}

/// One entry, as the journal reads it.
private struct JournalEntry {
  private(set) var bytes: [UInt8] = []

  /// A datagram has to fit in the socket's buffer, and people have to read it.
  private static let longest = 16384

  mutating func add(_ name: String, _ value: String) {
    let value = Array(value.utf8.prefix(Self.longest))
    bytes += name.utf8
    if value.contains(UInt8(ascii: "\n")) {
      // With its length before it, a value may hold anything.
      bytes.append(UInt8(ascii: "\n"))
      withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
    } else {
      bytes.append(UInt8(ascii: "="))
    }
    bytes += value
    bytes.append(UInt8(ascii: "\n"))
  }
}
