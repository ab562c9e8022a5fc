/// A text, or a list of texts.
struct OneOrMore: Decodable {
  let items: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if case .list = decoder.yaml?.content {
      items = try container.decode([String].self)
      if items.isEmpty { throw decoder.wants("must not be empty") }
    } else {
      items = [try container.decode(String.self)]
    }
  }
}
