import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  @Suite(.serialized)
  struct SandboxTests {
    @Test("all walls that the mode can give are in force, and named")
    func mechanisms() throws {
      let box = try Box()
      var expected: Set<Mechanism> = [
        .userNamespace, .mountNamespace, .pidNamespace, .networkNamespace, .ipcNamespace,
        .utsNamespace, .cgroupNamespace, .readOnlyRoot, .seccomp, .landlock, .rlimits,
      ]
      if Box.expectedMode != .plain { expected.insert(.uidRange) }
      let got = Set(box.sandbox.mechanisms)
      #expect(got.subtracting([.cgroupV1, .cgroupV2]) == expected)
      #expect(box.sandbox.mechanisms == box.sandbox.mechanisms.sorted())
      #expect(box.mode == Box.expectedMode)
    }

    @Test("a run that nobody needs any more is ended, and the next one is not")
    func needless() throws {
      let box = try Box()
      var limits = Box.limits
      (limits.cpu, limits.wall) = (.seconds(10_000), .seconds(10_000))
      let endless = RunRequest(arguments: ["/app/time-spin"], environment: [:], limits: limits)
      let quick = RunRequest(arguments: ["/app/good-exit"], environment: [:], limits: limits)
      for _ in 0..<3 {
        try box.sandbox.begin(endless)
        box.sandbox.end()
        let ended = try box.sandbox.finish(endless)
        #expect(ended.facts.stop == .needless && ended.facts.ending == .signalled(SIGKILL))
        ended.close()
        let whole = try box.sandbox.run(quick)
        #expect(whole.facts.stop == nil && whole.facts.ending == .exited(status: 0))
        whole.close()
        // It has ended already.
        box.sandbox.end()
      }
    }

    @Test("input, output, errors, arguments, environment and files go through unchanged")
    func passesThrough() throws {
      let folder = try ScratchFolder()
      let input = String(repeating: "judge ✓\n", count: 20_000)
      let file = try FileDescriptor.open(try folder.write("in", input), .readOnly)
      defer { try? file.close() }
      var limits = Box.limits
      limits.output = .mib(1)
      let box = try Box()
      let report = try box.sandbox.run(
        RunRequest(
          arguments: ["/app/good-pass-through", "a b", "", "ü"],
          environment: ["X": "1", "Y": "a=b"],
          limits: limits, input: file, scratchDirectories: ["feedback"],
          collect: ["feedback/left.txt", "link", "feedback", "absent", "../etc/passwd"]))
      defer { report.close() }
      #expect(report.facts.ending == .exited(status: 0))
      #expect(try text(report.standardOutput) == input)
      #expect(try text(report.standardError) == "a b\n\nü\nX=1\nY=a=b\n")
      #expect(report.collected.keys.sorted() == ["feedback/left.txt"])
      let left = try #require(report.collected["feedback/left.txt"])
      #expect(try text(left) == "left\n")
      #expect(report.facts.output.bytes >= Int64(input.utf8.count))
    }

    @Test(
      "what a run leaves in its scratch directory stays for one that goes on with it, and for no other"
    )
    func keptScratch() throws {
      let box = try Box()
      let left = "feedback/left.txt"
      func leaves(_ program: String, _ scratch: RunRequest.Scratch, _ folders: [String]) throws
        -> Bool
      {
        var request = RunRequest(
          arguments: ["/app/\(program)"], limits: Box.limits, scratchDirectories: folders,
          collect: [left])
        request.scratch = scratch
        let report = try box.sandbox.run(request)
        defer { report.close() }
        return report.collected[left] != nil
      }
      #expect(try leaves("good-pass-through", .kept, ["feedback"]))
      #expect(try leaves("signals-everyone", .goesOn(removing: []), []))
      let names = [left, "absent", "feedback", "../etc/passwd", "a/b"]
      #expect(try !leaves("signals-everyone", .goesOn(removing: names), []))
      #expect(try leaves("good-pass-through", .kept, ["feedback"]))
      #expect(try !leaves("signals-everyone", .fresh, []))
    }

    @Test("what goes to another run is counted, and its end is felt after it was taken down")
    func talks() throws {
      let folder = try ScratchFolder()
      let input = String(repeating: "judge ", count: 1000)
      let file = try FileDescriptor.open(try folder.write("in", input), .readOnly)
      defer { try? file.close() }
      let box = try Box()
      // After what the box has started, which would have them as well.
      let (reader, writer) = try FileDescriptor.pipe()
      defer { try? reader.close() }
      var request = RunRequest(
        arguments: ["/app/good-pass-through"], limits: Box.limits, input: file,
        scratchDirectories: ["feedback"])
      request.output = writer
      request.talk = .counted
      try box.sandbox.begin(request)
      try writer.close()
      #expect(try text(reader) == input)
      let felt = ContinuousClock.now
      let report = try box.sandbox.finish(request)
      defer { report.close() }
      #expect(report.facts.output.bytes >= Int64(input.utf8.count))
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      let since = ContinuousClock.now - felt
      let atEnd = Duration.seconds(now.tv_sec) + .nanoseconds(now.tv_nsec) - since
      #expect(report.facts.ended <= atEnd)
      #expect(report.facts.ended > atEnd - .seconds(60))
    }

    @Test("what a run has written can be changed by nobody any more")
    func sealed() throws {
      let box = try Box()
      let report = try box.sandbox.run(
        RunRequest(arguments: ["/app/signals-everyone"], limits: Box.limits))
      defer { report.close() }
      #expect(throws: Errno.self) { _ = try report.standardOutput.writeAll([1]) }
      #expect(ftruncate(report.standardOutput.rawValue, 0) != 0)
    }

    @Test("at most one byte more than the limit is kept")
    func keepsLittle() throws {
      let outcome = try Box().run("output-flood")
      #expect(outcome.output.utf8.count == Int(Box.limits.output.bytes) + 1)
      #expect(outcome.facts.output > Box.limits.output)
    }

    @Test("every exit status is told, and only 0 is a good end")
    func exits() throws {
      let box = try Box()
      for status in Int32(0)...255 {
        let outcome = try box.run("good-exit", "\(status)")
        #expect(outcome.facts.ending == .exited(status: status))
        #expect(outcome.verdict == (status == 0 ? .accepted : .runTimeError))
      }
    }

    @Test("a program that is not there is our own failure, and the sandbox goes on")
    func missingProgram() throws {
      let box = try Box()
      let error = #expect(throws: SandboxError.self) { try box.run("nothing") }
      #expect(error?.description.contains("/app/nothing") == true)
      #expect(try box.run("good-recursion").held)
    }

    @Test("what is wrong with a sandbox is told when it is made")
    func badConfigurations() throws {
      #expect(throws: SandboxError.self) { try Box(roots: ["/no/such/root"]) }
      #expect(throws: SandboxError.self) { try Box(application: "/no/such/folder") }
      #expect(throws: SandboxError.self) { try Box(name: "../up") }
      #expect(throws: SandboxError.self) { try Box(without: [.seccomp], allowsGaps: false) }
      #expect(try Box(optionalRoots: ["/no/such/root"]).run("good-recursion").held)
    }

    @Test("a compiler works, and its program runs in a sandbox without any libraries")
    func compiles() throws {
      let folder = try ScratchFolder()
      chmod(folder.path.string, 0o755)
      try folder.write(
        "main.cpp", "#include <iostream>\nint main() { std::cout << \"held\\n\"; }\n")
      let box = try Box(
        application: folder.path, roots: Box.hostRoots, optionalRoots: Box.optionalHostRoots,
        profile: .runtime)
      let report = try box.sandbox.run(
        RunRequest(
          arguments: [
            "/usr/bin/g++", "-O2", "-static", "-pthread", "-o", "/w/program", "/app/main.cpp",
          ],
          environment: Box.environment, limits: Box.wideLimits, collect: ["program"]))
      defer { report.close() }
      #expect(report.facts.ending == .exited(status: 0), "\(report.facts)")
      let program = try #require(report.collected["program"])
      try folder.write("program", bytes: try bytes(program))
      chmod(folder.path.appending("program").string, 0o755)
      #expect(try Box(application: folder.path).run("program").held)
    }

    private func bytes(_ file: FileDescriptor) throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: 16 << 20)
      var size = 0
      while true {
        let count = try bytes.withUnsafeMutableBytes { all in
          try file.read(into: UnsafeMutableRawBufferPointer(rebasing: all[size...]))
        }
        if count == 0 { return Array(bytes[..<size]) }
        size += count
      }
    }
  }
}
