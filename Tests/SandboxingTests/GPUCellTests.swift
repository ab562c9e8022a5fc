import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// The walls around programs on a GPU. The nodes are pretended: links to /dev/null under the names of NVIDIA's.
  @Suite(.serialized)
  struct GPUCellTests {
    private static let devices = ["nvidia0", "nvidiactl"]

    private func box(_ devices: [String] = devices, folder: ScratchFolder) throws -> Box {
      for name in Self.devices + ["nvidia1"] {
        symlink("/dev/null", folder.path.appending(name).string)
      }
      chmod(folder.path.string, 0o755)
      return try Box(
        roots: Box.hostRoots, optionalRoots: Box.optionalHostRoots, profile: .gpu,
        devices: devices, deviceFolder: folder.path)
    }

    private func python(_ box: Box, _ text: String) throws -> Outcome {
      try box.run(["/usr/bin/python3", "-c", text], limits: Box.wideLimits)
    }

    @Test("the nodes that were given are there, can be written, and no others")
    func nodes() throws {
      let folder = try ScratchFolder()
      let box = try box(folder: folder)
      let outcome = try python(
        box,
        """
        import os
        print(sorted(name for name in os.listdir("/dev") if name.startswith("nvidia")))
        for name in ("nvidia0", "nvidiactl"):
            os.write(os.open("/dev/" + name, os.O_RDWR), b"x")
        try: os.chmod("/dev/nvidia0", 0)
        except OSError as error: print(error.strerror)
        """)
      #expect(
        outcome.output == "['nvidia0', 'nvidiactl']\nRead-only file system\n", "\(outcome)")
    }

    @Test(
      "a node that no GPU has is refused, whoever asks",
      arguments: ["sda", "../mem", "nvidia", "nvidia0x"])
    func otherNodes(name: String) throws {
      let folder = try ScratchFolder()
      #expect(throws: SandboxError.self) { try box([name], folder: folder) }
    }

    @Test(
      "ioctl and memory files work, address space has no limit, and the driver's part of /proc is in sight"
    )
    func calls() throws {
      let folder = try ScratchFolder()
      let outcome = try python(
        box(folder: folder),
        """
        import errno, fcntl, mmap, os, resource, socket
        try: fcntl.ioctl(os.open("/dev/nvidiactl", os.O_RDWR), 0xc0184600, bytes(24))
        except OSError as error: print(errno.errorcode[error.errno])
        os.ftruncate(os.memfd_create("m"), 4096)
        print(resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY)
        mmap.mmap(-1, 1 << 36, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000)
        print(os.path.exists("/proc/devices"), [name for name in os.listdir("/proc") if name.isdigit()][:1])
        import threading
        with open(f"/proc/self/task/{threading.get_native_id()}/comm", "w") as name: print(name.write("cuda"))
        for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_NETLINK):
            try: socket.socket(family)
            except PermissionError as error: print(errno.errorcode[error.errno])
        """)
      #expect(
        outcome.output == "ENOTTY\nTrue\nTrue ['2']\n4\nEACCES\nEACCES\n", "\(outcome)")
    }

    @Test(
      "what is forbidden elsewhere is forbidden here",
      arguments: ["os.unshare", "ptrace", "bpf", "mount"])
    func forbidden(name: String) throws {
      let number = ["os.unshare": 272, "ptrace": 101, "bpf": 321, "mount": 165][name] ?? 0
      let folder = try ScratchFolder()
      let outcome = try python(
        box(folder: folder), "import ctypes; ctypes.CDLL(None).syscall(\(number), 0, 0, 0, 0, 0)")
      #expect(outcome.verdict == .securityViolation, "\(outcome)")
    }

    @Test("a run that is begun apart ends when it is abandoned")
    func abandoned() throws {
      let folder = try ScratchFolder()
      let box = try box(folder: folder)
      let request = RunRequest(
        arguments: ["/usr/bin/python3", "-c", "import time; time.sleep(60)"],
        environment: Box.environment, limits: Box.wideLimits)
      try box.sandbox.begin(request)
      box.sandbox.abandon()
      #expect(throws: SandboxError.self) { try box.sandbox.finish(request) }
    }
  }
}
