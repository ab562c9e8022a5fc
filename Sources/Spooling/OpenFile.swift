internal import CLinux
internal import Glibc
internal import SystemPackage

/// An open file of the spool. Owns the descriptor; all functions throw the system's `Errno`.
final class OpenFile: Sendable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  func facts() throws(Errno) -> FileFacts {
    var status = stat()
    try check(fstat(descriptor, &status))
    return FileFacts(status)
  }

  /// The bytes up to its present end, at most `limit` of them.
  func read(limit: Int) throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var failure: Errno?
      let step = min(limit - bytes.count, 1 << 16)
      let chunk = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, step)
        if got < 0 { failure = Errno(rawValue: errno) }
        count = max(got, 0)
      }
      if failure == .interrupted { continue }
      if let failure { throw failure }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }

  /// Writes all bytes, and makes them survive a power cut.
  func writeDurably(_ bytes: [UInt8]) throws(Errno) {
    try write(bytes)
    try check(fsync(descriptor))
  }

  /// Makes the file hold these bytes only.
  func replaceContent(_ bytes: [UInt8]) throws(Errno) {
    try check(ftruncate(descriptor, 0))
    try write(bytes)
  }

  /// Takes the lock of the whole file until this is closed. `false` if another has it.
  func lock() throws(Errno) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw Errno(rawValue: errno) }
    return false
  }

  /// Whether somebody has the file open for writing; `nil` where the kernel does not tell us.
  ///
  /// It tells the file's owner and holders of CAP_LEASE: a read lease is granted only while there is no writer.
  func hasWriter() -> Bool? {
    // Should a writer come in these microseconds, the kernel signals the lease's break. SIGIO would end
    // the daemon, SIGURG is ignored.
    guard fcntl(descriptor, clinux_F_SETSIG, SIGURG) == 0 else { return nil }
    if fcntl(descriptor, clinux_F_SETLEASE, Int32(F_RDLCK)) == 0 {
      _ = fcntl(descriptor, clinux_F_SETLEASE, Int32(F_UNLCK))
      return false
    }
    return errno == EAGAIN ? true : nil
  }

  private func write(_ bytes: [UInt8]) throws(Errno) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Errno(rawValue: errno)
      }
      done += count
    }
  }
}
