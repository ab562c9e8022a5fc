import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

/// Everything in this target is under here: runs with limits want the machine to themselves.
@Suite(.serialized)
enum AllSandboxing {}

extension AllSandboxing {
  @Suite(.serialized)
  struct HostileTests {
    @Test(
      "an attack fails and says so itself",
      arguments: [
        "calls-clone3", "resources-fork-bomb", "resources-inodes", "resources-descriptors",
        "resources-deep-folders",
        "signals-everyone", "signals-parent", "files-shadow", "files-application", "files-root",
        "files-descriptors", "files-processes", "leaks-host-name", "leaks-cgroup", "leaks-host-ids",
        "good-recursion",
      ])
    func holds(_ name: String) throws {
      let box = try Box()
      let outcome = try box.run(name)
      #expect(outcome.held, "\(outcome)")
      // The sandbox has come to no harm: the next run works, and works in order.
      #expect(try box.run("leaks-file").held)
    }

    @Test(
      "a limit stops a run and is named by the verdict",
      arguments: [
        ("time-spin", Verdict.timeLimit, RunFacts.Stop?.some(.cpu)),
        ("time-threads", .timeLimit, .cpu), ("time-family", .timeLimit, .cpu),
        ("time-sleep", .timeLimit, .wall), ("output-flood", .outputLimit, .output),
        ("output-errors", .outputLimit, .output), ("resources-scratch-full", .outputLimit, nil),
      ])
    func limits(_ name: String, _ verdict: Verdict, _ stop: RunFacts.Stop?) throws {
      var limits = Box.limits
      if name.hasPrefix("time-") { limits.cpu = .milliseconds(400) }
      if name == "time-sleep" { limits.wall = .milliseconds(300) }
      let outcome = try Box().run(name, limits: limits)
      #expect(outcome.verdict == verdict, "\(outcome.facts)")
      #expect(outcome.facts.stop == stop)
      #expect(stop != .cpu || outcome.facts.cpu > limits.cpu)
    }

    @Test("what earlier runs have read is no room for the next one")
    func pageCache() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try HostilePrograms.shared().copy("resources-allocate", to: folder)
      let file = try folder.write("big", bytes: [UInt8](repeating: 1, count: 48 << 20))
      // What was just written is in memory already, on somebody else's account.
      try Self.forget(file)
      let box = try Box(application: folder.path)
      #expect(try box.run("resources-allocate", "1", "/app/big").gotThrough)
      let outcome = try box.run("resources-allocate", "85")
      #expect(outcome.verdict == .memoryLimit, "\(outcome)")
      #expect(try box.run("resources-allocate", "40").gotThrough)
    }

    private static func forget(_ path: FilePath) throws {
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      guard fsync(file.rawValue) == 0,
        posix_fadvise(file.rawValue, 0, 0, POSIX_FADV_DONTNEED) == 0
      else { throw Errno(rawValue: errno) }
    }

    @Test("a program that cannot be executed is a run-time error, and not our fault")
    func unexecutable() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try HostilePrograms.shared().copy("files-interpreter", to: folder)
      for name in ["empty", "text"] {
        let path = try folder.write(name, name == "empty" ? "" : "no program")
        chmod(path.string, 0o755)
      }
      let box = try Box(application: folder.path)
      for name in ["files-interpreter", "empty", "text"] {
        let outcome = try box.run(name)
        #expect(outcome.facts.ending == .exited(status: 126), "\(outcome)")
        #expect(outcome.verdict == .runTimeError)
      }
    }

    @Test("a run that stood in line for a core is told from one that was idle")
    func waited() throws {
      var limits = Box.limits
      limits.wall = .milliseconds(500)
      // Eight threads on one core: seven of them stand in line.
      let crowded = try Box(core: 0).run("time-threads", limits: limits).facts
      #expect(crowded.stop == .wall && crowded.waited >= .milliseconds(500), "\(crowded)")
      let idle = try Box().run("time-sleep", limits: limits).facts
      #expect(idle.stop == .wall && idle.waited < .milliseconds(50), "\(idle)")
    }

    @Test(
      "memory over the limit is found by its counters, in one process or many",
      arguments: ["resources-memory-bomb", "resources-memory-family"],
      [SpawnerSettings.CgroupPolicy.automatic, .none])
    func memory(_ name: String, _ cgroups: SpawnerSettings.CgroupPolicy) throws {
      let box = try Box(cgroups: cgroups)
      let outcome = try box.run(name)
      #expect(outcome.verdict == .memoryLimit, "\(outcome.facts)")
      let hasCgroup = box.sandbox.mechanisms.contains { $0 == .cgroupV1 || $0 == .cgroupV2 }
      #expect(outcome.facts.stop == .memory || outcome.facts.oomKills > 0)
      #expect(!hasCgroup || outcome.facts.oomKills > 0)
      #expect(try box.run("good-recursion").held)
    }

    static let forbidden = [
      "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "mount", "umount2",
      "pivot_root", "chroot", "open_tree", "move_mount", "fsopen", "mount_setattr", "unshare",
      "setns",
      "open_by_handle_at", "name_to_handle_at", "io_uring_setup", "userfaultfd", "bpf",
      "perf_event_open", "fanotify_init", "init_module", "finit_module", "kexec_load", "reboot",
      "syslog", "acct", "personality", "sethostname", "add_key", "keyctl", "request_key",
      "settimeofday", "clock_settime", "swapon", "quotactl", "process_madvise", "fsconfig",
      "fsmount", "fspick", "swapoff", "io_uring_enter", "io_uring_register", "delete_module",
      "kexec_file_load", "setdomainname", "vhangup", "clock_adjtime", "adjtimex",
    ]

    @Test(
      "a hostile system call ends the run and is named",
      arguments: [SandboxProfile.strict, .runtime])
    func forbiddenCalls(_ profile: SandboxProfile) throws {
      let box = try Box(profile: profile)
      for call in Self.forbidden {
        let outcome = try box.run("calls-forbidden", call)
        #expect(outcome.verdict == .securityViolation, "\(call): \(outcome)")
        #expect(outcome.facts.forbiddenCall == call)
        #expect(outcome.facts.stop == .forbiddenCall)
        #expect(outcome.output == "")
      }
    }

    @Test(
      "there is no way around the filter",
      arguments: [
        ("calls-socket", "socket"), ("calls-socketpair", "socketpair"),
        ("calls-clone-namespace", "clone"),
        ("calls-after-exec", "ptrace"),
        ("calls-thread", "unshare"),
      ])
    func filter(_ name: String, _ call: String) throws {
      let outcome = try Box().run(name)
      #expect(outcome.verdict == .securityViolation, "\(outcome)")
      #expect(outcome.facts.forbiddenCall == call)
    }

    #if arch(x86_64)
      @Test(
        "a system call of a foreign architecture kills", arguments: ["calls-int80", "calls-x32"])
      func foreignCalls(_ name: String) throws {
        let outcome = try Box().run(name)
        #expect(outcome.facts.ending == .signalled(31), "\(outcome)")
        #expect(outcome.facts.stop == nil && outcome.verdict == .runTimeError)
      }
    #endif

    @Test(
      "a signal of one's own is a run-time error, whoever else uses that signal",
      arguments: [Int32(6), 9, 11, 13, 15, 24, 25, 31, 14])
    func ownSignals(_ number: Int32) throws {
      let outcome = try Box().run("signals-self", "\(number)")
      #expect(outcome.facts.ending == .signalled(number))
      #expect(outcome.facts.stop == nil && outcome.facts.oomKills == 0)
      #expect(outcome.verdict == .runTimeError)
    }

    @Test("signals are at their defaults, and no process of the run is number 1")
    func defaults() throws {
      let box = try Box()
      #expect(try box.run("signals-abort").facts.ending == .signalled(6))
      #expect(try box.run("signals-broken-pipe").facts.ending == .signalled(13))
    }
  }
}
