internal import Glibc

/// Sends single messages to a Unix socket of another program, as systemd and its journal take them.
package struct UnixDatagram: Sendable {
  private let address: sockaddr_un
  private let length: socklen_t

  /// - Parameter name: an absolute path, or a name that begins with `@`, which has no file (unix(7), "abstract").
  /// - Returns: `nil` for what is neither.
  package init?(_ name: String) {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@"),
      bytes.count > 1, !bytes.contains(0)
    else { return nil }
    let isAbstract = first == UInt8(ascii: "@")
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
    let isWhole = withUnsafeMutableBytes(of: &address.sun_path) { path in
      // A path ends in a zero byte; an abstract name has one at its beginning, and its length says where it ends.
      guard bytes.count < path.count else { return false }
      path.copyBytes(from: bytes)
      if isAbstract { path[0] = 0 }
      return true
    }
    guard isWhole else { return nil }
    self.address = address
    length = socklen_t(offset + bytes.count + (isAbstract ? 0 : 1))
  }

  /// - Returns: whether it has gone out; else `errno` says why not.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    // Opened each time: whoever listens may have been started anew.
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = address
    let sent = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        var sent: Int
        repeat {
          sent = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
        } while sent < 0 && errno == EINTR
        return sent
      }
    }
    return sent == bytes.count
  }
}
