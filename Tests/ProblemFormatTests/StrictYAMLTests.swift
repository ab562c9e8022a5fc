import ProblemFormat
import Testing

private struct Meal: Decodable, Equatable {
  var name: String
  var price: Double?
  var guests: Int?
  var isHot: Bool?
  var dishes: [String]?
  var table: Table?
  var kind: Kind?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, price, guests
    case isHot = "is_hot"
    case dishes, table, kind
  }

  struct Table: Decodable, Equatable {
    var number: Int?
    enum CodingKeys: String, CodingKey, CaseIterable { case number }
  }

  enum Kind: String, Decodable, CaseIterable { case lunch, dinner }
}

private func lines(_ text: String) -> [String] {
  do {
    _ = try StrictYAML.decode(Meal.self, from: text, file: "meal.yaml")
    return []
  } catch {
    return error.issues.map(\.description)
  }
}

@Suite struct StrictYAMLTests {
  @Test func `a document is decoded`() throws {
    let text = """
      name: 'Soup'
      price: 1.5e1
      guests: 3
      is_hot: yes
      dishes: [a, 2, "3"]
      table: {number: -7}
      kind: dinner
      """
    let meal = try StrictYAML.decode(Meal.self, from: text, file: "meal.yaml")
    #expect(
      meal
        == Meal(
          name: "Soup", price: 15, guests: 3, isHot: true, dishes: ["a", "2", "3"],
          table: .init(number: -7), kind: .dinner))
  }

  @Test func `null and nothing count as absent`() {
    #expect(lines("name: x\nprice: ~\nguests:\ntable: null\n") == [])
    #expect(lines("name: ~\n") == ["meal.yaml:1: lacks the key name"])
    #expect(lines("") == ["meal.yaml: lacks the key name"])
    #expect(lines("# nothing\n") == ["meal.yaml: lacks the key name"])
  }

  @Test(arguments: [
    ("name: x\nprise: 3\n", "meal.yaml:2: unknown key prise, did you mean price?"),
    ("name: x\ntable:\n  numbr: 3\n", "meal.yaml:3: unknown key table.numbr, did you mean number?"),
    ("name: x\nzebra: 3\n", "meal.yaml:2: unknown key zebra"),
    ("name: x\nguests: many\n", "meal.yaml:2: guests must be a whole number, not 'many'"),
    ("name: x\nguests: 1.5\n", "meal.yaml:2: guests must be a whole number, not '1.5'"),
    ("name: x\nguests: '3'\n", "meal.yaml:2: guests must be a whole number, not '3'"),
    (
      "name: x\nguests: 99999999999999999999\n",
      "meal.yaml:2: guests must be a whole number, not '99999999999999999999'"
    ),
    ("name: x\nprice: .inf\n", "meal.yaml:2: price must be a number, not '.inf'"),
    ("name: x\nprice: 0x10\n", "meal.yaml:2: price must be a number, not '0x10'"),
    ("name: x\nprice: 1e999\n", "meal.yaml:2: price must be a number, not '1e999'"),
    ("name: x\nis_hot: 1\n", "meal.yaml:2: is_hot must be true or false, not '1'"),
    ("name: [x]\n", "meal.yaml:1: name must be text, not a list"),
    ("name: x\ndishes: soup\n", "meal.yaml:2: dishes must be a list, not 'soup'"),
    ("name: x\ndishes:\n  - a\n  - [b]\n", "meal.yaml:4: dishes.1 must be text, not a list"),
    ("name: x\ntable: 4\n", "meal.yaml:2: table must be a map of keys, not '4'"),
    ("name: x\nkind: tea\n", "meal.yaml:2: kind must be one of lunch, dinner, not 'tea'"),
    ("- 1\n", "meal.yaml:1: must be a map of keys, not a list"),
    ("name: x\nname: y\n", "meal.yaml:1: has the same key twice: name"),
    (
      "name: !!python/object x\n",
      "meal.yaml:1: has a tag, tag:yaml.org,2002:python/object, which means nothing here"
    ),
    ("? [a]\n: b\n", "meal.yaml:1: has a key that is not a name"),
    ("name: x\n--- \nname: y\n", "meal.yaml:2: is not YAML: but found another document"),
    ("name: \"x\n", "meal.yaml:1: is not YAML: found unexpected end of stream"),
    ("name: *x\n", "meal.yaml:1: is not YAML: found undefined alias"),
  ])
  func `what is wrong is told in one line with file, line and key`(text: String, line: String) {
    #expect(lines(text) == [line])
  }

  @Test func `everything wrong is told at once, in the order of lines`() {
    let text = """
      name: x
      kind: tea
      guests: many
      colour: red
      table:
        number: z
        legs: 4
      """
    #expect(
      lines(text) == [
        "meal.yaml:2: kind must be one of lunch, dinner, not 'tea'",
        "meal.yaml:3: guests must be a whole number, not 'many'",
        "meal.yaml:4: unknown key colour",
        "meal.yaml:6: table.number must be a whole number, not 'z'",
        "meal.yaml:7: unknown key table.legs",
      ])
  }

  @Test func `a few aliases are as good as what they stand for`() throws {
    let text = "name: &n soup\ndishes: [*n, *n]\n"
    #expect(
      try StrictYAML.decode(Meal.self, from: text, file: "meal.yaml").dishes == ["soup", "soup"])
  }

  @Test func `stars and ampersands in text are no aliases`() {
    let text = "name: |\n" + String(repeating: "  int *n = &n; a *n &n\n", count: 10)
    #expect(lines(text) == [])
  }

  static let bombs: [(String, String)] = [
    (
      "lol: &l [x,x]\n" + (0..<60).map { "k\($0): [*l, *l]\n" }.joined(),
      "meal.yaml: has more than 32 aliases"
    ),
    (
      "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + (1...8).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1),*a\($0 - 1),*a\($0 - 1)]\n" }
        .joined(),
      "meal.yaml: has more than 100000 values"
    ),
    (
      String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
      "meal.yaml:1: is nested deeper than 64 levels"
    ),
    (String(repeating: "a", count: 2_000_000), "meal.yaml: is larger than 1024 KiB"),
    (
      "name: [" + String(repeating: "1,", count: 200_000) + "1]",
      "meal.yaml: has more than 100000 values"
    ),
  ]

  @Test(arguments: bombs)
  func `a bomb is refused instead of going off`(text: String, line: String) {
    #expect(lines(text) == [line])
  }

  @Test func `brackets without end are refused`() {
    #expect(lines(String(repeating: "[", count: 20_000)).count == 1)
    #expect(lines(String(repeating: "{a: ", count: 20_000)).count == 1)
    #expect(lines(String(repeating: "- ", count: 20_000)).count == 1)
  }

  @Test func `control characters are refused`() {
    #expect(lines("name: a\u{0}b\n").count == 1)
    #expect(lines("name: a\u{1B}[31mb\n").count == 1)
  }
}
