package import SystemPackage

/// Why the daemon cannot start or go on: one line that names the thing and the remedy.
package enum DaemonError: Error, CustomStringConvertible {
  case noPrivilegeToDrop(step: String, Errno)
  case severalThreads
  case foreignFolder(FilePath, owner: UInt32, own: UInt32)
  case folder(FilePath, Errno)
  case noLanguages
  case launcherEnded

  package var description: String {
    switch self {
    case .noPrivilegeToDrop(let step, let errno): "cannot give up privileges: \(step): \(errno)"
    case .severalThreads: "privileges must be given up before any thread is started"
    case .foreignFolder(let path, let owner, let own):
      "\(path) belongs to uid \(owner), but judged works as uid \(own): chown -R \(own) \(path), or remove it"
    case .folder(let path, let errno):
      "cannot make or use the folder \(path): \(errno); make it, or name another one in judge.conf"
    case .noLanguages: "judge.conf describes no language: nothing could be judged"
    case .launcherEnded: "the launcher of workers has ended"
    }
  }
}
