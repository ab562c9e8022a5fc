import JudgeCore
import ProblemFormat
import TestSupport

/// A GPU problem as small as can be: `double(x, y)` writes 2 x into y.
enum DoublePackage {
  static let code = """
    import torch
    from judge_gpu.problem import Call, close
    FUNCTION = "double"
    PYTHON = ["x", "y"]
    CUDA = ["x", "y", "count"]
    def make(case, draw):
        count = int(case["count"])
        x = torch.randn(count, generator=draw, device=draw.device)
        return Call({"x": x}, {"y": ((count,), torch.float32)}, {"count": count}, bytes=8 * count)
    def reference(call):
        return {"y": call.inputs["x"].double() * 2}
    def check(call, got, want):
        return close(got["y"], want["y"], 1e-6, 1e-6, "y")

    """

  static func problem(in scratch: ScratchFolder, _ code: String = code) throws -> Problem {
    let folder = try SamplePackage.make(in: scratch, name: "double")
    for name in ["1", "01-small", "02-large"] {
      let group = name == "1" ? "sample" : "secret"
      let timed = name == "02-large" ? " time=yes" : ""
      try scratch.write("double/data/\(group)/\(name).in", "count=\(name.utf8.count * 3)\(timed)\n")
      try scratch.write("double/data/\(group)/\(name).ans", "gpu\n")
    }
    try scratch.write("double/gpu/problem.py", code)
    try scratch.write(
      "double/judge.yaml",
      """
      schema: 1
      resources: {gpu: {count: 1}, gpu_wall_s: 1}
      timing: {warmup: 1, repeats: 5}
      checks: {forbid: [torch.add]}

      """)
    return try Problem.read(directory: folder)
  }

  static let python = Language(
    code: "python3", name: "Python", extensions: [".py"], compile: ["/usr/bin/true"],
    hasArtefact: false, run: ["/usr/bin/python3", "{entry}"], profile: .runtime,
    compileRoots: ["/usr", "/bin", "/lib", "/lib64"], runRoots: [])

  /// What stands for a machine with a GPU: memory files in the place of device memory.
  static let host = GPUHost(
    python: "/usr/bin/python3",
    roots: ["/usr", "/bin", "/lib", "/lib64", "/etc/alternatives", "/etc/ld.so.cache"],
    environment: ["JUDGE_GPU_DEVICE": "host"])
}
