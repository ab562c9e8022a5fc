internal import Glibc

/// Where a command prints, and what that place can show.
package struct Console: Sendable {
  /// Whether a person looks on: then progress is redrawn in place.
  package var isTerminal: Bool
  package var palette: Palette
  /// Columns that tables may take; `nil`: as many as they like.
  package var width: Int?
  private let write: @Sendable (String) -> Void
  private let complain: @Sendable (String) -> Void

  package init(
    isTerminal: Bool, isColoured: Bool, width: Int?,
    write: @escaping @Sendable (String) -> Void, complain: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.palette = Palette(isColoured: isColoured)
    self.width = width
    self.write = write
    self.complain = complain
  }

  /// That of the command which is running.
  @TaskLocal package static var current = Console.standard

  /// Standard output and standard error.
  package static var standard: Console {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let mayColour = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return Console(
      isTerminal: isTerminal && !isDumb, isColoured: isTerminal && mayColour && !isDumb,
      width: isTerminal ? terminalWidth() : nil,
      write: { StandardStream.write($0, to: STDOUT_FILENO) },
      complain: { StandardStream.write($0, to: STDERR_FILENO) })
  }

  /// Columns for running text.
  package var textWidth: Int { min(width ?? 80, 100) }

  package func print(_ line: String) { write(line + "\n") }
  package func print(_ lines: [String]) {
    if !lines.isEmpty { write(lines.joined(separator: "\n") + "\n") }
  }
  /// Prints as it is, without an end of line.
  func printRaw(_ text: String) { write(text) }
  /// Says what went wrong: one line on standard error.
  package func warn(_ line: String) { complain("judge: \(line)\n") }
  func warnRaw(_ text: String) { complain(text) }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(Int(size.ws_col), 20)
  }
}

/// Standard output and error, written to at once.
private enum StandardStream {
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        stop(errno, descriptor)
      }
    }
  }

  /// Nothing more can be said there.
  private static func stop(_ reason: Int32, _ descriptor: Int32) -> Never {
    if reason == EPIPE {
      // The reader has seen enough, as with any other command; a library may have had the signal ignored.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    if descriptor == STDOUT_FILENO {
      write(
        "judge: cannot write to standard output: \(String(cString: strerror(reason)))\n",
        to: STDERR_FILENO)
    }
    exit(ExitStatus.ownFault.rawValue)
  }
}
