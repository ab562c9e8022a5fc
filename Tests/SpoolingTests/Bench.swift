import Glibc
import JudgeCore
import Spooling
import SystemPackage
import Testing

/// A spool with two problems in a scratch folder, and the record of what it took.
final class Bench {
  let scratch: Scratch
  let root: FilePath
  let ledger: Ledger
  var settings: SpoolSettings
  private(set) var spool: Spool?

  init(settle: Duration = .zero, scratch: Scratch? = nil) throws {
    self.scratch = try scratch ?? Scratch()
    root = self.scratch.path.appending("spool")
    ledger = Ledger(self.scratch.path.appending("ledger"))
    settings = Bench.settings(settle: settle)
  }

  static func settings(settle: Duration = .zero) -> SpoolSettings {
    SpoolSettings(
      languages: [".py": "python3", ".cpp": "cpp", ".c": "c"], settle: settle,
      rescanInterval: .milliseconds(20))
  }

  /// Starts the daemon's part, after an earlier one of this bench has ended.
  @discardableResult
  func open(
    problems: [String] = ["alpha", "beta"],
    afterStep: @escaping @Sendable (ClaimStep) throws(SpoolError) -> Void = { _ in }
  ) throws -> Spool {
    close()
    let spool = try openAnew(afterStep: afterStep)
    self.spool = spool
    _ = try spool.serve(problems: problems)
    return spool
  }

  private func openAnew(
    afterStep: @escaping @Sendable (ClaimStep) throws(SpoolError) -> Void
  ) throws -> Spool {
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      do {
        return try Spool.open(root: root, settings: settings, afterStep: afterStep)
      } catch {
        // A program that another test is just starting holds a copy of the lock until its exec.
        guard case .alreadyServed = error, ContinuousClock.now < deadline else { throw error }
        sched_yield()
      }
    }
  }

  func close() { spool = nil }

  func drop(_ text: String, _ name: String, problem: String = "alpha") throws {
    try write(text, to: root.appending(problem).appending(name))
  }

  /// Takes once, without waiting for anything.
  @discardableResult
  func take() throws -> TakeReport {
    try #require(spool).take { try ledger.record($0) }
  }

  /// Waits for drops and takes them, until the ledger has so many claims.
  func take(until count: Int) throws {
    let spool = try #require(spool)
    let deadline = ContinuousClock.now + .seconds(60)
    while ledger.claims.count < count {
      try #require(
        ContinuousClock.now < deadline, "only \(ledger.claims.count) of \(count) were taken")
      _ = try spool.wait(timeout: .milliseconds(100))
      try take()
    }
  }

  /// Looks often enough for all that can settle to have settled.
  func takeAll() throws {
    for _ in 0..<4 {
      _ = try #require(spool).wait(timeout: .seconds(10))
      try take()
    }
  }

  func path(_ name: String, problem: String = "alpha") -> FilePath {
    root.appending(problem).appending(name)
  }

  /// What is left of claims.
  var claimed: [String] { names(in: root.appending(".claimed")) }
  var rejected: [String] { names(in: root.appending(".rejected")) }
}

/// Stands for the database: one row a claim name, however often it is offered, and it survives a crash.
final class Ledger {
  private(set) var claims: [Claim] = []
  /// How often `record` was called.
  private(set) var offers = 0
  /// Thrown instead of recording.
  var fault: (any Error)?
  private let folder: FilePath

  init(_ folder: FilePath) {
    self.folder = folder
    mkdir(folder.string, 0o777)
    chmod(folder.string, 0o777)
  }

  func record(_ claim: Claim) throws {
    offers += 1
    if let fault { throw fault }
    if claims.contains(where: { $0.name == claim.name }) { return }
    claims.append(claim)
    // For the test when this process is the one that crashes.
    let text =
      if case .accepted(let bytes) = claim.outcome { String(decoding: bytes, as: UTF8.self) } else {
        "rejected"
      }
    try write(text, to: folder.appending(claim.name))
  }

  /// What every process has recorded, one text a claim.
  var texts: [String] {
    names(in: folder).map { name in
      guard let file = try? FileDescriptor.open(folder.appending(name), .readOnly) else {
        return "?"
      }
      defer { try? file.close() }
      let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 17) { buffer, count in
        count = (try? file.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
      }
      return String(decoding: bytes, as: UTF8.self)
    }.sorted()
  }

  var accepted: [String] {
    claims.compactMap { claim in
      if case .accepted(let bytes) = claim.outcome {
        String(decoding: bytes, as: UTF8.self)
      } else {
        nil
      }
    }
  }

  var reasons: [String] { claims.compactMap { $0.rejection?.description } }
}

struct Fault: Error, CustomStringConvertible { let description: String }
