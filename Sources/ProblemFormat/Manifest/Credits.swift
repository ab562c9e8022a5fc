/// `credits` of `problem.yaml`: who made what of the problem. Checked, and used for little here.
struct Credits: Decodable {
  let namesAuthors: Bool

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case authors, contributors, testers, packagers, acknowledgements, translators
  }

  init(from decoder: any Decoder) throws {
    // A name by itself is that of the one author.
    guard case .map = decoder.yaml?.content else {
      _ = try decoder.singleValueContainer().decode(String.self)
      namesAuthors = true
      return
    }
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    var isNamed: [CodingKeys: Bool] = [:]
    for key in CodingKeys.allCases where key != .translators {
      isNamed[key] =
        try keys.decodeIfPresent(OneOrSeveral<Person>.self, forKey: key)?.items.isEmpty == false
    }
    namesAuthors = isNamed[.authors] ?? false
    _ = try keys.decodeIfPresent([String: OneOrSeveral<Person>].self, forKey: .translators)
  }

  /// `Name <mail>`, or a map.
  private struct Person: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case name, email, orcid, kattis }

    init(from decoder: any Decoder) throws {
      guard case .map = decoder.yaml?.content else {
        _ = try decoder.singleValueContainer().decode(String.self)
        return
      }
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      _ = try keys.decode(String.self, forKey: .name)
      for key in [CodingKeys.email, .orcid, .kattis] {
        _ = try keys.decodeIfPresent(String.self, forKey: key)
      }
    }
  }
}

/// One item of `source` of `problem.yaml`: an event, by its name alone or with its address.
struct ProblemSource: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case name, url }

  init(from decoder: any Decoder) throws {
    guard case .map = decoder.yaml?.content else {
      _ = try decoder.singleValueContainer().decode(String.self)
      return
    }
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    _ = try keys.decode(String.self, forKey: .name)
    _ = try keys.decodeIfPresent(String.self, forKey: .url)
  }
}

/// A value, or a list of such.
struct OneOrSeveral<Item: Decodable>: Decodable {
  let items: [Item]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if case .list = decoder.yaml?.content {
      items = try container.decode([Item].self)
    } else {
      items = [try container.decode(Item.self)]
    }
  }
}
