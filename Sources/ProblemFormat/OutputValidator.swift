package import SystemPackage

/// Who decides whether an output is right.
package enum OutputValidator: Hashable, Sendable {
  /// The format's default validator, with each test's arguments.
  case standard
  /// The package's own program, by its source files in byte order of their names.
  case custom(files: [FilePath])
}
