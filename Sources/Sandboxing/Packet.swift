internal import CSpawn
internal import Glibc
internal import JudgeCore
package import SystemPackage

/// The packets between worker and judge-spawn (CSpawn.h), as Swift sends and receives them.
package enum Packet {
  /// Strings as a packet carries them: each with its NUL. `nil` when one holds a NUL itself.
  static func strings(_ strings: [String]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for string in strings {
      if string.utf8.contains(0) { return nil }
      bytes += Array(string.utf8) + [0]
    }
    return bytes
  }

  static func send<Head>(
    _ head: Head, strings: [UInt8], descriptors: [FileDescriptor], to socket: FileDescriptor
  ) throws(Errno) {
    let numbers = descriptors.map(\.rawValue)
    var head = head
    let size = MemoryLayout<Head>.size
    // The struct's layout is C's, checked on both ends by its static assertions.
    let result = unsafe withUnsafePointer(to: &head) { start in
      unsafe cpackets_send(
        socket.rawValue, start, size, strings, strings.count, numbers, numbers.count)
    }
    if result != 0 { throw Errno(rawValue: errno) }
  }

  /// The next packet, which must be one `Head` and nothing else; `nil` at the end of the stream.
  static func receive<Head>(
    _ empty: Head, from socket: FileDescriptor
  ) throws(Errno) -> (head: Head, descriptors: [FileDescriptor])? {
    var head = empty
    var numbers = [Int32](repeating: -1, count: Int(CPACKETS_DESCRIPTORS_MAX))
    var count = numbers.count
    let size = MemoryLayout<Head>.size
    let received = unsafe withUnsafeMutablePointer(to: &head) { start in
      unsafe cpackets_receive(socket.rawValue, start, size, &numbers, &count)
    }
    let descriptors = numbers.prefix(count).map { FileDescriptor(rawValue: $0) }
    if received == size { return (head, descriptors) }
    for descriptor in descriptors { try? descriptor.close() }  // nothing was done with them
    if received == 0 { return nil }
    throw received < 0 ? Errno(rawValue: errno) : .badMessage
  }

  /// On which of some sockets there is something to be received, the end of the stream too; waits until there is any.
  ///
  /// - Parameter patience: how long it waits at most; `nil`: for ever.
  static func arrivals(on sockets: [FileDescriptor], within patience: Duration?) -> [Bool] {
    var awaited = sockets.map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
    let most = patience.map { Int32($0.milliseconds) } ?? -1
    while unsafe poll(&awaited, nfds_t(awaited.count), most) < 0 && errno == EINTR {}
    return awaited.map { $0.revents != 0 }
  }

  /// A pair of packet sockets that no other program inherits.
  package static func socketPair() throws(Errno) -> (
    ours: FileDescriptor, theirs: FileDescriptor
  ) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw Errno(rawValue: errno) }
    return (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
  }
}
