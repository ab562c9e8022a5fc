/// The package format's default output validator: compares an output with an answer, token by token.
///
/// Both are bytes. White space is the six ASCII characters; a token is as many other bytes as follow each other.
package struct DefaultValidator: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case accepted
    case rejected(DefaultValidatorRejection)
  }

  /// Whether `A` differs from `a`.
  package private(set) var isCaseSensitive = false
  /// Whether white space must be the same to the byte.
  package private(set) var isSpaceSensitive = false
  package private(set) var relativeTolerance: Double?
  package private(set) var absoluteTolerance: Double?

  /// - Parameter arguments: `output_validator_args`.
  /// - Throws: ``DefaultValidatorError`` when they are wrong.
  package init(arguments: [String] = []) throws(DefaultValidatorError) {
    var tolerances: [String: Double] = [:]
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "case_sensitive": isCaseSensitive = true
      case "space_change_sensitive": isSpaceSensitive = true
      case Self.tolerance, Self.relative, Self.absolute:
        if tolerances[argument] != nil { throw .repeated(argument) }
        tolerances[argument] = try Self.value(rest.popFirst(), of: argument)
      default: throw .unknownArgument(argument)
      }
    }
    if tolerances[Self.tolerance] != nil, tolerances.count > 1 {
      throw .contradicting(tolerances[Self.relative] != nil ? Self.relative : Self.absolute)
    }
    relativeTolerance = tolerances[Self.relative] ?? tolerances[Self.tolerance]
    absoluteTolerance = tolerances[Self.absolute] ?? tolerances[Self.tolerance]
  }

  /// Checks an output, without copying either of them.
  package func check(answer: UnsafeRawBufferPointer, output: UnsafeRawBufferPointer) -> Outcome {
    let same = ByteComparison.commonPrefix(answer, output)
    if same == answer.count && same == output.count { return .accepted }
    // All tokens before the one with the first difference are the same.
    let start = ByteComparison.tokenStart(answer, before: same)
    var expected = TokenScanner(answer, from: start)
    var got = TokenScanner(output, from: start)
    while true {
      let expectedSpace = expected.skipSpace()
      let gotSpace = got.skipSpace()
      if isSpaceSensitive && !ByteComparison.areEqual(expectedSpace, gotSpace) {
        return .rejected(.init(.space, in: output, at: got.position))
      }
      let answerToken = expected.token()
      let outputToken = got.token()
      if answerToken.isEmpty && outputToken.isEmpty { return .accepted }
      if outputToken.isEmpty {
        return .rejected(.init(.missing(expected: answerToken), in: output, at: got.position))
      }
      if answerToken.isEmpty {
        return .rejected(.init(.extra(got: outputToken), in: output, at: got.position))
      }
      if !matches(answerToken, outputToken) {
        return .rejected(
          .init(.different(expected: answerToken, got: outputToken), in: output, at: got.position))
      }
    }
  }

  private func matches(_ answer: UnsafeRawBufferPointer, _ output: UnsafeRawBufferPointer) -> Bool {
    if ByteComparison.areEqual(answer, output) { return true }
    if relativeTolerance != nil || absoluteTolerance != nil, let wanted = DecimalText(answer) {
      guard let given = DecimalText(output) else { return false }
      if let isClose = isClose(given, to: wanted) { return isClose }
    }
    return !isCaseSensitive && ByteComparison.areEqualFolded(answer, output)
  }

  /// Whether a number is as close as the tolerances demand; `nil` when one of them is beyond all bounds, so that
  /// only its text can be compared.
  private func isClose(_ given: DecimalText, to wanted: DecimalText) -> Bool? {
    if let decision = isClearlyClose(given, to: wanted) { return decision }
    guard let given = given.value, let wanted = wanted.value else { return nil }
    let difference = (given - wanted).magnitude
    if let absoluteTolerance, difference <= absoluteTolerance { return true }
    if let relativeTolerance, difference <= relativeTolerance * wanted.magnitude { return true }
    return false
  }

  /// The same by estimates that are good to a few units in the last place; `nil` when it is too close to call. Exact
  /// conversion takes ten times as long.
  private func isClearlyClose(_ given: DecimalText, to wanted: DecimalText) -> Bool? {
    guard let given = given.estimate, let wanted = wanted.estimate else { return nil }
    let difference = (given - wanted).magnitude
    let error = (given.magnitude + wanted.magnitude) * DecimalText.estimateError
    let tolerance = max(absoluteTolerance ?? 0, (relativeTolerance ?? 0) * wanted.magnitude)
    let slack = error + tolerance * DecimalText.estimateError
    if difference + slack < tolerance { return true }
    if difference - slack > tolerance { return false }
    return nil
  }

  private static let tolerance = "float_tolerance"
  private static let relative = "float_relative_tolerance"
  private static let absolute = "float_absolute_tolerance"

  private static func value(
    _ text: String?, of argument: String
  ) throws(DefaultValidatorError) -> Double {
    guard let text else { throw .missingValue(argument) }
    let bytes = Array(text.utf8)
    let value = bytes.withUnsafeBytes { DecimalText($0)?.value }
    guard let value, value >= 0 else { throw .notATolerance(text, argument: argument) }
    return value
  }
}
