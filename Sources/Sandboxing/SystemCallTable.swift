internal import CSpawn

/// The table of system calls that the filters are made of, for people to read.
package enum SystemCallTable {
  /// docs/seccomp.md.
  package static var document: String {
    var text = """
      # System calls

      <!-- Made from the table in Sources/CSpawn/rules.c; a test compares the two. -->

      Every run is held to one of four filters: *strict* for compiled programs, *runtime* for interpreters, and for compilers
      one that is as *runtime*, but in which any `socket` is refused with EACCES and no harm done: some look at network
      interfaces. Programs on a GPU have the compilers' filter with any `ioctl` allowed, and with Unix sockets, on which
      CUDA listens: `bind`, `listen`, `accept`, `accept4` and `connect` are allowed. What is neither listed as allowed nor as anything else gets `ENOSYS`, as on a kernel that does not know the
      call. `SV` ends the run: the verdict names the call. *answered*: the run's init does it in the kernel's stead, and tells of
      the run's own limits. Calls of a foreign architecture, x32 included, kill the program with SIGSYS.

      | call | strict | runtime | reason |
      | --- | --- | --- | --- |

      """
    for row in rows.sorted(by: { $0.call < $1.call }) {
      text += "| `\(row.call)` | \(row.strict) | \(row.runtime) | \(row.reason) |\n"
    }
    return text
  }

  private struct Row {
    var call: String
    var strict: String
    var runtime: String
    var reason: String
  }

  private static var rows: [Row] {
    var rows: [Row] = []
    while let rule = unsafe cspawn_rule_at(rows.count) {
      let error = unsafe errorName(rule.pointee.error)
      rows.append(
        Row(
          call: unsafe String(cString: rule.pointee.call),
          strict: unsafe word(rule.pointee.strict, error),
          runtime: unsafe word(rule.pointee.runtime, error),
          reason: unsafe String(cString: rule.pointee.reason)))
    }
    let count = rows.count
    while let rule = unsafe cspawn_special_rule_at(rows.count - count) {
      let treatment = unsafe String(cString: rule.pointee.treatment)
      rows.append(
        Row(
          call: unsafe String(cString: rule.pointee.call), strict: treatment, runtime: treatment,
          reason: unsafe String(cString: rule.pointee.reason)))
    }
    return rows
  }

  private static func word(_ action: cspawn_action, _ error: String) -> String {
    switch action {
    case CSPAWN_ALLOW: "allowed"
    case CSPAWN_FORBID: "**SV**"
    case CSPAWN_ANSWER: "answered"
    default: error
    }
  }

  private static func errorName(_ number: Int32) -> String {
    let names: [Int32: String] = [
      0: "0, without effect", 1: "EPERM", 13: "EACCES", 25: "ENOTTY", 38: "ENOSYS",
      95: "EOPNOTSUPP",
    ]
    return names[number] ?? "errno \(number)"
  }
}
