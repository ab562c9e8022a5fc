internal import CLinux
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// What the running kernel offers for confining programs.
struct KernelFeatures: Hashable, Sendable {
  enum Cgroup: Hashable, Sendable {
    case v1
    case v2(controllers: String)
  }

  var maximumUserNamespaces: Int
  var allowsUserNamespaces: Bool
  /// 0: there is none.
  var landlockVersion: Int
  var hasSeccompNotification: Bool
  var cgroup: Cgroup?

  /// Those of this machine.
  static var present: KernelFeatures {
    let maximum = Int(setting("/proc/sys/user/max_user_namespaces") ?? "") ?? 0
    // These two files exist where a distribution added the switch.
    let isSwitchedOff =
      setting("/proc/sys/kernel/unprivileged_userns_clone") == "0"
      || setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1"
    return KernelFeatures(
      maximumUserNamespaces: maximum, allowsUserNamespaces: maximum > 0 && !isSwitchedOff,
      landlockVersion: max(0, Int(clinux_landlock_version())),
      hasSeccompNotification: setting("/proc/sys/kernel/seccomp/actions_avail")?
        .split(separator: " ").contains("user_notif") ?? false,
      cgroup: mountedCgroup)
  }

  private static var mountedCgroup: Cgroup? {
    if let controllers = setting("/sys/fs/cgroup/cgroup.controllers") {
      return .v2(controllers: controllers)
    }
    return access("/sys/fs/cgroup/memory/memory.limit_in_bytes", F_OK) == 0 ? .v1 : nil
  }

  /// The text of a small file of the kernel's; `nil` when it is not there or not readable.
  private static func setting(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 4096)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return String(text.prefix { $0 != "\n" })
  }
}
