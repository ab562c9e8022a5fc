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
}
