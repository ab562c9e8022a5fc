/// A claim's unique name; all that recovery must know and the file cannot tell is in it.
///
/// `<ms>-<random>-i<inode>.<problem>` for a drop, whose owner the file knows, and
/// `<ms>-<random>-u<uid>[-<language>].<problem>` for what has no file of its user's own.
struct ClaimName: Hashable, Sendable {
  enum Origin: Hashable, Sendable {
    case drop(inode: UInt64)
    case handIn(uid: UInt32, language: String?)
  }

  let receivedAt: Int64
  let random: UInt64
  let origin: Origin
  let problem: String?

  init(origin: Origin, problem: String?, receivedAt: Int64) {
    self.receivedAt = receivedAt
    self.random = .random(in: .min ... .max)
    self.origin = origin
    self.problem = problem
  }

  /// Reads a name in `.claimed/`; `nil` if it is none of ours.
  init?(_ text: String) {
    guard let dot = text.firstIndex(of: ".") else { return nil }
    let parts = text[..<dot].split(separator: "-", maxSplits: 3)
    guard parts.count >= 3, let receivedAt = Int64(parts[0]),
      let random = UInt64(parts[1], radix: 16)
    else { return nil }
    switch parts[2].first {
    case "i":
      guard let inode = UInt64(parts[2].dropFirst()), parts.count == 3 else { return nil }
      origin = .drop(inode: inode)
    case "u":
      guard let uid = UInt32(parts[2].dropFirst()) else { return nil }
      origin = .handIn(uid: uid, language: parts.count == 4 ? String(parts[3]) : nil)
    default: return nil
    }
    self.receivedAt = receivedAt
    self.random = random
    let problem = String(text[text.index(after: dot)...])
    self.problem = problem.isEmpty ? nil : problem
    // Whatever else the text may say, it must be the one that this would be written as.
    guard self.text == text else { return nil }
  }

  var text: String {
    let digits = String(random, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.count)
    let source =
      switch origin {
      case .drop(let inode): "i\(inode)"
      case .handIn(let uid, let language): "u\(uid)" + (language.map { "-\($0)" } ?? "")
      }
    return "\(receivedAt)-\(padding)\(digits)-\(source).\(problem ?? "")"
  }

  var entry: EntryName { EntryName(text) }
}

/// Whether a text can be a problem's name and so a folder of the spool.
func isProblemName(_ text: String) -> Bool {
  let plain = text.utf8.allSatisfy { byte in
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
  }
  return plain && (1...100).contains(text.utf8.count) && !text.hasPrefix(".")
    && !text.hasPrefix("-")
}
