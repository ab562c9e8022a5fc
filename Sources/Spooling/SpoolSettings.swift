package import JudgeCore

/// What a spool takes, and how patient it is.
package struct SpoolSettings: Hashable, Sendable {
  /// File name ending, with its dot, to language code: `".py": "python3"`.
  package var languages: [String: String]
  /// The largest submission. Default 128 KiB.
  package var maximumSize: ByteCount
  /// How long a file that nobody was seen closing has to stay unchanged before it is taken. Default 2 s.
  package var settle: Duration
  /// The same for a file that was seen being opened for writing, but never closed. Default 10 min.
  package var patience: Duration
  /// Time between two rescans. Default 3 s.
  package var rescanInterval: Duration
  /// How many rejected files are kept in `.rejected/`, oldest removed first. Default 200.
  package var keptRejections: Int
  /// How many bytes they may have together. Default 64 MiB.
  package var keptBytes: ByteCount

  package init(
    languages: [String: String], maximumSize: ByteCount = .kib(128),
    settle: Duration = .seconds(2), patience: Duration = .seconds(600),
    rescanInterval: Duration = .seconds(3), keptRejections: Int = 200,
    keptBytes: ByteCount = .mib(64)
  ) {
    self.languages = languages
    self.maximumSize = maximumSize
    self.settle = settle
    self.patience = patience
    self.rescanInterval = rescanInterval
    self.keptRejections = keptRejections
    self.keptBytes = keptBytes
  }
}
