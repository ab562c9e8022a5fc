/// Who decides whether an output is right.
package enum OutputValidator: Hashable, Sendable {
  /// The format's default validator, with each test's arguments.
  case standard
  /// The package's own programs, never none, in byte order of their paths. All of them must accept.
  case custom([PackageProgram])
}
