package import Configuring
internal import Control
internal import Crypto
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import Logging
internal import ProblemFormat
internal import ServiceLifecycle
internal import Spooling
internal import Storage
internal import SystemPackage
internal import UnixSignals

/// The daemon, from its configuration to its end.
package struct Daemon: Sendable {
  package static let version = JudgeVersion.text

  private let configuration: JudgeConfiguration
  private let account: Account
  private let launcher: Launcher
  private let settings: LocalSettings
  private let supervision: Supervision
  private let log: Logger

  /// Makes the folders, starts the launcher, which keeps the privileges, and gives them up.
  ///
  /// Call it before any thread is started.
  ///
  /// - Parameter supervision: of whoever has started this process.
  /// - Throws: ``DaemonError``, or `ExecutorFault` when the launcher does not start.
  package init(_ configuration: JudgeConfiguration, supervision: Supervision) throws {
    guard !configuration.languages.isEmpty else { throw DaemonError.noLanguages }
    guard access(configuration.problems.path.string, F_OK) == 0 else {
      throw DaemonError.problems(configuration.problems.path, why: "is not there")
    }
    self.configuration = configuration
    self.supervision = supervision
    log = Self.logger(configuration, supervision)
    let range = configuration.uidRange
    account = Account.choose(
      user: configuration.user, spareUID: range.start + range.count - 1,
      folder: configuration.problems.path)
    if let warning = account.warning { log.warning("\(warning)") }
    try Self.prepareFolders(configuration, account)
    if let exposed = configuration.exposures(of: configuration.secretPlaces).first {
      throw DaemonError.exposed(exposed)
    }
    settings = LocalSettings(
      worker: try LocalSettings.findWorker(configured: configuration.worker.path),
      state: configuration.state.path, uid: account.uid, gid: account.gid,
      uidRangeStart: account.mode == .plain ? nil : range.start, uidRangeCount: range.count,
      slots: configuration.slots == 0 ? LocalSettings.coreCount : configuration.slots,
      pinsCores: configuration.pinCores, usesCgroups: configuration.cgroup == .automatic,
      cacheLimit: configuration.cache.max, gpu: configuration.gpu.host)
    launcher = try Launcher.start(settings)
    try account.assume()
  }

  /// Serves until it is told to stop.
  package func run() async throws {
    defer { launcher.close() }
    let troubles = Troubles()
    let executor = LocalExecutor(
      launcher: launcher, slots: settings.slots, gpu: settings.gpu
    ) { [log] trouble in
      log.error("\(trouble)")
      troubles.note(.workers, trouble)
    }
    let store = try await openStore()
    let timeLimits = TimeLimits(
      path: configuration.state.path.appending("time-limits.json"), host: Self.host, log: log)
    let shelf = try openShelf(timeLimits)
    try await record(shelf, in: store)
    let spool = try openSpool(serving: shelf)
    // After the spool's own lock, which says more: that the whole judge is running already.
    let lock = try StateLock(folder: configuration.state.path)
    defer { withExtendedLifetime(lock) {} }
    let packages = InstalledPackages(configuration.state.installed)
    // Nobody else works in here now, and nobody uses what this daemon has not read.
    packages.sweep()
    welcome(shelf)
    let parts = try await DaemonParts(
      .init(
        configuration: configuration, supervision: supervision, host: Self.host,
        mode: account.mode, log: log, executor: executor, slurm: slurm(compiler: executor),
        store: store, shelf: shelf, spool: spool, packages: packages, timeLimits: timeLimits,
        troubles: troubles))
    let group = ServiceGroup(
      services: try parts.services(), gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    try await group.run()
  }

  private func openShelf(_ timeLimits: TimeLimits) throws(DaemonError) -> ProblemShelf {
    let catalog = try readProblems(timeLimits)
    for failure in catalog.failures { log.error("\(failure)") }
    let route = configuration.slurm.route
    for language in configuration.languages where route != .all {
      guard let compiler = language.missingCompiler else { continue }
      log.notice("no \(language.name) is taken: its compiler \(compiler) is not here")
    }
    return ProblemShelf(catalog, languages: configuration.languages) {
      Lanes.isElsewhere($0, route)
    }
  }

  private func record(_ shelf: ProblemShelf, in store: Store) async throws(StorageError) {
    for problem in shelf.all {
      if let excess = problem.excess(overSource: configuration.spool.maxSource) {
        log.notice("\(problem.name): \(excess)")
      }
      try await store.recordProblem(problem.name, hash: problem.version, title: problem.title)
    }
  }

  private func openStore() async throws -> Store {
    let restoration = Restoration(
      database: configuration.state.database, backups: BackupFolder(configuration.state.backups),
      log: log)
    let state = configuration.state.path
    return try await OwnThread.run {
      var lock: StateLock?
      defer { withExtendedLifetime(lock) {} }
      return try restoration.open { lock = try StateLock(folder: state) }
    }
  }

  private func slurm(compiler: LocalExecutor) -> SlurmExecutor? {
    if configuration.slurm.route == .none { return nil }
    var slurm = SlurmSettings(configuration, worker: settings.worker)
    slurm.namePrefix += Self.digest("\(Self.host) \(configuration.state.path)") + "-"
    return SlurmExecutor(slurm, compiler: compiler) { [log] trouble in log.notice("\(trouble)") }
  }

  /// Tells this judge from others: a few hexadecimal digits.
  private static func digest(_ text: String) -> String {
    Hexadecimal.text(SHA256.hash(data: Array(text.utf8)).prefix(4))
  }

  /// What was installed goes before what lies in the folder of problems.
  private func readProblems(_ timeLimits: TimeLimits) throws(DaemonError) -> ProblemCatalog {
    var catalog: ProblemCatalog
    do throws(FileError) {
      catalog = try ProblemCatalog.read(directory: configuration.problems.path)
    } catch {
      throw .problems(configuration.problems.path, why: "\(error)")
    }
    let folder = configuration.state.installed
    if access(folder.string, F_OK) == 0 {
      do throws(FileError) {
        catalog.put(try ProblemCatalog.read(directory: folder))
      } catch {
        throw .problems(folder, why: "\(error)")
      }
    }
    catalog.problems = catalog.problems.mapValues(timeLimits.applied)
    return catalog
  }

  private func openSpool(serving shelf: ProblemShelf) throws(SpoolError) -> Spool {
    var extensions: [String: String] = [:]
    for language in configuration.languages {
      for ending in language.extensions { extensions[ending] = language.code }
    }
    let spool = try Spool.open(
      root: configuration.spool.path,
      settings: SpoolSettings(
        languages: extensions, maximumSize: configuration.spool.maxSource,
        settle: configuration.spool.settle, rescanInterval: configuration.spool.rescan))
    let warnings = try spool.serve(problems: shelf.names, endings: shelf.endings)
    for warning in warnings { log.warning("\(warning)") }
    return spool
  }

  private static func prepareFolders(
    _ configuration: JudgeConfiguration, _ account: Account
  ) throws(DaemonError) {
    let open: FilePermissions = [.ownerReadWriteExecute, .groupReadExecute, .otherReadExecute]
    let entered: FilePermissions = [.ownerReadWriteExecute, .groupExecute, .otherExecute]
    try OwnFolder.prepare(configuration.spool.path, for: account, permissions: open)
    try OwnFolder.prepare(configuration.state.path, for: account, permissions: entered)
    let tries = configuration.state.path.appending("tries")
    try OwnFolder.prepare(tries, for: account, permissions: .ownerReadWriteExecute)
    TryInput.removeAll(in: tries)
    try OwnFolder.prepare(
      configuration.state.backups, for: account, permissions: .ownerReadWriteExecute)
    try OwnFolder.prepare(
      configuration.socket.path.removingLastComponent(), for: account, permissions: open)
  }

  private static func logger(
    _ configuration: JudgeConfiguration, _ supervision: Supervision
  ) -> Logger {
    var log = Logger(label: "judged") { label in
      if supervision.isJournaled, let journal = JournalHandler(label: label) { return journal }
      return PlainLogHandler(label: label)
    }
    log.logLevel = Logger.Level(rawValue: configuration.logLevel.rawValue) ?? .info
    return log
  }

  /// How to hand something in, for whoever started this by hand.
  private func welcome(_ shelf: ProblemShelf) {
    let spool = configuration.spool.path
    let names = shelf.all.map(\.name).joined(separator: " ")
    let stranger =
      account.mode == .root && getpwnam(configuration.user) == nil
      ? ", since there is no user \(configuration.user)" : ""
    log.info(
      "judging in \(account.mode.rawValue) mode, \(settings.slots) slots, as uid \(account.uid)\(stranger)"
    )
    if getgrnam(configuration.staffGroup) == nil {
      log.info("staff: root alone, since there is no group \(configuration.staffGroup)")
    }
    log.info("problems: \(names.isEmpty ? "none below \(configuration.problems.path)" : names)")
    log.info("hand in: cp FILE \(spool)/PROBLEM/   or: judge submit FILE -p PROBLEM --wait")
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
