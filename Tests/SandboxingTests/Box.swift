import Foundation
import Glibc
import JudgeCore
import Sandboxing
import Synchronization
import SystemPackage
import TestSupport

/// A sandbox for a test, with what it takes to make one in the mode that the tests run in.
final class Box {
  let sandbox: Sandbox
  let mode: PrivilegeMode
  /// Host uid of what runs in it.
  let runUID: uid_t
  let slot: Int
  /// Process id of its `judge-spawn supervise`.
  let supervisor: pid_t

  /// What the names of its cgroups begin with.
  var groupPrefix: String { "\(Self.prefix)-\(supervisor)-" }
  private let spawner: Spawner

  /// The daemon's uid in root mode; it need not exist.
  static let daemonUID: uid_t = 60001
  static let uidRangeStart: uid_t = 60100
  static let isRoot = geteuid() == 0
  /// What the tests' own rights make of the spawner.
  static let expectedMode: PrivilegeMode = isRoot ? .root : maySetUID() ? .service : .plain
  /// Begins the names of the tests' cgroups.
  static let prefix = "sandboxtest"

  private static let lastSlot = Mutex(0)

  init(
    application: FilePath? = nil, roots: [FilePath] = [], optionalRoots: [FilePath] = [],
    profile: SandboxProfile = .strict, without: Set<Mechanism> = [],
    cgroups: SpawnerSettings.CgroupPolicy = .automatic, name: String = "box",
    core: Int? = nil, allowsGaps: Bool = true, devices: [String] = [],
    deviceFolder: FilePath? = nil,
    spawnedBy executable: FilePath = BuiltPrograms.path("judge-spawn")
  ) throws {
    let slot = Self.lastSlot.withLock { slot in
      slot += 1
      return slot
    }
    self.slot = slot
    var settings = Self.settings(slot, core, cgroups, allowsGaps: allowsGaps)
    settings.deviceFolder = deviceFolder
    spawner = try Spawner.start(executable: executable, settings: settings)
    sandbox = try spawner.makeSandbox(
      SandboxConfiguration(
        name: name, applicationDirectory: try application ?? HostilePrograms.shared().folder.path,
        roots: roots, optionalRoots: optionalRoots, devices: devices, profile: profile,
        without: without))
    mode = spawner.mode
    supervisor = spawner.process
    let hasRange = mode != .plain && !without.contains(.uidRange)
    runUID = hasRange ? Self.uidRangeStart + uid_t(slot) : Self.isRoot ? Self.daemonUID : getuid()
  }

  private static func settings(
    _ slot: Int, _ core: Int?, _ cgroups: SpawnerSettings.CgroupPolicy, allowsGaps: Bool
  ) -> SpawnerSettings {
    SpawnerSettings(
      uid: isRoot ? daemonUID : getuid(), gid: isRoot ? daemonUID : getgid(),
      uidRangeStart: expectedMode == .plain ? nil : uidRangeStart, slot: slot, core: core,
      cgroups: cgroups,
      namePrefix: prefix, allowsGaps: allowsGaps)
  }

  /// Limits that leave time on a busy machine.
  static let limits = Limits(
    cpu: .seconds(10), memory: .mib(64), output: .kib(256), processes: 32, wall: .seconds(60),
    scratch: .mib(4), openFiles: 64)

  /// One with room for Python and compilers.
  static let wideLimits = Limits(
    cpu: .seconds(120), memory: .mib(1024), output: .mib(16), processes: 64, wall: .seconds(300),
    scratch: .mib(64), openFiles: 256)

  static let hostRoots: [FilePath] = ["/usr", "/bin", "/lib"]
  static let optionalHostRoots: [FilePath] = [
    "/lib64", "/sbin", "/etc/alternatives", "/etc/ld.so.cache",
  ]

  /// A box for programs that use the host's libraries.
  static func wide(without: Set<Mechanism> = []) throws -> Box {
    try Box(
      roots: hostRoots, optionalRoots: optionalHostRoots, profile: .runtime, without: without)
  }

  /// Runs a program of `/app`.
  func run(
    _ name: String, _ arguments: String..., limits: Limits = limits, input: FileDescriptor? = nil
  ) throws -> Outcome {
    try run(["/app/\(name)"] + arguments, limits: limits, input: input)
  }

  /// - Parameter warmImports: has an interpreter start it that has imported these; `nil`: one that is started anew.
  func run(
    _ command: [String], limits: Limits = limits, input: FileDescriptor? = nil,
    warmImports: [String]? = nil, environment: [String: String] = environment
  ) throws -> Outcome {
    let report = try sandbox.run(
      RunRequest(
        arguments: command, environment: environment, limits: limits, input: input,
        warmImports: warmImports))
    defer { report.close() }
    return Outcome(
      isWarm: report.isWarm,
      facts: report.facts, ruling: Ruling.ofRun(report.facts, limits: limits),
      output: try text(report.standardOutput), errors: try text(report.standardError))
  }

  static let environment = [
    "PATH": "/usr/bin:/bin", "HOME": "/w", "TMPDIR": "/w", "LANG": "C.UTF-8",
  ]
}

/// Whether CAP_SETUID, number 7, is among this process's effective capabilities.
private func maySetUID() -> Bool {
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("CapEff:") }),
    let bits = UInt64(line.dropFirst(7).trimmingPrefix(while: \.isWhitespace), radix: 16)
  else { return false }
  return bits >> 7 & 1 == 1
}

/// What came of a run, read already.
struct Outcome {
  var isWarm: Bool
  var facts: RunFacts
  /// `nil`: nothing speaks against it.
  var ruling: Ruling?
  var output: String
  var errors: String

  var verdict: Verdict { ruling?.verdict ?? .accepted }
  /// The attack failed, by its own account.
  var held: Bool { verdict == .accepted && output == "held\n" }
  var gotThrough: Bool { output == "through\n" }
}

/// Everything in a file from where it stands.
func text(_ file: FileDescriptor) throws -> String {
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = try block.withUnsafeMutableBytes { try file.read(into: $0) }
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += block[..<count]
  }
}
