package import JudgeCore

/// Why the daemon could not be asked, or what it answered: one line.
package enum ControlError: Error, Hashable, CustomStringConvertible {
  case noDaemon(socket: String)
  case denied(socket: String)
  case pathTooLong(socket: String)
  case refused(Refusal)
  /// The daemon broke off, or what it sent is no reply of ours.
  case broken(String)
  case tooLarge(limit: ByteCount)

  package var description: String {
    switch self {
    case .noDaemon(let socket):
      "no daemon at \(socket): start it with `make run` or `systemctl start judge`"
    case .denied(let socket):
      "no permission to connect to \(socket): the folders above it must let you in (chmod o+x), or ask its owner"
    case .pathTooLong(let socket):
      "\(socket) is no path for a socket: it may have at most \(ControlClient.longestPath) bytes; name another in judge.conf"
    case .refused(let refusal): refusal.message
    case .broken(let what): "the daemon broke off: \(what); its log says why"
    case .tooLarge(let limit): "the daemon's reply is larger than \(limit): ask for less (--limit)"
    }
  }
}
