package import JudgeCore
package import SystemPackage

/// judge.conf: all that can be set. What the file leaves out has its default.
///
/// The comment of each key stands in judge.conf in the same words; so does its default.
package struct JudgeConfiguration: Hashable, Sendable {
  /// Where submissions are dropped.
  package var spool = Spool()

  /// What judged keeps.
  package var state = State()

  /// How the judge command reaches judged.
  package var socket = Socket()

  /// What there is to solve.
  package var problems = Problems()

  /// The group whose members, besides root, are staff: they see everybody's sources and outputs. Default: judge.
  package var staffGroup = "judge"

  /// The user that judged works as when it is started as root. Default: judge.
  package var user = "judge"

  /// The user ids that submissions run as. No account and no other program may have one of them.
  package var uidRange = UIDRange()

  /// How many submissions are judged at a time, 0 to 1023. Default: 0, one for each core.
  package var slots = 0

  /// Whether each slot keeps to a core of its own. Default: true.
  package var pinCores = true

  /// What bounds and measures memory and processes: automatic, which is cgroup v2, else cgroup v1, else rlimits;
  /// or none, which is rlimits alone. Default: automatic.
  package var cgroup = CgroupPolicy.automatic

  /// What confines and runs submissions.
  package var worker = Worker()

  /// What machines with GPUs have, on which problems that need one are judged.
  package var gpu = GPU()

  /// The cluster that judges, too.
  package var slurm = Slurm()

  /// The line of those that wait. Users take turns in it, one submission each.
  package var queue = Queue()

  /// What students see of each other. Staff see all.
  package var board = Board()

  /// Copies of the database that judged makes by itself, in the folder backups below state.path.
  package var backup = Backup()

  /// How often a submission is tried while the judge itself fails at it, 1 to 10; then its verdict is JE.
  /// Default: 3.
  package var attempts = 3

  /// Compiled programs, kept so that the same sources need not be compiled again.
  package var cache = Cache()

  /// For how long the database keeps what submissions consist of. Who handed in what, with which verdict, time and memory,
  /// is kept for ever.
  package var retention = Retention()

  /// The least important messages that judged logs: trace, debug, info, notice, warning, error or critical.
  /// Default: info.
  package var logLevel = LogLevel.info

  /// The languages that submissions may be written in. The first language shows and explains every key.
  /// Default: c, cpp, python3, swift and cuda as below.
  package var languages: [Language] = LanguageSettings.shipped.map { $0.language() }

  /// The file that this was read from; `nil`: none, these are the defaults.
  package var file: FilePath?

  package init() {}

  package struct Spool: Hashable, Sendable {
    /// The folder that has one folder for each problem, in which submissions are dropped. Default: var/spool.
    package var path: FilePath = "var/spool"

    /// Seconds from one search for drops that no event announced to the next, 0.001 to 86400. Default: 5.
    package var rescan = Duration.seconds(5)

    /// Seconds for which such a drop must have stayed the same before it is taken, 0.001 to 86400. Default: 2.
    package var settle = Duration.seconds(2)

    /// The largest file that is taken, in KiB, 1 to 16384. Default: 128.
    package var maxSource = ByteCount.kib(128)
  }

  package struct State: Hashable, Sendable {
    /// The folder for the database judge.db, the work in progress and the caches. Default: var/lib.
    package var path: FilePath = "var/lib"

    package var database: FilePath { path.appending("judge.db") }
    package var work: FilePath { path.appending("work") }
    package var cache: FilePath { path.appending("cache") }
    package var backups: FilePath { path.appending("backups") }
    /// Packages that were installed while the daemon ran.
    package var installed: FilePath { path.appending("installed") }
  }

  package struct Socket: Hashable, Sendable {
    /// The Unix socket. Default: var/run/control.sock.
    package var path: FilePath = "var/run/control.sock"
  }

  package struct Problems: Hashable, Sendable {
    /// The folder that has one folder for each problem package. Default: Problems.
    package var path: FilePath = "Problems"
  }

  package struct UIDRange: Hashable, Sendable {
    /// The first one, 65536 or more. Default: 1879048192, which lies beyond what systemd gives away.
    package var start: UInt32 = 1_879_048_192

    /// How many there are, 1 to 65536; each slot takes one. Default: 1024.
    package var count: UInt32 = 1024
  }

  package struct Worker: Hashable, Sendable {
    /// The program judge-worker, which has judge-spawn beside it. Default: none, the one beside judged.
    package var path: FilePath?
  }

  package struct GPU: Hashable, Sendable {
    /// The Python that imports torch and cuda.bindings. Default: /usr/bin/python3.
    package var python = "/usr/bin/python3"

    /// Folders and files that it needs, shown read-only; what is missing is left out.
    package var roots = [
      "/usr", "/bin", "/sbin", "/lib", "/lib64", "/opt", "/etc/alternatives", "/etc/ld.so.cache",
    ]

    /// Environment variables for it. Default: none.
    package var environment: [String: String] = [:]

    package var host: GPUHost {
      GPUHost(python: python, roots: roots, environment: environment)
    }
  }

  package struct Slurm: Hashable, Sendable {
    /// Which problems are judged on nodes of the cluster: none, gpu, which is those that need a GPU, or all.
    /// Default: none.
    package var route = Route.none

    /// The partition for problems that need a GPU. Default: none, Slurm's own default.
    package var partition: String?

    /// The partition for other problems. Default: none, Slurm's own default.
    package var cpuPartition: String?

    /// The generic resource that a GPU is to Slurm, with its type where that matters, as in gpu:h100. Default: gpu.
    package var gres = "gpu"

    /// The least number of cores that a job asks for, 1 to 1024. Default: 1.
    package var cores = 1

    /// Memory that a job asks for on top of what the submission may use, in MiB, 1 to 1048576. Default: 512.
    package var memory = ByteCount.mib(512)

    /// Seconds that a job may take on top of its own limits, 0.001 to 86400; Slurm counts whole minutes. Default: 60.
    package var margin = Duration.seconds(60)

    /// Nodes that are never asked for. Default: none.
    package var exclude: [String] = []

    /// More arguments for srun, as in --account=judge. Default: none.
    package var arguments: [String] = []

    /// How many submissions are given to Slurm at a time, 1 to 1024. Default: 32.
    package var inFlight = 32

    /// The program judge-worker on the nodes, which has judge-spawn beside it. Default: none, the same path as here.
    package var worker: FilePath?

    /// The workers' folder on each node, made if it is missing, on a disk of its own. Default: /var/tmp/judge-worker.
    package var state: FilePath = "/var/tmp/judge-worker"

    package enum Route: String, Hashable, Sendable, Decodable, CaseIterable {
      case none, gpu, all
    }
  }

  package struct Queue: Hashable, Sendable {
    /// How many submissions of one user may wait at a time, 1 to 1000000; more are rejected. Default: 200.
    package var perUser = 200
  }

  package struct Board: Hashable, Sendable {
    /// What others' submissions and the board show: all; counts, which is only how many problems each has solved; or
    /// hidden. Default: all.
    package var show = Show.all

    package enum Show: String, Hashable, Sendable, Decodable, CaseIterable {
      case all, counts, hidden
    }
  }

  package struct Backup: Hashable, Sendable {
    /// Hours from one backup to the next, 0 to 8760; 0: none are made. Default: 24.
    package var everyHours = 24

    /// How many are kept, 1 to 1000; the oldest go first. Default: 7.
    package var keep = 7

    /// Zero: none are made.
    package var interval: Duration { .seconds(everyHours * 3600) }
  }

  package struct Cache: Hashable, Sendable {
    /// How much room they may take, in MiB, 1 to 1048576. Default: 1024.
    package var max = ByteCount.mib(1024)
  }

  package struct Retention: Hashable, Sendable {
    /// Days after which the source, the outputs and the results of single tests go, 0 to 36500. Default: 0, never.
    package var days = 0

    /// The size of the database from which on the oldest of these go, in MiB, 0 to 1048576. Default: 0, none.
    package var max = ByteCount.zero

    /// Whether anything goes at all.
    package var isBounded: Bool { days > 0 || max > .zero }
  }

  package enum CgroupPolicy: String, Hashable, Sendable, Decodable, CaseIterable {
    case automatic, none
  }

  package enum LogLevel: String, Hashable, Sendable, Decodable, CaseIterable {
    case trace, debug, info, notice, warning, error, critical
  }

  /// The language with this code.
  package func language(_ code: String) -> Language? { languages.first { $0.code == code } }
}
