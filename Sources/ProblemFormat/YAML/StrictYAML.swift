/// Reads YAML that somebody else wrote: bounded, and nothing is overlooked.
package enum StrictYAML {
  /// Everything that is wrong with a document, in the order of its lines.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package var issues: [FileIssue]

    package init(_ issues: [FileIssue]) { self.issues = issues.map(Self.onOneLine) }

    package var description: String { issues.map(\.description).joined(separator: "; ") }

    /// Messages quote the document, which may have line ends and control characters in its texts.
    private static func onOneLine(_ issue: FileIssue) -> FileIssue {
      var issue = issue
      let plain = issue.message.unicodeScalars.map {
        $0.properties.generalCategory == .control ? " " : $0
      }
      issue.message = String(String.UnicodeScalarView(plain))
      return issue
    }
  }

  /// Decodes a value from a document. Keys that the type does not know are errors.
  ///
  /// - Parameters:
  ///   - text: at most 1 MiB.
  ///   - file: what messages call the file.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from text: String, file: String
  ) throws(Failure) -> Value {
    try decode(type, from: try parse(text, file: file), file: file)
  }

  /// Decodes a value from a document that was parsed before. An empty document is an empty map.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from document: YAMLValue, file: String
  ) throws(Failure) -> Value {
    let (value, failure) = read(type, from: document, file: file)
    guard let value, failure.issues.isEmpty else { throw failure }
    return value
  }

  /// Decodes as much of a value as is right.
  ///
  /// - Returns: what there is, `nil` where a part that it cannot be without is wrong; and everything that is wrong.
  static func read<Value: Decodable>(
    _ type: Value.Type, from document: YAMLValue, file: String
  ) -> (value: Value?, Failure) {
    var root = document
    if root.isNull { root.content = .map([]) }
    let notes = YAMLNotes(root: root, file: file)
    let decoder = YAMLDecoder(value: root, codingPath: [], notes: notes)
    var decoded: Value?
    do {
      decoded = try decoder.unbox(type)
    } catch {
      notes.record(error, at: [])
    }
    return (decoded, Failure(notes.issues.sorted { ($0.line ?? 0) < ($1.line ?? 0) }))
  }

  /// Parses one document.
  ///
  /// - Throws: ``Failure`` when it is not YAML, or is larger, deeper or more entangled than anything that is
  ///   written by hand.
  package static func parse(_ text: String, file: String) throws(Failure) -> YAMLValue {
    do throws(YAMLComposer.Problem) {
      return try YAMLComposer.compose(text)
    } catch {
      throw Failure([FileIssue(file, line: error.line, error.message)])
    }
  }
}
