package import JudgeCore
package import SystemPackage

/// What came of one run. Its descriptors are the caller's to close, by ``close()``.
package struct RunReport: Sendable {
  package let facts: RunFacts
  /// What the program wrote, at most one byte more than the output limit: sealed, at its beginning.
  package let standardOutput: FileDescriptor
  package let standardError: FileDescriptor
  /// The files asked for, opened for reading, by the path they were asked for.
  package let collected: [String: FileDescriptor]
  /// Whether an interpreter that had its imports done has started it: they are in no figure then.
  package let isWarm: Bool
  /// The walls that were in force.
  package let mechanisms: [Mechanism]

  package func close() {
    // They were only read: there is nothing that a failing close could lose.
    for descriptor in [standardOutput, standardError] + Array(collected.values) {
      try? descriptor.close()
    }
  }
}
