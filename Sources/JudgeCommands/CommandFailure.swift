internal import Configuring
internal import Control
internal import Dispatching
internal import ProblemFormat

/// Why a command could not do its work: one line, and how it ends.
package struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var status: ExitStatus
  package var description: String

  package init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }

  /// Any error in these words.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as ControlError: self.init(Self.status(of: error), error.description)
    case let error as ConfigurationError: self.init(Self.status(of: error), error.description)
    case let error as PackageError: self.init(.badInput, error.description)
    case let error as FileError: self.init(.badInput, error.description)
    case let error as ExecutorFault: self.init(.ownFault, error.whole)
    default: self.init(.ownFault, "\(error)")
    }
  }

  private static func status(of error: ControlError) -> ExitStatus {
    switch error {
    case .noDaemon, .broken: .noDaemon
    case .denied: .notAllowed
    case .pathTooLong, .tooLarge: .wrongUsage
    case .refused(let refusal):
      switch refusal.kind {
      case .notFound, .wrongUsage: .wrongUsage
      case .notAllowed: .notAllowed
      case .badInput: .badInput
      case .unavailable: .noDaemon
      case .fault: .ownFault
      }
    }
  }

  private static func status(of error: ConfigurationError) -> ExitStatus {
    switch error {
    case .notFound, .noAssignment: .wrongUsage
    case .unreadable, .invalid: .badInput
    }
  }
}
