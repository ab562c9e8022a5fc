/// What Slurm and nodes write, made fit to be shown and recorded.
enum SlurmText {
  /// The word without anything that is no letter, digit or plain mark, and not too long.
  static func word(_ text: some StringProtocol) -> String {
    let plain = text.unicodeScalars.filter { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic
          || "0123456789-_.,:[]()/ ".unicodeScalars.contains(scalar))
    }
    return String(String.UnicodeScalarView(plain.prefix(80)))
  }

  /// What srun wrote to standard error, as one line of what it says: without its own name and time stamps.
  ///
  /// - Returns: empty when it said nothing.
  static func reason(_ errors: String) -> String {
    let lines = errors.split(whereSeparator: \.isNewline).map { line in
      printable(
        line.trimmingPrefix(/(srun|squeue|scancel|slurmstepd(-[A-Za-z0-9_.-]+)?): (error: )?/))
    }
    var said: [String] = []
    for line in lines where !line.isEmpty && !said.contains(line) { said.append(line) }
    return said.suffix(4).joined(separator: "; ")
  }

  private static func printable(_ line: Substring) -> String {
    let scalars = line.unicodeScalars.filter { $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(scalars.prefix(300)))
  }

  /// The node that srun's words are about; `nil`: it names none.
  static func node(in errors: String) -> String? {
    let patterns = [
      /srun: error: ([A-Za-z0-9_.-]+): task/, /slurmstepd-([A-Za-z0-9_.-]+):/,
      /Node failure on ([A-Za-z0-9_.-]+)/, /\ ON ([A-Za-z0-9_.-]+) CANCELLED/,
    ]
    for pattern in patterns {
      if let match = errors.firstMatch(of: pattern) { return String(match.1) }
    }
    return nil
  }

  /// Whether srun failed because the controller could not be reached, before it had accepted a job.
  static func tellsOfNoController(_ errors: String) -> Bool {
    // The first is what slurm_strerror(3) gives for SLURM_COMMUNICATIONS_CONNECTION_ERROR of a controller; the others come
    // from one that dies while it is being asked (seen with 22.05).
    let signs = [
      "Unable to contact slurm controller", "Zero Bytes were transmitted or received",
      "Socket timed out on send/recv operation", "Unexpected message received",
      "Transport endpoint is not connected", "Connection refused", "Connection reset by peer",
    ]
    return errors.contains("Unable to allocate resources") && signs.contains { errors.contains($0) }
  }
}
