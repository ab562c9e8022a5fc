internal import ProblemFormat
internal import SystemPackage

/// A whole number within bounds.
struct WholeNumber<Within: Bounds>: Decodable {
  let value: Int

  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Int.self)
    guard Within.range.contains(value) else {
      throw decoder.wants(
        "must be a whole number from \(Within.range.lowerBound) to \(Within.range.upperBound)")
    }
  }
}

/// Between what a key's number may be.
protocol Bounds {
  static var range: ClosedRange<Int> { get }
}

enum SlotCount: Bounds { static let range = 0...1023 }
enum BackupHours: Bounds { static let range = 0...8760 }
enum BackupCount: Bounds { static let range = 1...1000 }
enum AttemptCount: Bounds { static let range = 1...10 }
enum WaitingCount: Bounds { static let range = 1...1_000_000 }
enum SourceKibibytes: Bounds { static let range = 1...16384 }
enum FirstUID: Bounds { static let range = 65536...4_294_900_000 }
enum UIDCount: Bounds { static let range = 1...65536 }
enum DayCount: Bounds { static let range = 0...36500 }
enum ExtraMebibytes: Bounds { static let range = 0...1_048_576 }
enum ProcessCount: Bounds { static let range = 1...4096 }

/// A path, absolute or counted from judge.conf's folder.
struct ConfiguredPath: Decodable {
  let path: FilePath

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard !text.isEmpty, text.utf8.count < 4096, !text.utf8.contains(0) else {
      throw decoder.wants("must be a path")
    }
    path = FilePath(text)
  }
}

/// The name of a user or a group.
struct AccountName: Decodable {
  let name: String

  init(from decoder: any Decoder) throws {
    name = try decoder.singleValueContainer().decode(String.self)
    let isName = name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]{0,31}/) != nil
    guard isName else { throw decoder.wants("must be the name of an account") }
  }
}
