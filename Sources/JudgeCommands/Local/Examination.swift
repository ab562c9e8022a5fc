internal import Configuring
internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Looks at what this machine gives the judge.
struct Examination: Sendable {
  let configuration: JudgeConfiguration
  let kernel: KernelFeatures

  /// One thing that was looked at.
  struct Finding: Hashable, Sendable, Encodable {
    enum Grade: String, Hashable, Sendable, Encodable {
      case ok
      /// It works, but less safely or with less.
      case degraded
      case failed
    }

    var check: String
    var grade: Grade
    var detail: String
    /// How to mend it; empty where nothing is wrong.
    var remedy: String

    init(_ check: String, _ grade: Grade, _ detail: String, remedy: String = "") {
      self.check = check
      self.grade = grade
      self.detail = detail
      self.remedy = remedy
    }

    enum CodingKeys: String, CodingKey {
      case check, detail, remedy
      case grade = "result"
    }
  }

  /// Everything that needs no program to be run.
  func machine() -> [Finding] {
    [configurationFile(), staff(), namespaces(), landlock(), seccomp(), cgroups()] + packages()
  }

  private func configurationFile() -> Finding {
    let languages = configuration.languages.map(\.code).joined(separator: ", ")
    return Finding("judge.conf", .ok, "\(configuration.file?.string ?? "defaults"): \(languages)")
  }

  private func staff() -> Finding {
    let group = configuration.staffGroup
    return getgrnam(group) == nil
      ? Finding("staff", .ok, "root alone: there is no group \(group)")
      : Finding("staff", .ok, "root and members of the group \(group)")
  }

  private func namespaces() -> Finding {
    kernel.allowsUserNamespaces
      ? Finding("user namespaces", .ok, "\(kernel.maximumUserNamespaces) allowed")
      : Finding(
        "user namespaces", geteuid() == 0 ? .degraded : .failed,
        "the kernel refuses them to ordinary users",
        remedy: "sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000")
  }

  private func landlock() -> Finding {
    kernel.landlockVersion > 0
      ? Finding("Landlock", .ok, "version \(kernel.landlockVersion)")
      : Finding(
        "Landlock", .degraded, "the kernel has none: the second wall around files is missing",
        remedy: "boot with lsm=landlock,… or a kernel from 5.13 on")
  }

  private func seccomp() -> Finding {
    kernel.hasSeccompNotification
      ? Finding("seccomp", .ok, "filters with notification")
      : Finding(
        "seccomp", .failed, "no notification of forbidden calls",
        remedy: "a kernel from 5.0 on with CONFIG_SECCOMP_FILTER is needed")
  }

  private func cgroups() -> Finding {
    switch kernel.cgroup {
    case .v2(let controllers): Finding("cgroup", .ok, "v2: \(controllers)")
    case .v1: Finding("cgroup", .ok, "v1")
    case nil:
      Finding(
        "cgroup", .degraded, "none is mounted: memory is bounded by rlimits alone",
        remedy: "mount cgroup2 at /sys/fs/cgroup, or run as the systemd unit")
    }
  }

  private func packages() -> [Finding] {
    do throws(FileError) {
      let catalog = try configuration.catalog()
      let good = Finding(
        "problems", .ok,
        "\(Figures.count(catalog.problems.count, "package")) in \(configuration.problems.path), with what was installed"
      )
      return [good]
        + catalog.failures.map {
          Finding(
            "problem \($0.package)", .failed, "\($0)",
            remedy: "judge verify \($0.package) shows all of it")
        }
    } catch {
      return [
        Finding(
          "problems", .failed, "\(configuration.problems.path) \(error)",
          remedy: "make the folder, or name another with problems.path in judge.conf")
      ]
    }
  }
}
