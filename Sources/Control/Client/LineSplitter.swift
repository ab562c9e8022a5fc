package import FoundationEssentials
package import JudgeCore

/// Cuts what arrives piece by piece into lines.
package struct LineSplitter: Sendable {
  private let limit: ByteCount
  private var rest = Data()

  /// - Parameter limit: how long a line may be.
  package init(limit: ByteCount) { self.limit = limit }

  /// - Returns: the lines that `bytes` end, without their ends; empty lines are left out.
  /// - Throws: ``ControlError/tooLarge(limit:)`` when a line is too long.
  package mutating func add(_ bytes: some Collection<UInt8>) throws(ControlError) -> [Data] {
    var lines: [Data] = []
    for piece in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if piece.offset > 0 {
        if !rest.isEmpty { lines.append(rest) }
        rest = Data()
      }
      guard Int64(rest.count + piece.element.count) <= limit.bytes else {
        throw .tooLarge(limit: limit)
      }
      rest.append(contentsOf: piece.element)
    }
    return lines
  }
}
