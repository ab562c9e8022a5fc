package import JudgeCore

/// What a package may have at most: more is nobody's work, and all of it has to be read.
package enum PackageBounds {
  /// Files and folders.
  package static let files = 100_000
  /// Of a single file.
  package static let size = ByteCount.mib(1024)
  /// Of all files together.
  package static let total = ByteCount.mib(8192)
}
