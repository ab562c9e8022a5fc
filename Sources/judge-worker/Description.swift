internal import Glibc
internal import JudgeCore
internal import Judging
internal import SystemPackage
internal import WorkerProtocol

/// Finds out what this machine can do.
enum Description {
  /// - Parameters:
  ///   - workshop: the sandbox, or why there is none.
  ///   - packages: Python's, to be tried.
  static func facts(_ workshop: Result<Workshop, any Error>, packages: [String]) -> NodeFacts {
    var name = utsname()
    uname(&name)
    let kernel = withUnsafeBytes(of: &name.release) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    let pages = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    var facts = NodeFacts(
      host: Place.host, kernel: kernel, cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
      memory: ByteCount(bytes: Int64(pages)))
    do {
      let workshop = try workshop.get()
      facts.mechanisms = try workshop.basicMechanisms()
      facts.mode = workshop.mode
    } catch {
      facts.sandboxFault = "\(error)"
    }
    addGPUs(to: &facts)
    addPrograms(to: &facts, packages)
    return facts
  }

  private static func addGPUs(to facts: inout NodeFacts) {
    facts.allottedGPUs = Place.gpus
    let devices = (try? Folder("/dev").names()) ?? []  // without them there is nothing to tell
    facts.devices = devices.filter { $0.hasPrefix("nvidia") }
    // Names of fields: `nvidia-smi --help-query-gpu`.
    let query =
      "index,name,driver_version,memory.total,clocks.sm,clocks.max.sm,compute_cap"
    guard
      let table = Inquiry.output([
        "nvidia-smi", "--query-gpu=\(query)", "--format=csv,noheader",
      ])
    else {
      facts.gpuFault = "there is no nvidia-smi that works"
      return
    }
    facts.gpus = table.split(separator: "\n").compactMap(gpu)
    if facts.gpus.isEmpty { facts.gpuFault = "nvidia-smi lists no GPU" }
  }

  private static func gpu(_ line: Substring) -> NodeFacts.GPU? {
    let fields = line.split(separator: ",").map { String($0.drop { $0 == " " }) }
    guard fields.count == 7 else { return nil }
    return NodeFacts.GPU(
      index: fields[0], name: fields[1], driver: fields[2], memory: fields[3],
      clocks: "\(fields[4]) of \(fields[5])", computeCapability: fields[6])
  }

  private static func addPrograms(to facts: inout NodeFacts, _ packages: [String]) {
    facts.nvcc = Inquiry.output(["nvcc", "--version"])?.split(separator: "\n").last.map(String.init)
    facts.python = Inquiry.output(["python3", "-c", "import sys; print(sys.version.split()[0])"])?
      .split(separator: "\n").first.map(String.init)
    for package in packages {
      let script =
        "import importlib, sys; print(getattr(importlib.import_module(sys.argv[1]), '__version__', '?'))"
      let version = Inquiry.output(["python3", "-c", script, package])?
        .split(separator: "\n").first.map(String.init)
      facts.packages.updateValue(version, forKey: package)
    }
  }
}
