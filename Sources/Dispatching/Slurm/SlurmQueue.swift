internal import JudgeCore

/// What squeue told at one moment.
struct SlurmQueue: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    var id: Int
    /// Slurm's word: `PENDING`, `RUNNING`.
    var state: String
    var partition: String
    var uid: UInt32
    var priority: Int
    /// Slurm's word for why it waits: `Resources`, `Priority`.
    var reason: String
    /// Where it runs; empty: nowhere yet.
    var nodes: String
    var name: String
  }

  var rows: [Row]

  /// The arguments of squeue (squeue(1), 22.05) for what ``init(parsing:)`` reads.
  ///
  /// The name comes last: it may have any characters. All users' jobs are told, to see who is ahead.
  static let arguments = ["--noheader", "--all", "--format=%A|%T|%P|%U|%Q|%r|%N|%j"]

  init(rows: [Row]) { self.rows = rows }

  /// Reads what squeue wrote. Lines that are not as asked for are passed over: other people choose some of the words.
  init(parsing text: String) {
    rows = text.split(separator: "\n").compactMap(Self.row)
  }

  private static func row(_ line: Substring) -> Row? {
    let fields = line.split(separator: "|", maxSplits: 7, omittingEmptySubsequences: false)
    guard fields.count == 8, let id = Int(fields[0]), let uid = UInt32(fields[3]) else {
      return nil
    }
    return Row(
      id: id, state: String(fields[1]), partition: String(fields[2]), uid: uid,
      priority: Int(fields[4]) ?? 0, reason: String(fields[5]), nodes: String(fields[6]),
      name: String(fields[7]))
  }

  /// The job of this name and user; of several, the newest.
  func job(_ name: String, uid: UInt32) -> Row? {
    rows.filter { $0.name == name && $0.uid == uid }.max { $0.id < $1.id }
  }

  /// How many jobs Slurm is going to start before this one, as far as can be told: by priority, then by age.
  func ahead(of row: Row) -> Int {
    rows.filter { other in
      other.state == "PENDING" && other.partition == row.partition && other.id != row.id
        && (other.priority, -other.id) > (row.priority, -row.id)
    }.count
  }
}
