/// A text, which is English, or texts by language tag.
struct ProblemNames: Decodable {
  let byLanguage: [String: String]

  /// The English one where there is one.
  var preferred: String? { byLanguage["en"] ?? byLanguage.values.min() }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if case .map = decoder.yaml?.content {
      byLanguage = try container.decode([String: String].self)
    } else {
      byLanguage = ["en": try container.decode(String.self)]
    }
    if byLanguage.isEmpty { throw decoder.wants("must name the problem") }
  }
}
