/// Names of the signals that end programs, as Linux numbers them on x86-64 and AArch64.
package enum SignalName {
  package static func of(_ number: Int32) -> String {
    names[number] ?? (number >= 34 ? "real-time signal \(number)" : "signal \(number)")
  }

  private static let names: [Int32: String] = [
    1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP",
    6: "SIGABRT (abort, failed assertion or uncaught exception)", 7: "SIGBUS",
    8: "SIGFPE (division by zero)", 9: "SIGKILL", 10: "SIGUSR1",
    11: "SIGSEGV (invalid memory access or stack overflow)", 12: "SIGUSR2", 13: "SIGPIPE",
    14: "SIGALRM", 15: "SIGTERM", 16: "SIGSTKFLT", 24: "SIGXCPU", 25: "SIGXFSZ", 26: "SIGVTALRM",
    27: "SIGPROF", 29: "SIGIO", 30: "SIGPWR", 31: "SIGSYS",
  ]
}
