internal import CSpawn
internal import Glibc
package import JudgeCore
internal import SystemPackage

/// A resident process in namespaces of its own, in which programs are run one after another; nothing of one run is left
/// for the next. It ends when this value does.
package final class Sandbox {
  package let mode: PrivilegeMode
  /// The walls that are really in force, sorted.
  package let mechanisms: [Mechanism]
  private let name: String
  private(set) var socket: FileDescriptor?
  /// Is called once in each run that takes longer than ``longWait``, while it goes on.
  package var onLongWait: (() -> Void)?
  private static let longWait = Duration.milliseconds(20)

  /// Waits until the process says that it is ready. Takes over `socket`.
  init(name: String, mode: PrivilegeMode, socket: FileDescriptor) throws(SandboxError) {
    self.name = name
    self.mode = mode
    self.socket = socket
    do throws(SandboxError) {
      let hello = try Self.hello(from: socket, name: name)
      mechanisms = Mechanism.list(hello.mechanisms)
    } catch {
      try? socket.close()  // nothing was said on it
      throw error
    }
  }

  deinit { close() }

  /// Ends the sandbox, as its deinitialisation does. It cannot be used any more.
  package func close() {
    // The process sees the end of its socket and ends.
    try? socket?.close()
    socket = nil
  }

  /// Runs a program to its end, or to that of its limits.
  ///
  /// - Throws: ``SandboxError`` when we could not do our work: a program that fails or is stopped is a value.
  package func run(_ request: RunRequest) throws(SandboxError) -> RunReport {
    try begin(request)
    return try finish(request)
  }

  /// Starts a run. What comes of it, ``finish(_:)`` says.
  package func begin(_ request: RunRequest) throws(SandboxError) {
    guard
      let strings = Packet.strings(
        request.arguments + request.environment.map { "\($0)=\($1)" }.sorted()
          + request.scratchDirectories + request.collect + (request.warmImports ?? [])
          + request.files + request.scratch.removals)
    else { throw .refused("a run's arguments hold a NUL") }
    guard strings.count < Int(CPACKETS_SIZE_MAX) / 2, request.collect.count <= 16 else {
      throw .refused("a run's arguments are too long")
    }
    guard let socket else { throw .died(sandbox: name) }
    do throws(Errno) {
      try Packet.send(
        request.head, strings: strings,
        descriptors: [request.input, request.output].compactMap(\.self), to: socket)
    } catch {
      throw error == .brokenPipe ? .died(sandbox: name) : .step("ask for a run", path: nil, error)
    }
  }

  /// Waits for the end of the run that was begun with the same request.
  package func finish(_ request: RunRequest) throws(SandboxError) -> RunReport {
    guard let socket else { throw .died(sandbox: name) }
    if let onLongWait, Packet.arrivals(on: [socket], within: Self.longWait) == [false] {
      onLongWait()
    }
    let (report, descriptors) = try Self.receive(
      cspawn_report(), "report", from: socket, name: name)
    do throws(SandboxError) {
      return try RunReport(report, descriptors, request: request, mechanisms: mechanisms)
    } catch {
      for descriptor in descriptors { try? descriptor.close() }  // of no use to anybody
      throw error
    }
  }

  /// Waits until this run or another one that was begun has ended; whether it is the other one, and not this one yet.
  package func isOutrun(by other: Sandbox) -> Bool {
    guard let socket, let theirs = other.socket else { return false }
    var ended = Packet.arrivals(on: [socket, theirs], within: Self.longWait)
    if ended == [false, false] {
      onLongWait?()
      ended = Packet.arrivals(on: [socket, theirs], within: nil)
    }
    return ended == [false, true]
  }

  /// Ends the run that was begun, if it has not ended yet: nobody needs it any more. It is to be finished all the same.
  package func end() {
    guard let socket else { return }
    // Whoever cannot be told has ended, which finishing tells.
    try? Packet.send(
      cspawn_end(version: UInt32(CSPAWN_VERSION)), strings: [], descriptors: [], to: socket)
  }

  private static func hello(
    from socket: FileDescriptor, name: String
  ) throws(SandboxError) -> cspawn_hello {
    var hello = try receive(cspawn_hello(), "hello", from: socket, name: name).head
    guard hello.step != 0 else { return hello }
    let detail = unsafe withUnsafeBytes(of: &hello.detail) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw .step(
      "\(stepName(hello.step)) of sandbox \(name)", path: detail.isEmpty ? nil : FilePath(detail),
      Errno(rawValue: hello.error))
  }

  private static func receive<Head>(
    _ empty: Head, _ what: String, from socket: FileDescriptor, name: String
  ) throws(SandboxError) -> (head: Head, descriptors: [FileDescriptor]) {
    do throws(Errno) {
      if let packet = try Packet.receive(empty, from: socket) { return packet }
    } catch {
      if error != .connectionReset { throw .misunderstood(what) }
    }
    throw .died(sandbox: name)
  }

  static func stepName(_ step: Int32) -> String { unsafe String(cString: cspawn_step_name(step)) }
}

extension RunRequest {
  var head: cspawn_run {
    cspawn_run(
      version: UInt32(CSPAWN_VERSION), arguments: UInt32(arguments.count),
      environment: UInt32(environment.count), scratch_directories: UInt32(scratchDirectories.count),
      collect: UInt32(collect.count), has_input: input == nil ? 0 : 1,
      imports: UInt32(warmImports?.count ?? 0), is_warm: warmImports == nil ? 0 : 1,
      files: UInt32(files.count), removals: UInt32(scratch.removals.count),
      has_output: output == nil ? 0 : 1, scratch: scratchBits, talks: talkKind, reserved: 0,
      cpu_ns: limits.hardCPU.nanosecondCount, wall_ns: limits.wall.nanosecondCount,
      memory_bytes: limits.memory.bytes, output_bytes: limits.output.bytes,
      scratch_bytes: limits.scratch.bytes, stack_bytes: limits.stack.bytes,
      processes: Int32(clamping: limits.processes), open_files: Int32(clamping: limits.openFiles))
  }
}

extension RunRequest {
  fileprivate var talkKind: UInt32 {
    switch talk {
    case .none: CSPAWN_NO_TALK.rawValue
    case .counted: CSPAWN_TALK_COUNTED.rawValue
    case .free: CSPAWN_TALK_FREE.rawValue
    }
  }

  fileprivate var scratchBits: UInt32 {
    let stays: UInt32 =
      switch scratch {
      case .fresh: 0
      case .kept: CSPAWN_SCRATCH_KEPT.rawValue
      case .goesOn: CSPAWN_SCRATCH_KEPT.rawValue | CSPAWN_SCRATCH_GOES_ON.rawValue
      }
    return stays | (mayWrite ? 0 : CSPAWN_SCRATCH_READ_ONLY.rawValue)
  }
}

extension RunReport {
  init(
    _ report: cspawn_report, _ descriptors: [FileDescriptor], request: RunRequest,
    mechanisms: [Mechanism]
  ) throws(SandboxError) {
    if report.step != 0 {
      let path = report.step == Int32(CSPAWN_STEP_EXEC.rawValue) ? request.arguments.first : nil
      throw .step(
        Sandbox.stepName(report.step), path: path.map { FilePath($0) },
        Errno(rawValue: report.error))
    }
    let asked = request.collect.indices.filter { report.collected >> UInt64($0) & 1 == 1 }
    guard descriptors.count == 2 + asked.count else {
      throw .misunderstood("number of descriptors")
    }
    self.init(
      facts: RunFacts(report), standardOutput: descriptors[0], standardError: descriptors[1],
      collected: Dictionary(
        zip(asked.map { request.collect[$0] }, descriptors.dropFirst(2)),
        uniquingKeysWith: { first, _ in first }),
      isWarm: report.is_warm != 0, mechanisms: mechanisms)
  }
}

extension RunFacts {
  init(_ report: cspawn_report) {
    self.init(
      ending: report.signalled != 0 ? .signalled(report.ending) : .exited(status: report.ending),
      stop: Self.stop(report.stop), cpu: .nanoseconds(report.cpu_ns),
      wall: .nanoseconds(report.wall_ns), waited: .nanoseconds(report.waited_ns),
      memory: ByteCount(bytes: report.memory_bytes), oomKills: Int(report.oom_kills),
      output: ByteCount(bytes: report.output_bytes), forbiddenCall: Self.callName(report))
    ended = .nanoseconds(report.ended_ns)
  }

  private static func stop(_ stop: Int32) -> Stop? {
    switch UInt32(bitPattern: stop) {
    case CSPAWN_STOP_CPU.rawValue: .cpu
    case CSPAWN_STOP_WALL.rawValue: .wall
    case CSPAWN_STOP_OUTPUT.rawValue: .output
    case CSPAWN_STOP_MEMORY.rawValue: .memory
    case CSPAWN_STOP_CALL.rawValue: .forbiddenCall
    case CSPAWN_STOP_NEEDLESS.rawValue: .needless
    default: nil
    }
  }

  private static func callName(_ report: cspawn_report) -> String? {
    guard stop(report.stop) == .forbiddenCall else { return nil }
    var name = [CChar](repeating: 0, count: 64)
    let size = name.count
    guard unsafe cspawn_call_name(report.call, report.call_architecture, &name, size) != 0 else {
      return "system call \(report.call)"
    }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
