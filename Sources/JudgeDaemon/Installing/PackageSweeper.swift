internal import Logging
internal import NIOPosix
internal import ServiceLifecycle
internal import SystemPackage

/// Removes packages that were replaced, once nobody uses them any more.
struct PackageSweeper: Service {
  let packages: InstalledPackages
  let unused: AsyncStream<FilePath>
  let log: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await folder in unused where packages.holds(folder) {
        do {
          try await NIOThreadPool.singleton.runIfActive { packages.remove(folder) }
          log.info("removed a package that was replaced", metadata: ["folder": "\(folder)"])
        } catch {
          // The pool ends with this process; what is left goes at the next start.
          return
        }
      }
    }
  }
}
