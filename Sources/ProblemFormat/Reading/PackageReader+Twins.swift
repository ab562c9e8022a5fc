internal import JudgeCore
internal import SystemPackage

extension PackageReader {
  /// Tests that differ in nothing that decides: same input, same answer, same arguments, or all of them static validations. Groups often share tests, by links or
  /// by copies.
  ///
  /// - Returns: sets of two or more, by their places.
  func twins(of tests: [TestCase]) -> [[Int]] {
    let copies = copies(among: tests.flatMap { ["data/\($0.name).in", "data/\($0.name).ans"] })
    var sets: [TestCase: [Int]] = [:]
    for (place, test) in tests.enumerated() {
      var key = test
      key.data = test.data.map { data in
        TestCase.Data(
          input: copies[data.input] ?? data.input, answer: copies[data.answer] ?? data.answer)
      }
      (key.name, key.isSample, key.hasFullFeedback) = ("", false, false)
      (key.hint, key.description, key.inputValidatorArguments) = (nil, nil, .all([]))
      sets[key, default: []].append(place)
    }
    return sets.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Files with the bytes of another one, each with the one that stands for all of them. Only files of one size are read.
  private func copies(among paths: [String]) -> [FilePath: FilePath] {
    let files = paths.compactMap { tree.files[$0] }
    var copies: [FilePath: FilePath] = [:]
    for files in Dictionary(grouping: files, by: \.size).values {
      let locations = Set(files.map(\.location))
      guard locations.count > 1 else { continue }
      var known: [String: FilePath] = [:]
      for location in locations {
        // What cannot be read is told of when the package's version is made.
        guard let digest = try? PackageDigest.digest(ofFile: location) else { continue }
        copies[location] = known[digest] ?? location
        known[digest] = copies[location]
      }
    }
    return copies
  }
}
