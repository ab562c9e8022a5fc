internal import Configuring
internal import Control
internal import Dispatching
internal import JudgeCore
internal import Logging
internal import ServiceLifecycle
internal import Spooling
internal import Storage
internal import SystemPackage

/// What the daemon's services share, made of what was opened, and these services.
struct DaemonParts {
  /// What was opened before anything serves.
  struct Opened {
    let configuration: JudgeConfiguration
    let supervision: Supervision
    let host: String
    let mode: PrivilegeMode
    let log: Logger
    let executor: LocalExecutor
    /// `nil`: nothing is judged elsewhere.
    let slurm: SlurmExecutor?
    let store: Store
    let shelf: ProblemShelf
    let spool: Spool
    let packages: InstalledPackages
    let timeLimits: TimeLimits
    let troubles: Troubles
  }

  private let opened: Opened
  private let lanes: Lanes
  private let hub = ProgressHub()
  private let cancellations = Cancellations()
  private let pace: Pace
  private let bell = Bell()
  private let pulse = Pulse()
  /// Of the state.
  private let room: DiskRoom
  private let backups: Backups
  private let watching: Watching
  private let assessments: AssessmentShelf
  private let intake: Intake
  private let backend: DaemonBackend

  init(_ opened: Opened) async throws {
    self.opened = opened
    let (configuration, log, store) = (opened.configuration, opened.log, opened.store)
    lanes = Lanes(
      local: opened.executor, slurm: opened.slurm, route: configuration.slurm.route,
      problems: opened.shelf.all)
    pace = Pace(try await store.usualTimes())
    room = DiskRoom(folder: configuration.state.path, log: log)
    backups = Backups(
      store: store, folder: BackupFolder(configuration.state.backups),
      keep: configuration.backup.keep)
    watching = Watching(
      store: store, lanes: lanes, backups: backups, spool: configuration.spool.path)
    assessments = try await AssessmentShelf(store)
    intake = Intake(
      store: store, users: UserNames(), problems: opened.shelf, assessments: assessments,
      staff: StaffGroup(name: configuration.staffGroup), lanes: lanes,
      limit: configuration.queue.perUser, bell: bell, log: log)
    backend = DaemonBackend(
      store: store, spool: opened.spool, intake: intake, problemShelf: opened.shelf,
      assessments: assessments, languages: configuration.languages, lanes: lanes, hub: hub,
      cancellations: cancellations, pace: pace, bell: bell,
      boardVisibility: BoardReply.Visibility(configuration.board.show),
      health: Self.health(opened, room, watching), room: room, watching: watching,
      tries: configuration.state.path.appending("tries"), packages: opened.packages,
      shipped: configuration.problems.path, timeLimits: opened.timeLimits)
  }

  private static func health(
    _ opened: Opened, _ room: DiskRoom, _ watching: Watching
  ) -> Health {
    let spool = opened.configuration.spool.path
    let rooms = [room, DiskRoom(folder: spool, least: DiskRoom.forSpool, log: opened.log)]
    return Health(
      host: opened.host, mode: opened.mode,
      inForce: { [executor = opened.executor] in executor.mechanisms },
      shortages: { rooms.compactMap(\.shortage) }, troubles: opened.troubles,
      storageTroubles: { watching.troubles })
  }

  /// The last one is told first when the daemon is to stop.
  func services() throws -> [any Service] {
    let (configuration, log, store) = (opened.configuration, opened.log, opened.store)
    pulse.begin(.store)
    var services: [any Service] = [
      ExecutorService { [executor = opened.executor] in try await executor.run() }
    ]
    if let slurm = opened.slurm { services.append(ExecutorService { try await slurm.run() }) }
    services += [
      judging, try control(), taking, RestService(hub: hub),
      PackageSweeper(packages: opened.packages, unused: opened.shelf.unused, log: log),
      BackupService(backups: backups, interval: configuration.backup.interval, log: log),
    ]
    if configuration.retention.isBounded {
      services.append(
        RetentionService(store: store, retention: configuration.retention, log: log))
    }
    services.append(
      LivenessService(
        supervision: opened.supervision, pulse: pulse, bell: bell, store: store,
        status: { [backend] in await backend.statusLine() }, log: log))
    return services
  }

  private var judging: JudgingService {
    JudgingService(
      store: opened.store, lanes: lanes, problems: opened.shelf, assessments: assessments,
      languages: opened.configuration.languages, hub: hub, cancellations: cancellations,
      pace: pace, room: room, troubles: opened.troubles, waits: watching.waits, pulse: pulse,
      attempts: opened.configuration.attempts, bell: bell, log: opened.log)
  }

  private var taking: SpoolService {
    SpoolService(
      spool: opened.spool, intake: intake, troubles: opened.troubles, pulse: pulse,
      beat: opened.supervision.watchdog.map { $0 / 8 }, log: opened.log)
  }

  private func control() throws -> ControlServer<DaemonBackend> {
    let configuration = opened.configuration
    return try ControlServer(
      socket: configuration.socket.path,
      settings: ControlSettings(
        staffGroup: configuration.staffGroup, maxSource: configuration.spool.maxSource),
      backend: backend, log: opened.log, onServing: { [pulse] in pulse.begin(.control) })
  }
}

/// Keeps an executor at work.
private struct ExecutorService: Service {
  let work: @Sendable () async throws -> Void

  func run() async throws {
    try await cancelWhenGracefulShutdown { try await work() }
  }
}
