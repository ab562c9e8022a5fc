import Dispatching
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

/// GPU problems without a GPU: the harness's two processes in their sandboxes, on memory files in the place of device
/// memory. All is real but the kernels.
@Suite("GPU problems on memory files", .serialized, .enabled(if: HostTorch.isThere))
struct GPUTrialTests {
  private func judge(_ source: String, _ code: String = DoublePackage.code) async throws
    -> TrialResult
  {
    let scratch = try ScratchFolder()
    let problem = try DoublePackage.problem(in: scratch, code)
    var settings = try LocalSettings.ofThisBuild(in: scratch, slots: 1)
    settings.gpu = DoublePackage.host
    let file = SourceFile(name: "solution.py", bytes: Array(source.utf8))
    return try await withLocalExecutor(settings) { executor in
      try await executor.judge(
        Trial(
          problem: problem, language: DoublePackage.python, files: [file], validatorLanguages: [])
      ) { _ in }
    }
  }

  @Test("a right one is accepted, with its figures")
  func accepted() async throws {
    let result = try await judge("def double(x, y): y.copy_(x * 2)")
    #expect(result.verdict == .accepted, "\(result)")
    #expect(result.tests.prefix(2).map { $0.gpu?.calls } == [1, 1])
    let last = try #require(result.tests.last?.gpu)
    #expect(last.calls >= 5)
    #expect(last.model == "host memory" && last.bytes == 8 * 24 && last.time > 0)
    #expect(last.fastest <= last.time && last.time <= last.slowest)
  }

  @Test(
    "everything else has the verdict that its facts decide",
    arguments: [
      ("def double(x, y): pass", .wrongAnswer, "y[0] is nan"),
      ("def double(x, y): x.mul_(2); y.copy_(x)", .wrongAnswer, "changes its input x"),
      ("def double(x, y): y.copy_(x + x)", .wrongAnswer, "asks torch for add"),
      ("import torch\ndef double(x, y): torch.add(x, x, out=y)", .wrongAnswer, "uses torch.add"),
      ("import torch as t\ndef double(x, y): t.add(x, x, out=y)", .wrongAnswer, "uses torch.add"),
      (
        "from torch import add as plus\ndef double(x, y): plus(x, x, out=y)", .wrongAnswer,
        "uses torch.add"
      ),
      (
        "kept = []\ndef double(x, y):\n  kept.append(x * 2)\n  y.copy_(kept[0])", .wrongAnswer, "y["
      ),
      // The timed turns are of several calls: each has data of its own, and is checked.
      (
        "n = 0\ndef double(x, y):\n  global n\n  n += 1\n  if n != 20: y.copy_(x * 2)",
        .wrongAnswer,
        "y[0] is nan"
      ),
      (
        "def double(x, y): raise ValueError('no')", .runTimeError,
        "solution.py, line 1: ValueError: no"
      ),
      ("def other(x, y): pass", .runTimeError, "has no function double"),
      ("import os\ndef double(x, y): os._exit(0)", .runTimeError, "ended during the call"),
      ("import ctypes\ndef double(x, y): ctypes.string_at(0)", .runTimeError, "SIGSEGV"),
      ("def double(x, y):\n  while True: pass", .timeLimit, "no answer within"),
      (
        "import ctypes\ndef double(x, y): ctypes.CDLL(None).unshare(0x10000000)",
        .securityViolation, "unshare"
      ),
      (
        "import gc\nfor o in gc.get_objects():\n  if type(o).__name__ == 'Guest': o.channel.send({'done': True})\ndef double(x, y): pass",
        .runTimeError, "no answer"
      ),
    ] as [(String, Verdict, String)])
  func verdicts(source: String, verdict: Verdict, message: String) async throws {
    let result = try await judge(source)
    #expect(result.verdict == verdict, "\(result.message)")
    #expect(message.isEmpty || result.message.contains(message), "\(result.message)")
  }

  @Test("its parts decide as they should on a device that only counts its memory")
  func parts() throws {
    let tests = FilePath(#filePath).removingLastComponent().removingLastComponent()
    let done = try FinishedProcess(
      "/usr/bin/python3", ["-B", tests.appending("GPU/parts.py").string])
    #expect(done.status == 0, "\(done.output)")
  }

  @Test(
    "a package whose own code fails is our fault, and says how",
    arguments: [
      (#"return {"y": call"#, #"return {"z": call"#, "KeyError: 'y'"),
      (
        #"{"count": count}"#, #"{"count": int(torch.randint(1 << 40, (1,), generator=draw))}"#,
        "make() gives other shapes or scalars"
      ),
      ("generator=draw, ", "", "make() draws another x from the same seed"),
      (#"got["y"], want["y"]"#, #"got["y"], want["y"] + 1"#, "the reference fails the check"),
    ])
  func brokenPackage(part: String, instead: String, message: String) async throws {
    let broken = DoublePackage.code.replacing(part, with: instead)
    let fault = await #expect(throws: ExecutorFault.self) {
      try await judge("def double(x, y): y.copy_(x * 2)", broken)
    }
    #expect(fault?.description.contains("the GPU harness failed") == true)
    #expect(fault?.description.contains(message) == true, "\(fault?.description ?? "")")
  }
}

/// Whether this machine's Python has torch: Debian's python3-torch.
enum HostTorch {
  static let isThere =
    (try? FinishedProcess("/usr/bin/python3", ["-c", "import torch"]))?.status == 0
}
