internal import Glibc
internal import SystemPackage

/// A real Unix socket that takes datagrams, as systemd and its journal have one.
package final class DatagramListener: Sendable {
  private let descriptor: Int32

  /// - Parameter name: a path, at which others may write then; or a name that begins with `@`, which has no file.
  package init(_ name: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(name.utf8)
    let isAbstract = bytes.first == UInt8(ascii: "@")
    withUnsafeMutableBytes(of: &address.sun_path) { path in
      path.copyBytes(from: bytes)
      if isAbstract { path[0] = 0 }
    }
    let length = socklen_t(2 + bytes.count + (isAbstract ? 0 : 1))
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard bound == 0 else { throw Errno(rawValue: errno) }
    if !isAbstract { chmod(name, 0o777) }
  }

  deinit { close(descriptor) }

  /// The next message; `nil` when none is there.
  package func next() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return count >= 0 ? Array(buffer[..<count]) : nil
  }

  /// All that is there, as text.
  package func texts() -> [String] {
    var texts: [String] = []
    while let message = next() { texts.append(String(decoding: message, as: UTF8.self)) }
    return texts
  }
}
