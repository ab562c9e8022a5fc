internal import CSpawn
internal import Glibc
package import SystemPackage

// A run in two halves, for whoever has several sandboxes at work at a time.
extension Sandbox {
  /// Readable when the run that was begun has ended.
  package var readable: FileDescriptor? { socket }

  /// Ends the sandbox with whatever runs in it, at once; a run that was begun then has no report.
  package func abandon() {
    if let socket { shutdown(socket.rawValue, Int32(SHUT_RDWR)) }
  }
}
