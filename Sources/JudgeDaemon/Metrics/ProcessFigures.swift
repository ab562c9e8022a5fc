internal import Glibc
internal import SystemPackage

/// What this process itself takes, as /proc tells it, under the names that Prometheus' own libraries use.
enum ProcessFigures {
  static func add(to exposition: inout Exposition) {
    var times = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &times) == 0 {
      exposition.add(
        .counter, "process_cpu_seconds_total", "CPU time that judged has taken, in seconds.",
        seconds(times.ru_utime) + seconds(times.ru_stime))
    }
    if let pages = residentPages {
      exposition.add(
        .gauge, "process_resident_memory_bytes", "Memory that judged takes, in bytes.",
        Double(pages * sysconf(Int32(_SC_PAGESIZE))))
    }
    exposition.add(
      .gauge, "process_open_fds", "Descriptors that judged has open.",
      Double(listing(of: "/proc/self/fd").count))
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// The second number of /proc/self/statm.
  private static var residentPages: Int? {
    guard let file = fopen("/proc/self/statm", "re") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let words = line.prefix { $0 != 0 }.split(separator: CChar(UInt8(ascii: " ")))
    guard words.count > 1 else { return nil }
    return Int(String(decoding: words[1].map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
}
