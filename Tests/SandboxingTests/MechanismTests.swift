import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// Each wall is there for something: with it alone switched off, an attack gets through that otherwise does not.
  @Suite(.serialized)
  struct MechanismTests {
    @Test("seccomp keeps a program from a user namespace of its own")
    func seccomp() throws {
      #expect(try Box().run("calls-clone-namespace").verdict == .securityViolation)
      #expect(try Box(without: [.seccomp]).run("calls-clone-namespace").gotThrough)
    }

    @Test("Landlock keeps the input from being written by way of /proc, whoever may write it")
    func landlock() throws {
      for (without, getsThrough) in [(Set<Mechanism>(), false), ([.landlock], true)] {
        let folder = try ScratchFolder()
        chmod(folder.path.string, 0o755)
        let path = try folder.write("in", "original")
        chmod(path.string, 0o666)
        let input = try FileDescriptor.open(path, .readOnly)
        defer { try? input.close() }
        let outcome = try Box(without: without).run("files-input", input: input)
        #expect(outcome.gotThrough == getsThrough, "\(outcome)")
        #expect(try text(FileDescriptor.open(path, .readOnly)).hasPrefix("changed") == getsThrough)
      }
    }

    @Test("the user namespace hides who is who on the host", .enabled(if: Box.isRoot, "needs root"))
    func userNamespace() throws {
      #expect(try Box().run("leaks-host-ids").held)
      #expect(try Box(without: [.userNamespace]).run("leaks-host-ids").gotThrough)
    }

    @Test("the mount namespace hides the answers")
    func mountNamespace() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      let answer = try folder.write("secret.ans", "42")
      #expect(try Box().run("files-answers", answer.string).held)
      #expect(try Box(without: [.mountNamespace]).run("files-answers", answer.string).gotThrough)
    }

    @Test("the pid namespace ends what a run leaves running")
    func pidNamespace() throws {
      for (without, getsThrough) in [(Set<Mechanism>(), false), ([.pidNamespace], true)] {
        let box = try Box(without: without)
        _ = try box.run("leaks-daemon", "start")
        #expect(
          try box.run("leaks-daemon", "look").gotThrough
            == getsThrough)
      }
    }

    @Test("the network namespace hides the host's sockets")
    func networkNamespace() throws {
      let name = "judge-test-\(getpid())"
      let socket = try AbstractSocket(name)
      #expect(try Box().run("leaks-network", name).held)
      #expect(try Box(without: [.networkNamespace]).run("leaks-network", name).gotThrough)
      withExtendedLifetime(socket) {}
    }

    @Test("the IPC namespace keeps shared memory from the next run")
    func ipcNamespace() throws {
      // With the wall down the segment is left on the host itself.
      defer { _ = shmctl(shmget(0x6a75_6467, 0, 0), IPC_RMID, nil) }
      for (without, getsThrough) in [(Set<Mechanism>(), false), ([.ipcNamespace], true)] {
        let box = try Box(profile: .runtime, without: without)
        #expect(try box.run("leaks-shared-memory").held)
        #expect(try box.run("leaks-shared-memory").gotThrough == getsThrough)
      }
    }

    @Test("the UTS namespace hides the host's name")
    func utsNamespace() throws {
      #expect(try Box().run("leaks-host-name").held)
      #expect(try Box(without: [.utsNamespace]).run("leaks-host-name").gotThrough)
    }

    @Test(
      "the cgroup namespace hides the path of the run's cgroup",
      .enabled(if: Self.hasCgroup, "needs a cgroup"))
    func cgroupNamespace() throws {
      #expect(try Box().run("leaks-cgroup").held)
      #expect(try Box(without: [.cgroupNamespace]).run("leaks-cgroup").gotThrough)
    }

    @Test(
      "the read-only root keeps even its own files from being changed",
      .enabled(if: Box.expectedMode != .service, "needs root, or runs under the tests' own uid"))
    func readOnlyRoot() throws {
      for (without, getsThrough) in [(Set<Mechanism>(), false), ([.readOnlyRoot], true)] {
        let folder = try ScratchFolder()
        chmod(folder.path.string, 0o755)
        try HostilePrograms.shared().copy("files-application", to: folder)
        let own = try folder.write("own", "text")
        let box = try Box(application: folder.path, without: without)
        if Box.isRoot { chown(own.string, box.runUID, box.runUID) }
        let outcome = try box.run("files-application", "/app/own")
        #expect(outcome.gotThrough == getsThrough, "\(outcome)")
      }
    }

    @Test(
      "a uid of its own keeps the daemon's files closed",
      .enabled(if: Box.expectedMode != .plain, "needs a uid range"))
    func uidRange() throws {
      for (without, getsThrough) in [(Set<Mechanism>(), false), ([.uidRange], true)] {
        let folder = try ScratchFolder()
        chmod(folder.path.string, 0o755)
        try HostilePrograms.shared().copy("files-secret", to: folder)
        let secret = try folder.write("secret", "42")
        if Box.isRoot { chown(secret.string, Box.daemonUID, Box.daemonUID) }
        chmod(secret.string, 0o600)
        let outcome = try Box(application: folder.path, without: without).run("files-secret")
        #expect(outcome.gotThrough == getsThrough, "\(outcome)")
      }
    }

    @Test("rlimits bound open descriptors")
    func rlimits() throws {
      #expect(try Box().run("files-descriptors-without-end").held)
      #expect(try Box(without: [.rlimits]).run("files-descriptors-without-end").gotThrough)
    }

    @Test(
      "the cgroup counts the time of processes that nobody waits for",
      .enabled(if: Self.hasCgroup, "needs a cgroup"))
    func cgroup() throws {
      let counted = try Box().run("time-unwaited").facts
      let bare = try Box(without: [.cgroupV1, .cgroupV2])
      let missed = try bare.run("time-unwaited").facts
      #expect(counted.ending == .exited(status: 0) && missed.ending == .exited(status: 0))
      #expect(counted.cpu >= .milliseconds(800), "\(counted)")
      // The children's share is lost; what the parent took for starting them is not.
      #expect(missed.cpu < counted.cpu, "\(missed)")
    }

    static let hasCgroup: Bool = {
      guard let box = try? Box() else { return false }
      return box.sandbox.mechanisms.contains { $0 == .cgroupV1 || $0 == .cgroupV2 }
    }()
  }
}

/// A socket with a name that shows in /proc/net/unix.
final class AbstractSocket {
  private let descriptor: Int32

  init(_ name: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // An abstract name begins with a NUL.
    withUnsafeMutableBytes(of: &address.sun_path) { path in
      for (index, byte) in name.utf8.enumerated() { path[index + 1] = byte }
    }
    let size = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.utf8.count)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    guard bound == 0 else { throw Errno(rawValue: errno) }
  }

  deinit { close(descriptor) }
}
