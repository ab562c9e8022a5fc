import JudgeCore
import Testing

@Suite struct NearNameTests {
  private static let languages = ["c", "cpp", "python3"]

  static let names: [(String, [String], String?)] = [
    ("python", languages, "python3"), ("py", languages, "python3"), ("c++", languages, "cpp"),
    ("rust", languages, nil), ("", ["c"], nil), ("x", [], nil),
    ("wrong-answer", ["accepted", "wrong_answer"], "wrong_answer"),
    ("hnts", ["hints", "harness"], "hints"),
  ]

  @Test(arguments: names)
  func `the nearest name is offered, if one is near`(
    name: String, known: [String], near: String?
  ) {
    #expect(NearName.of(name, among: known) == near)
    #expect(NearName.question(about: name, among: known).isEmpty == (near == nil))
  }
}
