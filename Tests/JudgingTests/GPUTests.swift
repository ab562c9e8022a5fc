import JudgeCore
import SystemPackage
import TestSupport
import Testing

@testable import Judging  // what the owner says is nobody else's business

@Suite("GPU work")
struct GPUTests {
  @Test(
    "a job has the nodes of its own GPU and those that all share",
    arguments: [
      (nil, ["nvidia0", "nvidia-uvm", "nvidiactl"]), ("1", ["nvidia1", "nvidia-uvm", "nvidiactl"]),
      ("0,1", ["nvidia0", "nvidia-uvm", "nvidiactl"]),
      ("", ["nvidia-uvm", "nvidiactl"]), ("7", ["nvidia-uvm", "nvidiactl"]),
      ("GPU-8f1c", ["nvidia-uvm", "nvidiactl"]),
    ] as [(String?, [String])])
  func devices(visible: String?, expected: [String]) throws {
    let scratch = try ScratchFolder()
    for name in [
      "nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "nvidia-caps", "null", "nvidia", "sda",
    ] {
      try scratch.write(name, "")
    }
    let devices = GPUDevices(folder: scratch.path, visible: visible)
    #expect(Set(devices.names) == Set(expected))
    #expect(devices.hasGPU == expected.contains { $0 == "nvidia0" || $0 == "nvidia1" })
  }

  @Test(
    "where a job's devices are kept to it, Slurm counts those alone",
    arguments: [("0", "nvidia2"), ("1", "nvidia10"), ("2", nil), (nil, "nvidia2")]
      as [(String?, String?)])
  func constrained(visible: String?, expected: String?) throws {
    let scratch = try ScratchFolder()
    for name in ["nvidia2", "nvidia10"] { try scratch.write(name, "") }
    // What cannot be opened for writing, whoever tries.
    for name in ["nvidia0", "nvidia1", "nvidia3"] { try scratch.write("\(name)/inside", "") }
    let devices = GPUDevices(folder: scratch.path, visible: visible)
    #expect(devices.names.first == expected)
    #expect(devices.hasGPU == (expected != nil))
  }

  @Test func `no folder of devices is no GPU`() {
    #expect(!GPUDevices(folder: "/nowhere", visible: nil).hasGPU)
  }

  @Test(
    "what the owner says is taken at its word only where it makes sense",
    arguments: [
      (#"{"end": true}"#, .end),
      (#"{"fault": "problem.py, line 3"}"#, .fault("problem.py, line 3")),
      (#"{"test": "a", "verdict": "WA", "message": "y[0]"}"#, .test(failed(.wrongAnswer, "y[0]"))),
      (
        #"{"test": "a", "verdict": "RTE", "gone": true}"#,
        .test(failed(.runTimeError, isGone: true))
      ),
    ] as [(String, OwnerMessage)])
  func message(text: String, expected: OwnerMessage) {
    #expect(OwnerMessage(Array(text.utf8)) == expected)
  }

  private static func failed(
    _ verdict: Verdict, _ message: String = "", isGone: Bool = false
  ) -> OwnerMessage.Test {
    OwnerMessage.Test(
      name: "a", verdict: verdict, message: message, figures: nil, isGuestGone: isGone)
  }

  @Test(
    "what is no message is none",
    arguments: [
      "", "{}", "[]", "null", "{\"test\": \"a\"}", #"{"test": "a", "verdict": "SV"}"#,
      #"{"test": "a", "verdict": "JE"}"#, #"{"test": 1, "verdict": "AC"}"#,
      #"{"test": "a", "verdict": "AC", "gpu": {"time_us": NaN}}"#,
      #"{"test": "a", "verdict": "AC", "gpu": {"model": "x"}}"#,
      #"{"test": "a", "verdict": "AC", "gpu": {"model": "x", "compute": "9.0", "calls": 1, "time_us": 1, "fastest_us": 1, "slowest_us": 1, "overhead_us": 1, "bytes": 0, "flops": 0, "copy_rate": 0, "peak_rate": 0, "memory": -1}}"#,
    ])
  func nonsense(text: String) {
    #expect(OwnerMessage(Array(text.utf8)) == nil)
  }
}
