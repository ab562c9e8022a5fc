import CSpawn

extension Fuzzer {
  /// What judge-spawn is sent. The first byte says what it is to be: `r` a run, `c` a cell, anything else a slot.
  static let spawnerRequests = Fuzzer(name: "spawner-requests") { bytes in
    guard let first = bytes.first else { return }
    // A piece of memory of its own, so that a look beyond its end is seen.
    let packet = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count - 1)
    defer { packet.deallocate() }
    _ = packet.initialize(from: bytes.dropFirst().map { CChar(bitPattern: $0) })
    switch first {
    case UInt8(ascii: "r"): try readRun(packet)
    case UInt8(ascii: "c"): try readCell(packet)
    default:
      let slot = cspawn_read_slot(packet.baseAddress, packet.count)
      try hold((-1..<1024).contains(slot), "a slot \(slot)")
    }
  }

  private typealias Strings = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  private static func readRun(_ packet: UnsafeMutableBufferPointer<CChar>) throws {
    let request = UnsafeMutablePointer<cspawn_run_request>.allocate(capacity: 1)
    defer { request.deallocate() }
    guard cspawn_read_run(packet.baseAddress, packet.count, request) != 0 else { return }
    let head = request.pointee.head
    let size = MemoryLayout<cspawn_run>.size
    var next = packet.baseAddress.map { $0 + size }
    for (list, count) in [
      (request.pointee.arguments, head.arguments), (request.pointee.environment, head.environment),
      (request.pointee.scratch_directories, head.scratch_directories),
      (request.pointee.collect, head.collect), (request.pointee.imports, head.imports),
      (request.pointee.files, head.files), (request.pointee.removals, head.removals),
    ] {
      next = try follow(list, count, from: next, in: packet)
    }
    try hold(next == end(of: packet), "bytes behind the last string")
    try hold(head.arguments > 0 && head.collect <= 62, "no program, or too many files")
    try check(head)
  }

  /// What is made of a run's limits (run.c, scratch.c) must not overflow.
  private static func check(_ head: cspawn_run) throws {
    let least = [
      head.cpu_ns, head.wall_ns, head.memory_bytes, head.output_bytes, head.scratch_bytes,
      head.stack_bytes, Int64(head.processes), Int64(head.open_files),
    ].min()
    try hold(least.map { $0 > 0 } ?? false, "a limit of nothing")
    let (stacks, isTooMuch) = Int64(head.processes).multipliedReportingOverflow(
      by: head.stack_bytes)
    try hold(!isTooMuch, "too many processes with too large stacks")
    for (limit, factor, more) in [
      (head.memory_bytes, 2, stacks), (head.scratch_bytes, 1, 1 << 20), (head.output_bytes, 1, 1),
      (head.wall_ns, 1, 1_000_000_000), (Int64(head.processes), 1, 2),
    ] as [(Int64, Int64, Int64)] {
      let (product, overflows) = limit.multipliedReportingOverflow(by: factor)
      try hold(
        !overflows && !product.addingReportingOverflow(more).overflow, "too large a limit: \(limit)"
      )
    }
  }

  private static func readCell(_ packet: UnsafeMutableBufferPointer<CChar>) throws {
    let request = UnsafeMutablePointer<cspawn_cell_request>.allocate(capacity: 1)
    defer { request.deallocate() }
    guard cspawn_read_cell(packet.baseAddress, packet.count, request) != 0 else { return }
    try hold(request.pointee.head.roots <= 510, "too many roots")
    guard let name = request.pointee.name, let application = request.pointee.application else {
      throw Broken(description: "a cell without a name or an application")
    }
    let size = MemoryLayout<cspawn_configure>.size
    let start = packet.baseAddress.map { $0 + size }
    try hold(start.map { UnsafePointer($0) } == name, "a name from elsewhere")
    try hold(name + length(name) + 1 == application, "an application from elsewhere")
    let roots = UnsafeMutablePointer(mutating: application + length(application) + 1)
    let last = try follow(
      request.pointee.roots, request.pointee.head.roots, from: roots, in: packet)
    try hold(last == end(of: packet), "bytes behind the last string")
  }

  /// Walks along strings that must lie one behind the other; returns where the next one would be.
  private static func follow(
    _ list: Strings?, _ count: UInt32, from start: UnsafeMutablePointer<CChar>?,
    in packet: UnsafeMutableBufferPointer<CChar>
  ) throws -> UnsafeMutablePointer<CChar>? {
    guard let list, var next = start, let end = end(of: packet) else {
      throw Broken(description: "no list")
    }
    for index in 0..<Int(count) {
      try hold(list[index] == next && next < end, "a string from elsewhere")
      next += length(next) + 1
      try hold(next <= end, "a string that goes on behind the packet")
    }
    try hold(list[Int(count)] == nil, "a list without an end")
    return next
  }

  private static func length(_ string: UnsafePointer<CChar>) -> Int {
    var count = 0
    while string[count] != 0 { count += 1 }
    return count
  }

  private static func end(
    of packet: UnsafeMutableBufferPointer<CChar>
  ) -> UnsafeMutablePointer<CChar>? {
    packet.baseAddress.map { $0 + packet.count }
  }
}
