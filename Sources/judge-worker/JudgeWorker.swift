internal import ArgumentParser
internal import CLinux
internal import Glibc
internal import JudgeCore
internal import Judging
internal import Sandboxing
internal import SystemPackage
internal import WorkerProtocol

/// Takes jobs on standard input, runs them in sandboxes, tells what happened on standard output.
@main
struct JudgeWorker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-worker",
    abstract: "Compile and run submissions in sandboxes, as the jobs on standard input say.",
    discussion: "Started by judged, judge and Slurm; of no use by hand.")

  @Option(help: ArgumentHelp("Folder for this machine's caches and work.", valueName: "dir"))
  var state: String

  @Option(help: ArgumentHelp("Which of the machine's slots this is.", valueName: "n"))
  var slot = 0

  @Flag(help: "Take the first slot that no other worker with this state folder has.")
  var anySlot = false

  @Option(help: ArgumentHelp("The uid to work as when started as root.", valueName: "uid"))
  var uid = getuid()

  @Option(help: ArgumentHelp("The gid to work as when started as root.", valueName: "gid"))
  var gid = getgid()

  @Option(help: ArgumentHelp("First uid of the range that submissions run as.", valueName: "uid"))
  var uidRangeStart: UInt32?

  @Option(help: ArgumentHelp("How many uids there are; the last is no slot's.", valueName: "n"))
  var uidRangeCount = 1024

  @Flag(help: "Pin the slot to a core of its own.")
  var pinCores = false

  @Flag(help: "Do without cgroups: rlimits alone.")
  var noCgroup = false

  @Option(help: ArgumentHelp("How much compiled programs may take, in MiB.", valueName: "mib"))
  var cacheMib = 1024

  @Option(help: ArgumentHelp("Where the nodes of GPUs lie.", valueName: "dir"))
  var devices = "/dev"

  @Flag(help: "Print what this machine can do, as JSON, and do no job.")
  var describe = false

  @Option(help: ArgumentHelp("A package of Python's to try while describing.", valueName: "name"))
  var package: [String] = []

  func validate() throws {
    guard slot >= 0, uidRangeStart == nil || slot < uidRangeCount - 1 else {
      throw ValidationError("Slot \(slot) has no uid in a range of \(uidRangeCount).")
    }
  }

  func run() throws {
    var lock = try anySlot ? SlotLock(folder: workFolder(), limit: uidRangeCount - 1) : nil
    defer { withExtendedLifetime(lock) {} }
    let slot = lock?.slot ?? slot
    if describe {
      let made = Result { try workshop(slot, &lock) }
      let facts = Description.facts(made, packages: package)
      if anySlot { try? made.get().clear() }  // the next one in this slot would, too
      print(String(decoding: Message.encode(facts), as: UTF8.self))
    } else {
      try serve(try workshop(slot, &lock))
    }
  }

  /// - Parameter lock: on the slot, which must be held as long as the workshop is used.
  private func workshop(_ slot: Int, _ lock: inout SlotLock?) throws -> Workshop {
    let spawner = try Spawner.start(executable: try Self.spawnerPath(), settings: settings(slot))
    let (deathSignal, parent) = (clinux_parent_death_signal(), getppid())
    try spawner.dropOwnPrivileges()
    guard clinux_set_parent_death_signal(deathSignal) == 0 else { throw Errno(rawValue: errno) }
    // It may have ended in between, unheard.
    if deathSignal != 0 && getppid() != parent { throw Errno.noSuchProcess }
    let root = try Folder.make(FilePath(state))
    let work = try workFolder()
    if lock == nil { lock = try SlotLock(folder: work, slot: slot) }
    return try Workshop(
      spawner: spawner, folder: try work.subfolder("slot-\(slot)"),
      shared: try root.closedSubfolder("cache"), cacheLimit: .mib(Int64(cacheMib)),
      gpu: GPUDevices(folder: FilePath(devices), visible: Self.visibleGPUs))
  }

  private func serve(_ workshop: Workshop) throws {
    var service = JobService(workshop)
    let end = Result { try service.serve() }
    // Who takes the slot next finds nothing of this one, unless it was killed: then that one clears it away.
    if anySlot { try workshop.clear() }
    try end.get()
  }

  private func workFolder() throws -> Folder {
    let root = try Folder.make(FilePath(state))
    // On a node it may lie where anybody can make it first.
    if anySlot { try root.requireOwn() }
    return try root.closedSubfolder("work")
  }

  /// What Slurm gave this job.
  private static var visibleGPUs: String? {
    getenv("CUDA_VISIBLE_DEVICES").map { String(cString: $0) }
  }

  private func settings(_ slot: Int) -> SpawnerSettings {
    SpawnerSettings(
      uid: uid, gid: gid, uidRangeStart: uidRangeStart, slot: slot, core: pinCores ? slot : nil,
      cgroups: noCgroup ? .none : .automatic, deviceFolder: FilePath(devices))
  }

  /// `judge-spawn` lies beside this program, wherever that was installed.
  private static func spawnerPath() throws -> FilePath {
    guard let own = realpath("/proc/self/exe", nil) else { throw Errno(rawValue: errno) }
    defer { free(own) }
    return FilePath(platformString: own).removingLastComponent().appending("judge-spawn")
  }
}
