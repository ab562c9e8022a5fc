internal import FoundationEssentials

// A problem package on its way to the daemon: for each file one line of JSON that says its path and its size, then its bytes.
// Nothing but plain files can be said in it, so that there are no links, modes or owners to be wary of.

/// What goes before the bytes of a file.
package struct PackageFileHeader: Hashable, Sendable, Codable {
  /// Below the package, with slashes.
  package var path: String
  package var size: Int64

  package init(path: String, size: Int64) {
    self.path = path
    self.size = size
  }

  /// As it is sent.
  package var bytes: [UInt8] {
    get throws { Array(try ControlJSON.line(self)) + [UInt8(ascii: "\n")] }
  }

  static let longest = 4096
}

/// Takes a package apart that arrives piece by piece.
package struct PackageStreamReader: Sendable {
  package enum Piece: Hashable, Sendable {
    /// The next file begins.
    case file(PackageFileHeader)
    /// The next bytes of it.
    case bytes([UInt8])
    /// That was all of it.
    case end
  }

  private var header: [UInt8] = []
  /// How many bytes the present file lacks still; `nil`: there is none.
  private var missing: Int64?

  package init() {}

  /// Whether it may end here.
  package var isBetweenFiles: Bool { missing == nil && header.isEmpty }

  /// - Throws: ``ControlError/broken(_:)`` when it is no such stream.
  package mutating func add(_ bytes: some Collection<UInt8>) throws(ControlError) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      if let missing {
        let part = rest.prefix(Int(min(missing, Int64(rest.count))))
        rest = rest.dropFirst(part.count)
        pieces.append(.bytes(Array(part)))
        take(missing - Int64(part.count), &pieces)
      } else if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        header += rest[..<end]
        rest = rest[(end + 1)...]
        let next = try decoded()
        pieces.append(.file(next))
        take(next.size, &pieces)
      } else {
        header += rest
        rest = []
      }
      guard header.count <= PackageFileHeader.longest else { throw Self.wrong }
    }
    return pieces
  }

  private mutating func take(_ left: Int64, _ pieces: inout [Piece]) {
    missing = left > 0 ? left : nil
    if left == 0 { pieces.append(.end) }
  }

  private mutating func decoded() throws(ControlError) -> PackageFileHeader {
    defer { header = [] }
    guard header.count <= PackageFileHeader.longest,
      let next = try? ControlJSON.decode(PackageFileHeader.self, from: Data(header)),
      next.size >= 0
    else { throw Self.wrong }
    return next
  }

  private static let wrong = ControlError.broken("this is no package")
}
