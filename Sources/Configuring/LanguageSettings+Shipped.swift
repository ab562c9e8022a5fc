internal import JudgeCore

extension LanguageSettings {
  /// The languages of the judge.conf that is shipped.
  static let shipped = [c, cpp, python3, swift, cuda]

  private static let system = ["/usr", "/bin?", "/lib?", "/lib64?"]

  private static let c = LanguageSettings(
    code: "c", name: "C", extensions: [".c"],
    compile: [
      "/usr/bin/gcc", "-std=gnu17", "-O2", "-static", "-pipe", "-fdiagnostics-color=never",
      "{linker}", "-o", "{output}", "{sources}", "-lm",
    ],
    compileRoots: system,
    selfTest: SelfTest(
      fileName: "sum.c",
      source: """
        #include <stdio.h>
        int main(void) {
          long long left, right;
          if (scanf("%lld %lld", &left, &right) != 2) return 1;
          printf("%lld\\n", left + right);
          return 0;
        }

        """, input: "2 3\n", output: "5\n"))

  private static let cpp = LanguageSettings(
    code: "cpp", name: "C++", extensions: [".cpp", ".cc", ".cxx", ".c++", ".C"],
    compile: [
      "/usr/bin/g++", "-std=gnu++20", "-O2", "-static", "-pipe", "-fdiagnostics-color=never",
      "{preludes}", "{linker}", "-o", "{output}", "{sources}",
    ],
    preludes: ["bits/stdc++.h", "iostream"], compileRoots: system,
    selfTest: SelfTest(
      fileName: "sum.cpp",
      source: """
        #include <iostream>
        int main() {
          long long left, right;
          std::cin >> left >> right;
          std::cout << left + right << std::endl;
        }

        """, input: "2 3\n", output: "5\n"))

  private static let python3 = LanguageSettings(
    code: "python3", name: "Python 3", extensions: [".py", ".py3"],
    compile: ["/usr/bin/python3", "-B", "-s", "-c", pythonCheck, "{sources}"], hasArtefact: false,
    run: ["/usr/bin/python3", "-B", "-s", "{entry}"],
    entryNames: ["main.py", "__main__.py"], profile: .runtime, compileRoots: pythonRoots,
    runRoots: pythonRoots,
    environment: [
      "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0",
    ],
    warmImports: [],
    memoryExtra: .mib(32), compileCPU: .seconds(10), compileMemory: .mib(512),
    selfTest: SelfTest(
      fileName: "sum.py", source: "print(sum(map(int, input().split())))\n", input: "2 3\n",
      output: "5\n"))

  // NumPy finds its BLAS through /etc/alternatives.
  private static let pythonRoots = system + ["/etc/alternatives?", "/etc/ld.so.cache?"]

  private static let pythonCheck = """
    import sys, traceback
    for path in sys.argv[1:]:
        try:
            with open(path, "rb") as file:
                compile(file.read(), path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            sys.exit("".join(traceback.format_exception_only(error)))

    """

  private static let swift = LanguageSettings(
    code: "swift", name: "Swift", extensions: [".swift"],
    toolchain: ["swiftc", "/opt/swift/usr", "/usr/libexec/swift/usr"],
    compile: [
      "{toolchain}/bin/swiftc", "-O", "-wmo", "-static-executable", "-use-ld=lld", "-Xlinker", "-s",
      "-module-cache-path", "/w/modules", "-module-name", "program", "-o", "{output}", "{sources}",
    ],
    entryNames: ["main.swift"],
    compileRoots: system + ["{toolchain}"], compileOutput: .mib(256),
    selfTest: SelfTest(
      fileName: "sum.swift",
      source: """
        let numbers = (readLine() ?? "").split(separator: " ").compactMap { Int($0) }
        print(numbers.reduce(0, +))

        """, input: "2 3\n", output: "5\n"))

  // A library that the harness of GPU problems loads: machine code for Ampere and Hopper, and PTX that later GPUs compile.
  // What it calls must be in it: a library that the node has by chance is none. Only the self-test runs without the harness.
  private static let cuda = LanguageSettings(
    code: "cuda", name: "CUDA C++", extensions: [".cu"],
    toolchain: ["/opt/judge/cuda", "nvcc", "/usr/local/cuda"],
    compile: [
      "{toolchain}/bin/nvcc", "-ccbin", "/usr/bin/g++", "-shared", "-Xcompiler", "-fPIC", "-O3",
      "-std=c++17", "-cudart", "static", "-gencode", "arch=compute_80,code=sm_80", "-gencode",
      "arch=compute_90a,code=sm_90a", "-gencode", "arch=compute_90,code=compute_90", "-Xlinker",
      "-s,--no-undefined", "-o", "{output}", "{sources}",
    ],
    run: ["/usr/bin/python3", "-B", "-s", "-c", callOfSum, "{artefact}"], profile: .gpu,
    compileRoots: system + ["{toolchain}", "/etc/alternatives?"], runRoots: pythonRoots,
    compileCPU: .seconds(120),
    selfTest: SelfTest(
      fileName: "sum.cu",
      source: """
        #include <cuda_fp16.h>
        __global__ void add(long long *sum, long long left, long long right) { *sum = left + right; }
        extern "C" int sum(int left, int right) {
          if (left < 0) add<<<1, 1>>>(nullptr, left, right);
          return left + right;
        }

        """, input: "2 3\n", output: "5\n"))

  private static let callOfSum =
    "import ctypes, sys; print(ctypes.CDLL(sys.argv[1]).sum(*map(int, input().split())))"
}
