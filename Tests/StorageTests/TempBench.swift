import GRDB
import JudgeCore
import Glibc
@testable import Storage
import TestSupport
import Testing
import SystemPackage
@Suite(.serialized, .enabled(if: getenv("BENCH") != nil)) struct TempBench {
  func rss() -> String { let d = try? FileDescriptor.open("/proc/self/status", .readOnly); var b = [UInt8](repeating: 0, count: 8000); _ = b.withUnsafeMutableBytes { try? d?.read(into: $0) }; return String(decoding: b, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmRSS") }.map(String.init) ?? "" }
  @Test func bench() async throws {
    let folder = getenv("BENCH").map { String(cString: $0) } ?? ""
    let path = FilePath(folder).appending("bench.sqlite")
    print("rss before", rss())
    let store = try Store.open(path: path)
    try await store.recordProblem("sum", hash: StoreFixture.version, title: "Sum of two")
    print("rss open", rss())
    let clock = ContinuousClock()
    var times: [String: [Double]] = [:]
    func timed<T>(_ n: String, _ b: () throws -> T) rethrows -> T { let s = clock.now; let v = try b(); times[n, default: []].append((clock.now - s).milliseconds); return v }
    func timedA<T>(_ n: String, _ b: () async throws -> T) async rethrows -> T { let s = clock.now; let v = try await b(); times[n, default: []].append((clock.now - s).milliseconds); return v }
    let ten = (1...10).map { TestResult(name: "secret/\($0)", verdict: .accepted, usage: StoreFixture.usage, exitStatus: 0, signal: nil, message: "") }
    for i in 0..<2000 {
      let sha = String(repeating: "0", count: 56) + { let h = String(i, radix: 16); return String(repeating: "0", count: 8 - h.count) + h }()
      let new = NewSubmission(claim: "c\(i)", problem: "sum", language: "cpp", fileName: "a.cpp", uid: UInt32(1000 + i % 40), userName: "student\(i % 40)", submittedAt: 1_700_000_000_000 + Int64(i), source: .init(bytes: [UInt8](repeating: 65, count: 2000), sha256: sha))
      let id = try timed("recordQueued FULL") { try store.recordQueued(new) }
      _ = try await timedA("nextQueued") { try await store.nextQueued(limit: 2) }
      let a = try await timedA("begin") { try await store.beginAttempt(submission: id, nonce: "n\(i)", executor: "local", problemVersion: StoreFixture.version, limits: StoreFixture.limits) }
      _ = try await timedA("markRunning") { try await store.markRunning(a, compile: StoreFixture.compile) }
      var o = StoreFixture.outcome(i % 3 == 0 ? .accepted : .wrongAnswer); o.tests = ten
      _ = try await timedA("finish 10 tests") { try await store.finish(a, o) }
      _ = try await timedA("submission+tests") { try await store.submission(id) }
      if i % 500 == 499 { print("rss at", i + 1, rss()) }
    }
    for _ in 0..<20 { _ = try await timedA("board 2000 judged") { try await store.board() }; _ = try await timedA("list 20") { try await store.submissions() }; _ = try await timedA("list 1000") { try await store.submissions(SubmissionQuery(limit: 1000)) }; _ = try await timedA("counts") { try await store.counts() } }
    for i in 0..<500 { _ = try store.recordQueued(StoreFixture.submission("q\(i)")) }
    for _ in 0..<20 { _ = try await timedA("list 500 queued") { try await store.submissions(SubmissionQuery(limit: 500)) } }
    for (n, t) in times.sorted(by: { $0.key < $1.key }) { let s = t.sorted(); print(n, "median", s[s.count / 2], "p99", s[s.count * 99 / 100], "max", s.last ?? 0) }
    print("rss end", rss())
  }
}
