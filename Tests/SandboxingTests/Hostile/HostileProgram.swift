import Foundation
import JudgeCore
import SystemPackage

/// A program of Tests/Hostile, with what its header says of it. Tests/Hostile/README.md describes the header.
struct HostileProgram: Sendable {
  /// Path below Tests/Hostile: `memory/heap.c`.
  let file: String
  let className: String
  /// What it is called with: consecutive runs in one sandbox, of which the last one counts; one such list for each case.
  let cases: [[[String]]]
  let given: Given
  /// The test suite that runs it where the general one cannot.
  let stage: String?
  let verdicts: [PrivilegeMode: Verdict]
  /// The verdicts under the filter of the shipped unit, where that answers calls before the sandbox sees them; `nil`: as ever.
  let verdictsUnderUnit: Set<Verdict>?
  let facts: [ExpectedFact]
  /// Compiler arguments in place of those for an ordinary static program.
  let built: [String]?
  /// Of a submission: the name that it is handed in by; `nil`: its own.
  let submittedName: String?
  /// Of a submission: the name of a second file, of no use to anybody.
  let neighbour: String?

  /// The file's name in `/app`: `memory-heap`, `python/ctypes.py` as `python-ctypes.py`.
  var name: String {
    let flat = file.replacing("/", with: "-")
    return isPython ? flat : String(flat.prefix { $0 != "." })
  }

  var isPython: Bool { file.hasSuffix(".py") }

  /// The folder it lies in.
  var family: Substring { file.prefix { $0 != "/" } }
}

extension HostileProgram {
  /// In what circumstances it runs, where these are not ``Box/limits`` in a sandbox without any libraries.
  struct Given: Hashable, Sendable {
    var cpu: Duration?
    var wall: Duration?
    var memory: ByteCount?
    var isRuntimeProfile = false
    var hasLibraries = false

    /// What each item of the header means: `cpu 400 ms`, `wall 300 ms`, `memory 64 MiB`, `profile runtime`, `libraries`.
    mutating func add(_ item: String) throws(HeaderFlaw) {
      let words = item.split(separator: " ")
      switch (words.first, words.count > 1 ? Int64(words[1]) : nil, words.last) {
      case ("cpu", let count?, "ms"): cpu = .milliseconds(count)
      case ("wall", let count?, "ms"): wall = .milliseconds(count)
      case ("memory", let count?, "MiB"): memory = .mib(count)
      case ("profile", nil, "runtime"): isRuntimeProfile = true
      case ("libraries", nil, "libraries"): hasLibraries = true
      default: throw HeaderFlaw("nothing is known as given by \(item.debugDescription)")
      }
    }
  }
}

struct HeaderFlaw: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
