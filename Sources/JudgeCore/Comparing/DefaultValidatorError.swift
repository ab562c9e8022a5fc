/// Why arguments of the default output validator make no sense: the package's fault, never an output's.
package enum DefaultValidatorError: Error, Hashable, CustomStringConvertible {
  case unknownArgument(String)
  case missingValue(String)
  case notATolerance(String, argument: String)
  case repeated(String)
  case contradicting(String)

  package var description: String {
    switch self {
    case .unknownArgument(let name):
      "the default output validator knows no argument '\(name)', only case_sensitive, "
        + "space_change_sensitive, float_tolerance, float_relative_tolerance and float_absolute_tolerance"
    case .missingValue(let name): "\(name) of the default output validator needs a value"
    case .notATolerance(let value, let name):
      "\(name) of the default output validator needs a number of at least 0, not '\(value)'"
    case .repeated(let name): "\(name) of the default output validator is there twice"
    case .contradicting(let name):
      "float_tolerance of the default output validator stands for \(name) too: give one of them"
    }
  }
}
