internal import ArgumentParser
internal import Glibc
internal import JudgeCore
internal import SystemPackage

/// What a sandboxed run costs beside the floor, the same program started by vfork and exec and waited for, and beside
/// another command that confines it.
struct Pairs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time runs bare, sandboxed and by a peer: a line of microseconds for each.")

  @OptionGroup var place: Place

  @Option(help: "How many of each.")
  var count = 2000

  @Option(
    help: ArgumentHelp("A command that runs the program in its own way.", valueName: "command"))
  var peer: String?

  /// In blocks, so that what one kind leaves to be done falls to the next of its kind; in turns, so that whatever else
  /// the machine does meets all alike.
  private static let block = 20

  func run() throws {
    let slot = try place.slot(0)
    print("# \(slot.mechanisms)")
    let peer = peer?.split(separator: " ").map(String.init)
    for _ in 0..<Self.block { try slot.run(limits: Slot.limits) }
    for _ in 0..<(count / Self.block) {
      let bare = try Self.times { try BareRun.run([place.program]) }
      let boxed = try Self.times { try slot.run(limits: Slot.limits) }
      let others = try peer.map { peer in try Self.times { try BareRun.run(peer) } } ?? []
      for index in bare.indices {
        print(
          ([bare[index], boxed[index]] + others.dropFirst(index).prefix(1)).map { "\($0)" }
            .joined(separator: " "))
      }
    }
  }

  /// Microseconds of each of a block of runs, from the end of the one before.
  private static func times(_ run: () throws -> Void) throws -> [Double] {
    let clock = ContinuousClock()
    var last = clock.now
    return try (0..<block).map { _ in
      try run()
      defer { last = clock.now }
      return (clock.now - last).milliseconds * 1000
    }
  }
}

/// A program run without any confinement.
enum BareRun {
  /// Starts a command and waits for it; its exit status must be 0.
  static func run(_ command: [String]) throws {
    var pid: pid_t = 0
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    let failure = posix_spawn(&pid, command[0], nil, nil, &arguments, &environment)
    guard failure == 0 else { throw Errno(rawValue: failure) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw Errno(rawValue: ENOEXEC) }
  }
}
