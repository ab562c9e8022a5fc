/// What input validators are started with: `input_validator_args`.
package enum InputValidatorArguments: Hashable, Sendable {
  /// The same for each validator.
  case all([String])
  /// By the validator's name.
  case each([String: [String]])

  package func arguments(for validator: String) -> [String] {
    switch self {
    case .all(let arguments): arguments
    case .each(let byName): byName[validator] ?? []
    }
  }
}

extension InputValidatorArguments: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if case .map = decoder.yaml?.content {
      self = .each(try container.decode([String: [String]].self))
    } else {
      self = .all(try container.decode([String].self))
    }
  }
}
