package import SystemPackage

/// The judge's own failure with its spool; a bad drop is a value instead, see ``Rejection``.
package enum SpoolError: Error, Hashable, CustomStringConvertible {
  /// Another judged serves this spool; `pid` is what it left in the lock file.
  case alreadyServed(FilePath, pid: Int32?)
  case symlink(FilePath)
  case notFolder(FilePath)
  /// A folder of the spool belongs to another user.
  case notOurs(FilePath, owner: UInt32, us: UInt32)
  case readOnly(FilePath)
  case badProblemName(String)
  /// A system call failed.
  case file(FilePath, doing: String, Errno)
  /// The record of a claim failed; the claim is kept and tried again.
  case notRecorded(claim: String, why: String)
  /// An entry of `.claimed/` that judged did not make.
  case strangeClaim(FilePath)
  /// Only from a fault that a test injects.
  case interrupted(ClaimStep)

  package var description: String {
    switch self {
    case .alreadyServed(let path, let pid):
      "the spool \(path) is served by another judged"
        + (pid.map { " (pid \($0))" } ?? "") + ": stop that one or choose another spool"
    case .symlink(let path):
      "the spool \(path) is a symbolic link: name the folder itself in judge.conf"
    case .notFolder(let path): "\(path) is not a folder: move it away or choose another spool"
    case .notOurs(let path, let owner, let us):
      "\(path) belongs to uid \(owner), judged runs as uid \(us): "
        + "give it to judged (chown \(us) \(path)) or choose another spool"
    case .readOnly(let path):
      "\(path) is on a read-only file system: mount it writable or choose another spool"
    case .badProblemName(let name):
      "\(EntryName(name).visible) cannot be a spool folder: "
        + "a problem's name has a to z, 0 to 9 and _-. inside, at most 100 of them"
    case .file(let path, let doing, let errno): "cannot \(doing) \(path): \(errno)"
    case .notRecorded(let claim, let why):
      "cannot record the submission \(claim): \(why); it is kept and tried again"
    case .strangeClaim(let path): "\(path) was not made by judged: look at it and remove it"
    case .interrupted(let step): "interrupted after \(step)"
    }
  }
}

extension SpoolError {
  /// A failed step on `path`, named as exactly as can be; an error that is one of ours stays as it is.
  static func failed(_ path: FilePath, doing: String, _ error: any Error) -> SpoolError {
    if let error = error as? SpoolError { return error }
    // All else that the spool's own functions throw is the system's word.
    let reason = error as? Errno ?? .ioError
    return switch reason {
    case .readOnlyFileSystem: .readOnly(path)
    case .notDirectory, .tooManySymbolicLinkLevels: .notFolder(path)
    default: .file(path, doing: doing, reason)
    }
  }
}

/// What works less well than it could, and why; never silent.
package enum SpoolWarning: Hashable, Sendable, CustomStringConvertible {
  /// The file system keeps no ACLs, so judged reads only what a dropper's umask lets it.
  case noACL(FilePath)
  /// No inotify watch: drops are found by the rescans alone.
  case notWatched(FilePath, Errno)

  package var description: String {
    switch self {
    case .noACL(let path):
      "\(path): the file system keeps no ACLs, so files that others may not read are rejected: "
        + "mount it with ACLs, or hand in with `judge submit`"
    case .notWatched(let path, let errno):
      "\(path) cannot be watched (\(errno)), so drops are found by rescans alone: "
        + "raise fs.inotify.max_user_watches"
    }
  }
}
