/// Which of the names that there are somebody may have meant.
package enum NearName {
  /// The name that begins as `name` does, if one alone does, else the one that takes the fewest edits, if they are few.
  ///
  /// - Parameter name: foreign text of any length.
  /// - Returns: `nil`: none is near.
  package static func of(_ name: String, among known: [String]) -> String? {
    let word = Array(name.prefix(longest))
    let longer = known.filter { $0.hasPrefix(name) }
    if word.count > 1, longer.count == 1 { return longer[0] }
    return known.map { (name: $0, distance: distance(word, Array($0))) }
      .filter { isNear($0.distance, $0.name) }
      .min { $0.distance < $1.distance }?.name
  }

  /// `, did you mean hints?`; without a name that is near, what else there is to be said.
  package static func question(
    about name: String, among known: [String], else alternative: String = ""
  ) -> String {
    of(name, among: known).map { ", did you mean \($0)?" } ?? alternative
  }

  private static let longest = 60

  /// Two edits make any short word of another one.
  private static func isNear(_ distance: Int, _ name: String) -> Bool {
    distance <= max(2, name.count / 3) && distance < name.count
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
