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
    let packages = InstalledPackages(configuration.state.installed)
    let timeLimits = TimeLimits(
      path: configuration.state.path.appending("time-limits.json"), host: Self.host, log: log)
    let catalog = try readProblems(timeLimits)
    for failure in catalog.failures { log.error("\(failure)") }
    let route = configuration.slurm.route
    let shelf = ProblemShelf(catalog, languages: configuration.languages) {
      Lanes.isElsewhere($0, route)
    }
    for language in configuration.languages where route != .all {
      guard let compiler = language.missingCompiler else { continue }
      log.notice("no \(language.name) is taken: its compiler \(compiler) is not here")
    }
    for problem in shelf.all {
      if let excess = problem.excess(overSource: configuration.spool.maxSource) {
        log.notice("\(problem.name): \(excess)")
      }
      try await store.recordProblem(problem.name, hash: problem.version, title: problem.title)
    }
    let spool = try openSpool(serving: shelf)
    // After the spool's own lock, which says more: that the whole judge is running already.
    let lock = try StateLock(folder: configuration.state.path)
    defer { withExtendedLifetime(lock) {} }
    // Nobody else works in here now, and nobody uses what this daemon has not read.
    packages.sweep()
    welcome(shelf)
    try await serve(
      executor, slurm(compiler: executor), store, shelf, spool, troubles, packages, timeLimits)
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

  private func serve(
    _ executor: LocalExecutor, _ slurm: SlurmExecutor?, _ store: Store, _ shelf: ProblemShelf,
    _ spool: Spool, _ troubles: Troubles, _ packages: InstalledPackages, _ timeLimits: TimeLimits
  ) async throws {
    let lanes = Lanes(
      local: executor, slurm: slurm, route: configuration.slurm.route, problems: shelf.all)
    let hub = ProgressHub()
    let cancellations = Cancellations()
    let pace = Pace(try await store.usualTimes())
    let bell = Bell()
    let assessments = try await AssessmentShelf(store)
    let intake = Intake(
      store: store, users: UserNames(), problems: shelf, assessments: assessments,
      staff: StaffGroup(name: configuration.staffGroup), lanes: lanes,
      limit: configuration.queue.perUser, hub: hub, bell: bell, log: log)
    let room = DiskRoom(folder: configuration.state.path, log: log)
    let rooms = [
      room, DiskRoom(folder: configuration.spool.path, least: DiskRoom.forSpool, log: log),
    ]
    let backups = Backups(
      store: store, folder: BackupFolder(configuration.state.backups),
      keep: configuration.backup.keep)
    let watching = Watching(store: store, lanes: lanes, backups: backups, spool: spool.path)
    let pulse = Pulse()
    pulse.begin(.store)
    let backend = DaemonBackend(
      store: store, spool: spool, intake: intake, problemShelf: shelf, assessments: assessments,
      languages: configuration.languages, lanes: lanes, hub: hub, cancellations: cancellations,
      pace: pace, bell: bell,
      boardVisibility: BoardReply.Visibility(configuration.board.show),
      health: Health(
        host: Self.host, mode: account.mode, inForce: { executor.mechanisms },
        shortages: { rooms.compactMap(\.shortage) },
        troubles: troubles, storageTroubles: { watching.troubles }),
      room: room, watching: watching,
      tries: configuration.state.path.appending("tries"), packages: packages,
      shipped: configuration.problems.path, timeLimits: timeLimits)
    let control = try ControlServer(
      socket: configuration.socket.path,
      settings: ControlSettings(
        staffGroup: configuration.staffGroup, maxSource: configuration.spool.maxSource),
      backend: backend, log: log, onServing: { pulse.begin(.control) })
    let judging = JudgingService(
      store: store, lanes: lanes, problems: shelf, languages: configuration.languages,
      hub: hub, cancellations: cancellations, pace: pace, room: room, troubles: troubles,
      waits: watching.waits, pulse: pulse, attempts: configuration.attempts, bell: bell, log: log)
    var services: [any Service] = [ExecutorService { try await executor.run() }]
    if let slurm { services.append(ExecutorService { try await slurm.run() }) }
    services += [
      judging, control,
      SpoolService(
        spool: spool, intake: intake, troubles: troubles, pulse: pulse,
        beat: supervision.watchdog.map { $0 / 8 }, log: log),
      RestService(hub: hub),
      PackageSweeper(packages: packages, unused: shelf.unused, log: log),
      BackupService(backups: backups, interval: configuration.backup.interval, log: log),
    ]
    if configuration.retention.isBounded {
      services.append(
        RetentionService(store: store, retention: configuration.retention, log: log))
    }
    // The last one is told first when the daemon is to stop.
    services.append(
      LivenessService(
        supervision: supervision, pulse: pulse, bell: bell, store: store,
        status: { await backend.statusLine() }, log: log))
    let group = ServiceGroup(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    try await group.run()
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

/// Keeps an executor at work.
private struct ExecutorService: Service {
  let work: @Sendable () async throws -> Void

  func run() async throws {
    try await cancelWhenGracefulShutdown { try await work() }
  }
}
