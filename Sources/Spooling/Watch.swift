internal import Glibc
internal import SystemPackage

/// The inotify descriptor of the spool.
final class Watch: Sendable {
  enum Event: Hashable, Sendable {
    /// A new name, perhaps a file that is being written now.
    case created(Int32, EntryName)
    /// A file was closed by a writer, or moved in: it is complete.
    case complete(Int32, EntryName)
    /// A name went away.
    case gone(Int32, EntryName)
    /// A folder came, which nobody will close.
    case folder(Int32)
    /// The kernel dropped events: only a rescan tells what there is.
    case overflow
  }

  let descriptor: Int32

  init() throws(Errno) {
    descriptor = try check(inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)))
  }

  deinit { close(descriptor) }

  /// Watches an open folder.
  ///
  /// - Returns: the number that its events bear.
  func add(_ folder: Directory) throws(Errno) -> Int32 {
    // inotify knows paths only; this one leads to the open folder, whatever its name is by now.
    try check(inotify_add_watch(descriptor, "/proc/self/fd/\(folder.descriptor)", Self.mask))
  }

  func remove(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// The events that wait, in order; none if there are none.
  func events() throws(Errno) -> [Event] {
    var events: [Event] = []
    // A flood of events is cut here and goes on at the next call, so that drops are taken in between.
    while events.count < Self.most {
      var failure: Errno?
      let buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = Errno(rawValue: errno) }
        count = max(got, 0)
      }
      if failure == .interrupted { continue }
      if failure == .wouldBlock { break }
      if let failure { throw failure }
      if buffer.isEmpty { break }
      events += Self.parse(buffer)
    }
    return events
  }

  /// Reads `struct inotify_event` after `struct inotify_event`.
  private static func parse(_ buffer: [UInt8]) -> [Event] {
    let header = MemoryLayout<inotify_event>.size
    var events: [Event] = []
    var position = 0
    buffer.withUnsafeBytes { bytes in
      while position + header <= bytes.count {
        let event = bytes.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
        let end = position + header + Int(event.len)
        guard end <= bytes.count else { break }
        let name = EntryName(bytes: bytes[position + header..<end].prefix { $0 != 0 })
        if let event = Event(event, name) { events.append(event) }
        position = end
      }
    }
    return events
  }

  private static let mask = UInt32(
    IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | Int32(IN_ONLYDIR))
  private static let most = 8192
}

extension Watch.Event {
  fileprivate init?(_ event: inotify_event, _ name: EntryName) {
    let isFolder = event.mask & UInt32(IN_ISDIR) != 0
    switch Int32(truncatingIfNeeded: event.mask & 0xffff) {
    case IN_CREATE: self = isFolder ? .folder(event.wd) : .created(event.wd, name)
    case IN_MOVED_TO: self = isFolder ? .folder(event.wd) : .complete(event.wd, name)
    case IN_CLOSE_WRITE: self = .complete(event.wd, name)
    case IN_DELETE, IN_MOVED_FROM: self = .gone(event.wd, name)
    case IN_Q_OVERFLOW: self = .overflow
    default: return nil
    }
  }
}
