package import Dispatching
internal import Glibc
internal import SystemPackage

extension LocalSettings {
  /// Settings for workers of this build, whose state lies in `scratch`. Where tests run as root, the workers and their submissions
  /// have users of their own.
  package static func ofThisBuild(
    in scratch: ScratchFolder, slots: Int = coreCount
  ) throws -> LocalSettings {
    // Others must get through to the state.
    chmod(scratch.path.string, 0o755)
    let state = try scratch.write("state/.keep", "").removingLastComponent()
    let isRoot = geteuid() == 0
    let daemon: uid_t = 60004
    if isRoot { chown(state.string, daemon, daemon) }
    return LocalSettings(
      worker: BuiltPrograms.path("judge-worker"), state: state, uid: isRoot ? daemon : getuid(),
      gid: isRoot ? daemon : getgid(), uidRangeStart: isRoot ? 61000 : nil, slots: slots,
      pinsCores: false)
  }
}
