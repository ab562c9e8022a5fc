package import JudgeCore

// What a package states that cannot be given where it is to be judged. Defaults are asked for by nobody.
extension Problem {
  /// Its limits that are larger than a machine's memory, one line each.
  package func excesses(overMemory memory: ByteCount) -> [String] {
    var lines: [String] = []
    if limits.memory > memory && limits.memory != PackageReader.defaultMemory {
      lines.append("limits.memory is \(limits.memory), and this machine has \(memory)")
    }
    if limits.output > memory {
      lines.append("limits.output is \(limits.output), and this machine has \(memory) of memory")
    }
    return lines
  }

  /// That it takes larger sources than can be handed in; `nil`: it does not.
  ///
  /// - Parameter largest: the configuration's `spool.max_source_kib`.
  package func excess(overSource largest: ByteCount) -> String? {
    guard codeLimit > largest, codeLimit != Self.defaultCodeLimit else { return nil }
    return
      "limits.code is \(codeLimit), and files over \(largest) cannot be handed in: lower it in problem.yaml, or raise spool.max_source_kib in judge.conf"
  }
}
