internal import Glibc
package import JudgeCore
package import Sandboxing
internal import SystemPackage

/// All that a worker works with: its sandboxes, made when first needed and kept, and what the machine's workers share.
package final class Workshop {
  package let cache: ProgramCache
  /// What this worker was given of the machine's GPUs.
  let gpu: GPUDevices
  package let staging: Staging
  let preludes: Preludes
  private let quiet: QuietLock
  private let shared: Folder
  private let spawner: Spawner
  private let folder: Folder
  private var cells: [CellKind: Cell] = [:]
  private var gpuCells = 0
  /// Languages whose headers are to be compiled in advance, and how often that would have helped.
  private var wanted: [String: (language: Language, count: Int)] = [:]
  /// Where that has failed.
  private var hopeless: Set<String> = []

  /// - Parameters:
  ///   - folder: this worker's own, emptied here.
  ///   - shared: the same one for all workers of the machine.
  ///   - cacheLimit: how much compiled programs may take.
  package init(
    spawner: consuming Spawner, folder: Folder, shared: Folder, cacheLimit: ByteCount,
    gpu: GPUDevices
  ) throws(JudgingError) {
    self.spawner = spawner
    self.folder = folder
    self.gpu = gpu
    cache = ProgramCache(folder: try shared.subfolder("programs"), limit: cacheLimit)
    preludes = Preludes(try shared.subfolder("preludes"))
    quiet = try QuietLock(folder: shared)
    self.shared = shared
    try folder.clear()
    staging = Staging(try folder.subfolder("sent"))
  }

  /// Removes what this worker's folder holds. To be called last.
  package func clear() throws(JudgingError) { try folder.clear() }

  package var mode: PrivilegeMode { spawner.mode }

  /// The sandbox for one kind of work.
  func cell(_ kind: CellKind) throws(JudgingError) -> Cell {
    if let cell = cells[kind] { return cell }
    let name = "\(kind.work.rawValue)-\(cells.count)"
    let application = try folder.subfolder(name)
    do throws(SandboxError) {
      let sandbox = try spawner.makeSandbox(
        SandboxConfiguration(
          name: name, applicationDirectory: application.path,
          roots: kind.roots.map { FilePath($0) }, profile: kind.profile))
      let cell = Cell(sandbox: sandbox, application: application, quiet: quiet)
      cells[kind] = cell
      return cell
    } catch {
      throw .sandbox(error)
    }
  }

  func wantPreludes(of language: Language, _ key: String) {
    if language.preludes.isEmpty || hopeless.contains(key) { return }
    wanted[key, default: (language, 0)].count += 1
  }

  /// Whether there is work that makes later work faster; `isUrgent`: it has been put off often enough.
  package var chore: (key: String, isUrgent: Bool)? {
    wanted.max { $0.value.count < $1.value.count }.map { ($0.key, $0.value.count >= 3) }
  }

  /// Does it, once. What fails is not tried again by this worker.
  package func doChore() throws(JudgingError) {
    guard let key = chore?.key, let language = wanted.removeValue(forKey: key)?.language else {
      return
    }
    hopeless.insert(key)
    guard try shared.room() >= Self.choreRoom else { return }
    try Compiler(self).makePreludes(language)
    hopeless.remove(key)
  }

  /// What must be free on the disk: several times what headers take, and what judging itself needs.
  private static let choreRoom = ByteCount.mib(1024)

  /// A new sandbox with the GPU in it.
  func gpuSandbox(
    _ role: String, showing application: Folder, roots: [String]
  ) throws(JudgingError) -> Sandbox {
    gpuCells += 1
    do throws(SandboxError) {
      return try spawner.makeSandbox(
        SandboxConfiguration(
          name: "gpu-\(role)-\(gpuCells)", applicationDirectory: application.path, roots: [],
          optionalRoots: roots.map { FilePath($0) }, devices: gpu.names, profile: .gpu))
    } catch {
      throw .sandbox(error)
    }
  }

  /// Does something with an empty folder, which is gone afterwards.
  func withSessionFolder<Value>(_ body: (Folder) throws -> Value) throws -> Value {
    let name = "gpu-\(gpuCells)"
    let session = try folder.subfolder(name)
    // What stays is removed when the worker starts again.
    defer { try? folder.remove(name) }
    return try body(session)
  }

  /// Does something while no other worker of this machine has the same GPU, whoever started it: what is timed is alone on it.
  func withGPU<Value>(_ body: () throws -> Value) throws -> Value {
    let lock =
      try gpu.first.map { try FileDescriptor.open($0, .readOnly, options: [.closeOnExec]) }
      ?? FileDescriptor.open(
        shared.path.appending("gpu.lock"), .readWrite, options: [.create, .closeOnExec],
        permissions: [.ownerReadWrite])
    // Closing gives it up.
    defer { try? lock.close() }
    while flock(lock.rawValue, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw JudgingError.harness("no turn on the GPU: \(Errno(rawValue: errno))")
      }
    }
    return try body()
  }

  /// The walls that every run on this machine has around it.
  package func basicMechanisms() throws(JudgingError) -> [Mechanism] {
    try cell(CellKind(work: .run, profile: .strict, roots: [])).sandbox.mechanisms
  }
}

/// What tells one sandbox from another: programs with the same needs take turns in one, but the
/// validator, which sees the answers, never shares with what it judges.
struct CellKind: Hashable {
  enum Work: String { case compile, run, validate }

  var work: Work
  var profile: SandboxProfile
  var roots: [String]
  /// Each list of imports has its parked interpreter, and that lives in the sandbox.
  var warmImports: [String]?

  /// - Parameter preludes: a folder with headers that were compiled in advance.
  static func compiling(_ language: Language, seeing preludes: Folder? = nil) -> CellKind {
    CellKind(
      work: .compile, profile: .compiler,
      roots: language.compileRoots + (preludes.map { [$0.path.string] } ?? []))
  }

  static func running(_ language: Language) -> CellKind {
    CellKind(
      work: .run, profile: language.profile, roots: language.runRoots,
      warmImports: language.warmImports)
  }

  static func validating(_ language: Language) -> CellKind {
    CellKind(
      work: .validate, profile: language.profile, roots: language.runRoots,
      warmImports: language.warmImports)
  }
}
