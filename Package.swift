// swift-tools-version: 6.2
import PackageDescription

// One target a row of docs/developer.md, "Modules"; each test target stands right under its target.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let cSettings: [CSetting] = [
  .define("_GNU_SOURCE"),
  .unsafeFlags(["-std=gnu17", "-Wall", "-Wextra", "-Werror"]),
]

// The worker runs on any Linux of its architecture. Built without --static-swift-stdlib, as tests are, the compiler does not
// find out by itself which archives Foundation's and Synchronization's own ones need.
let staticWorker = [
  "-static-executable", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
]

// A command that people wait for: at a fixed address there is nothing to relocate, and of its symbols nobody asks for one.
let quickStart = ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"]

let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

// The fuzzers make a test, which replays their corpora, or else a program for libFuzzer: Tests/Fuzzing/run.
let fuzzed: [Target.Dependency] = [
  "JudgeCore", "CSpawn", "WorkerProtocol", "ProblemFormat", "Configuring", "Spooling",
  "Dispatching", "Control", "JudgeDaemon", "TestSupport", system,
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "NIOCore", package: "swift-nio"),
]
let fuzzers: Target =
  Context.environment["JUDGE_FUZZ"] == nil
  ? .testTarget(
    name: "FuzzingTests", dependencies: fuzzed, path: "Tests/Fuzzing",
    exclude: ["Corpora", "JudgeFuzz.swift", "run"], swiftSettings: settings)
  : .executableTarget(
    name: "judge-fuzz", dependencies: fuzzed, path: "Tests/Fuzzing",
    exclude: ["Corpora", "CorporaTests.swift", "run"], swiftSettings: settings)

let package = Package(
  name: "judge",
  products: [.library(name: "JudgePark", type: .dynamic, targets: ["JudgePark"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    .target(name: "JudgeCore", swiftSettings: settings),
    .testTarget(
      name: "JudgeCoreTests", dependencies: ["JudgeCore", "TestSupport"], swiftSettings: settings),

    .target(name: "CLinux", cSettings: cSettings),

    .target(name: "CPackets", cSettings: cSettings),

    .executableTarget(
      name: "judge-spawn", dependencies: ["CSpawn", "CPackets"],
      cSettings: cSettings + [.headerSearchPath("../JudgePark/include")],
      // Plain C: told nothing else, SwiftPM would link the Swift runtime in.
      linkerSettings: [
        .unsafeFlags(["-static-executable", "-nostartfiles", "-Xlinker", "--gc-sections"])
      ]),

    // Preloaded into interpreters: it brings nothing along.
    .target(
      name: "JudgePark", dependencies: ["CPackets"],
      cSettings: cSettings + [
        .headerSearchPath("../CSpawn/include"), .unsafeFlags(["-fvisibility=hidden"]),
      ], linkerSettings: [.unsafeFlags(["-static-stdlib", "-nostartfiles"])]),

    .target(
      name: "CSpawn", dependencies: ["CPackets"], cSettings: cSettings,
      linkerSettings: [.linkedLibrary("seccomp")]),

    .target(
      name: "Sandboxing", dependencies: ["JudgeCore", "CSpawn", "CLinux", system],
      swiftSettings: settings + [.strictMemorySafety()]),
    .testTarget(
      name: "SandboxingTests",
      dependencies: [
        "Sandboxing", "JudgeCore", "Configuring", "Dispatching", "ProblemFormat", "TestSupport",
        system,
      ],
      swiftSettings: settings),

    .target(
      name: "WorkerProtocol",
      dependencies: ["JudgeCore", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .testTarget(
      name: "WorkerProtocolTests", dependencies: ["WorkerProtocol", "JudgeCore"],
      swiftSettings: settings),

    .target(
      name: "ProblemFormat",
      dependencies: [
        "JudgeCore", system, .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ProblemFormatTests",
      dependencies: ["ProblemFormat", "JudgeCore", "TestSupport", system],
      swiftSettings: settings),

    .target(
      name: "Configuring", dependencies: ["JudgeCore", "ProblemFormat", system],
      swiftSettings: settings),
    .testTarget(
      name: "ConfiguringTests", dependencies: ["Configuring", "JudgeCore", "TestSupport", system],
      swiftSettings: settings),

    .target(
      name: "GPUHarness", dependencies: ["JudgeCore"],
      resources: [
        .embedInCode("judge_gpu/__init__.py"), .embedInCode("judge_gpu/asking.py"),
        .embedInCode("judge_gpu/channel.py"), .embedInCode("judge_gpu/checking.py"),
        .embedInCode("judge_gpu/clocks.py"), .embedInCode("judge_gpu/copying.py"),
        .embedInCode("judge_gpu/drawing.py"), .embedInCode("judge_gpu/forbidding.py"),
        .embedInCode("judge_gpu/guest.py"), .embedInCode("judge_gpu/laying.py"),
        .embedInCode("judge_gpu/memory.py"), .embedInCode("judge_gpu/owner.py"),
        .embedInCode("judge_gpu/problem.py"), .embedInCode("judge_gpu/room.py"),
        .embedInCode("judge_gpu/shared.py"), .embedInCode("judge_gpu/stopwatch.py"),
        .embedInCode("judge_gpu/tracing.py"), .embedInCode("judge_gpu/turns.py"),
      ],
      swiftSettings: settings),

    .target(
      name: "Judging",
      dependencies: [
        "JudgeCore", "GPUHarness", "Sandboxing", "CLinux", system,
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "JudgingTests",
      dependencies: [
        "Configuring", "Judging", "JudgeCore", "Sandboxing", "TestSupport", system,
      ],
      swiftSettings: settings),

    .target(
      name: "Storage",
      dependencies: ["JudgeCore", system, .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "JudgeCore", "TestSupport", system,
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),

    .target(
      name: "Spooling", dependencies: ["JudgeCore", "CLinux", system], swiftSettings: settings),
    .testTarget(
      name: "SpoolingTests", dependencies: ["Spooling", "JudgeCore", "TestSupport", system],
      swiftSettings: settings),

    .target(
      name: "Dispatching",
      dependencies: [
        "JudgeCore", "WorkerProtocol", "ProblemFormat", "Configuring", "CLinux", system,
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DispatchingTests",
      dependencies: [
        "Dispatching", "JudgeCore", "Configuring", "ProblemFormat", "WorkerProtocol",
        "TestSupport", system,
      ],
      exclude: ["scripted-worker.py"],
      swiftSettings: settings),

    .target(
      name: "Control",
      dependencies: [
        "JudgeCore",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ControlTests", dependencies: ["Control", "JudgeCore"], swiftSettings: settings),

    .target(
      name: "JudgeCommands",
      dependencies: [
        "JudgeCore", "Control", "Configuring", "ProblemFormat", "WorkerProtocol", "Dispatching",
        "CLinux", system, .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "JudgeCommandsTests",
      dependencies: [
        "JudgeCommands", "JudgeCore", "Control", "Configuring", "ProblemFormat", "WorkerProtocol",
        "Dispatching", "TestSupport", system,
      ],
      swiftSettings: settings),

    .target(
      name: "JudgeDaemon",
      dependencies: [
        "JudgeCore", "CLinux", "WorkerProtocol", "ProblemFormat", "Configuring", "Storage",
        "Spooling", "Dispatching", "Control", system,
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "JudgeDaemonTests",
      dependencies: [
        "JudgeDaemon", "JudgeCommands", "JudgeCore", "Configuring", "Control", "Dispatching",
        "Storage", "TestSupport", system, .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "judged",
      dependencies: [
        "Configuring", "JudgeDaemon", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "judge-worker",
      dependencies: [
        "CLinux", "JudgeCore", "Judging", "Sandboxing", "WorkerProtocol", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      linkerSettings: [.unsafeFlags(staticWorker)]),

    .executableTarget(
      name: "judge", dependencies: ["JudgeCommands"], swiftSettings: settings,
      linkerSettings: [.unsafeFlags(quickStart, .when(configuration: .release))]),

    .executableTarget(
      name: "judge-bench",
      dependencies: [
        "JudgeCore", "ProblemFormat", "Sandboxing", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/judge-bench", swiftSettings: settings),

    .executableTarget(
      name: "slurm-bench",
      dependencies: [
        "JudgeCore", "Configuring", "ProblemFormat", "Dispatching", "TestSupport", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/slurm-bench", swiftSettings: settings),

    fuzzers,

    .target(
      name: "TestSupport", dependencies: ["JudgeCore", "Dispatching", system],
      path: "Tests/TestSupport",
      swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx20
)
