import JudgeCore
import SystemPackage
import TestSupport
import Testing
import WorkerProtocol

// What travels is nobody's interface.
@testable import Dispatching

@Suite struct CargoTests {
  @Test func `the same bytes travel once, whatever they are called`() async throws {
    let scratch = try ScratchFolder()
    let bytes = (0..<Parcel.partSize + 3).map { UInt8(truncatingIfNeeded: $0) }
    let first = try scratch.write("a", bytes: bytes)
    let second = try scratch.write("b", bytes: bytes)
    let empty = try scratch.write("c", bytes: [])
    var cargo = Cargo()
    let hash = try cargo.add(file: first)
    #expect(try cargo.add(file: second) == hash)
    #expect(cargo.add(bytes) == hash && hash == ContentHash.text(of: bytes))
    _ = try cargo.add(file: empty)
    #expect(cargo.parcels.map(\.size) == [bytes.count, 0])
    var parts: [[UInt8]] = []
    for parcel in cargo.parcels {
      try await cargo.forEachPart(of: parcel) { parts.append($0) }
    }
    #expect(parts.map(\.count) == [Parcel.partSize, 3])
    #expect(parts.flatMap { $0 } == bytes)
  }

  @Test func `a file that is not there, or that changes, is a fault that names it`() async throws {
    let scratch = try ScratchFolder()
    var cargo = Cargo()
    let missing = #expect(throws: ExecutorFault.self) {
      try cargo.add(file: scratch.path.appending("missing"))
    }
    #expect(missing?.description.contains("missing") == true)
    _ = try cargo.add(file: try scratch.write("file", "some bytes"))
    try scratch.write("file", "less")
    let changed = await #expect(throws: ExecutorFault.self) {
      try await cargo.forEachPart(of: cargo.parcels[0]) { _ in }
    }
    #expect(changed?.description.contains("was changed") == true)
  }

  @Test(
    arguments: [
      ([Parcel(hash: String(repeating: "a", count: 64), size: 5)], 5),
      ([Parcel(hash: "../../../../etc/passwd", size: 5)], nil),
      ([Parcel(hash: String(repeating: "A", count: 64), size: 5)], nil),
      ([Parcel(hash: String(repeating: "a", count: 64), size: -1)], nil),
      ([Parcel(hash: String(repeating: "a", count: 64), size: .max)], nil),
      (
        [
          Parcel(hash: String(repeating: "a", count: 64), size: Parcel.largestTotal),
          Parcel(hash: String(repeating: "b", count: 64), size: 1),
        ], nil
      ),
    ] as [([Parcel], Int?)])
  func `parcels that cannot be are refused before their bytes are read`(
    parcels: [Parcel], total: Int?
  ) {
    #expect((try? Parcel.total(of: parcels)) == total)
  }
}
