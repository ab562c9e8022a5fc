package import SystemPackage

/// Why the daemon cannot start or go on: one line that names the thing and the remedy.
package enum DaemonError: Error, CustomStringConvertible {
  case noPrivilegeToDrop(step: String, Errno)
  case severalThreads
  case foreignFolder(FilePath, owner: UInt32, own: UInt32)
  case folder(FilePath, Errno)
  case noLanguages
  case exposed(String)
  case problems(FilePath, why: String)
  case stateTaken(FilePath)
  /// The database is damaged, and no backup is whole.
  case noBackup(FilePath, why: String, folder: FilePath)

  /// Whether only a person can mend it, so that another start would be in vain.
  package var needsSomebody: Bool {
    switch self {
    case .noLanguages, .exposed, .noBackup: true
    default: false
    }
  }

  package var description: String {
    switch self {
    case .noPrivilegeToDrop(let step, let errno): "cannot give up privileges: \(step): \(errno)"
    case .severalThreads: "privileges must be given up before any thread is started"
    case .foreignFolder(let path, let owner, let own):
      "\(path) belongs to uid \(owner), but judged works as uid \(own): chown -R \(own) \(path), or name another folder in judge.conf"
    case .folder(let path, let errno):
      "cannot make or use the folder \(path): \(errno); make it, or name another one in judge.conf"
    case .noLanguages: "judge.conf describes no language: nothing could be judged"
    case .exposed(let what): "answers and sources would be in sight of submissions: \(what)"
    case .problems(let path, let why):
      "the problems folder \(path) \(why): make it, or name another with problems.path in judge.conf"
    case .noBackup(let path, let why, let folder):
      "the database \(path) is damaged (\(why)) and no backup in \(folder) is whole: stop the judge, "
        + "then `install -m 600 -o judge -g judge BACKUP \(path) && rm -f \(path)-wal \(path)-shm`, "
        + "or `mv \(path) \(path).damaged` to begin anew"
    case .stateTaken(let path):
      "another judged works in \(path): stop it first, or name another folder with state.path in judge.conf"
    }
  }
}
