package import JudgeCore

/// Why a drop cannot be a submission, and what to do instead. Names in it are fit to print.
package enum Rejection: Hashable, Sendable, CustomStringConvertible {
  case badName(String, flaw: String)
  case outsideProblems(String, known: [String])
  case unknownProblem(String, known: [String])
  case unknownExtension(String, known: [String])
  case unknownLanguage(String, known: [String])
  case empty(String)
  case tooLarge(String, limit: ByteCount)
  case notText(String, flaw: String)
  case unreadable(String, permissions: UInt32)
  case symlink(String)
  case hardLink(String, links: Int)
  case fifo(String)
  case socket(String)
  case device(String)
  /// `rest` is where it lies now, below the spool; `nil` if it was empty and is removed.
  case folder(String, rest: String?)

  package var description: String {
    switch self {
    case .badName(let name, let flaw):
      "the name \(name) cannot be used (\(flaw)): rename the file and hand it in again"
    case .outsideProblems(let name, let known):
      "\(name) lies in no problem's folder: drop it in one of \(NameList.text(known))"
    case .unknownProblem(let name, let known):
      "there is no problem \(name) (any more); there are \(NameList.text(known))"
    case .unknownExtension(let name, let known):
      "\(SourceFlaw.unknownEnding(name, known: known))"
    case .unknownLanguage(let code, let known):
      "\(SourceFlaw.unknownLanguage(code, known: known))"
    case .empty(let name): "\(SourceFlaw.empty(name))"
    case .tooLarge(let name, let limit): "\(SourceFlaw.tooLarge(name, limit: limit))"
    case .notText(let name, let flaw):
      "\(name) is not a source text (\(flaw)): hand in the source, saved as UTF-8"
    case .unreadable(let name, let permissions):
      "the judge may not read \(name) (mode \(Self.octal(permissions))): `chmod a+r` your file, "
        + "then copy it with `cp` rather than `mv`; or use `judge submit`"
    case .symlink(let name):
      "\(name) is a symbolic link: drop the file itself (`cp -L`)"
    case .hardLink(let name, let links):
      "\(name) has \(links) names (hard links): drop a copy of its own (`cp`)"
    case .fifo(let name): "\(name) is a named pipe: drop a plain file"
    case .socket(let name): "\(name) is a socket: drop a plain file"
    case .device(let name): "\(name) is a device: drop a plain file"
    case .folder(let name, let rest):
      "\(name) is a folder: drop a single file"
        + (rest.map { "; your folder is now \($0) in the spool, yours to remove" } ?? "")
    }
  }

  private static func octal(_ permissions: UInt32) -> String {
    let digits = String(permissions, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
