import Control
import Foundation
import Glibc
import JudgeCore
import ProblemFormat
import SystemPackage
import TestSupport
import Testing

@testable import JudgeDaemon  // where packages lie is the daemon's own business

@Suite struct InstalledPackagesTests {
  private let scratch: ScratchFolder
  private let packages: InstalledPackages

  init() throws {
    scratch = try ScratchFolder()
    packages = InstalledPackages(scratch.path.appending("problems"))
  }

  private func send(_ files: [(String, String)], to draft: PackageDraft) throws -> InstallRequest {
    let size = files.reduce(0) { $0 + Int64($1.1.utf8.count) }
    let request = InstallRequest(
      problem: "sum", edition: "", files: files.count, size: .init(bytes: size), timeLimit: nil)
    for (path, text) in files {
      let header = PackageFileHeader(path: path, size: Int64(text.utf8.count))
      try draft.take([.file(header), .bytes(Array(text.utf8)), .end], announced: request)
    }
    return request
  }

  private var versions: [String] {
    let folder = scratch.path.appending("problems/.versions").string
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func text(_ path: FilePath) throws -> String {
    try String(contentsOfFile: path.string, encoding: .utf8)
  }

  @Test func `a package is replaced at once, and the old one stays for whoever has it`() throws {
    for text in ["one", "two"] {
      let draft = try packages.draft(of: "sum")
      _ = try send([("problem.yaml", text), ("data/secret/a.in", text)], to: draft)
      try packages.publish(draft)
    }
    #expect(versions.count == 2)
    let link = packages.path.appending("sum")
    #expect(try text(link.appending("problem.yaml")) == "two")
    let old = try #require(
      try versions.map { packages.path.appending(".versions").appending($0).appending("sum") }
        .first { try text($0.appending("problem.yaml")) == "one" })
    #expect(packages.holds(old) && !packages.holds(scratch.path.appending("Problems/sum")))
    packages.remove(old)
    #expect(versions.count == 1)
    // The one that has the name is never removed.
    packages.remove(try #require(FilePath.real(link)))
    #expect(try text(link.appending("data/secret/a.in")) == "two")
  }

  @Test func `what a killed daemon left goes at the next start`() throws {
    let draft = try packages.draft(of: "sum")
    _ = try send([("problem.yaml", "one")], to: draft)
    try packages.publish(draft)
    try scratch.write("problems/.versions/sum-1/sum/problem.yaml", "half")
    try scratch.link("problems/.versions/.link-sum-2", to: "nowhere")
    try scratch.link("problems/.versions/sum-3/sum/away", to: "/etc")
    packages.sweep()
    #expect(versions == [draft.id])
    #expect(access("/etc/passwd", F_OK) == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read all"))
  func `where names cannot be read nothing is removed`() throws {
    let draft = try packages.draft(of: "sum")
    _ = try send([("problem.yaml", "one")], to: draft)
    try packages.publish(draft)
    chmod(packages.path.string, 0o300)
    packages.sweep()
    packages.remove(packages.path.appending(".versions").appending(draft.id).appending("sum"))
    chmod(packages.path.string, 0o700)
    #expect(versions == [draft.id])
  }

  @Test func `a draft that is given up leaves nothing`() throws {
    do {
      let draft = try packages.draft(of: "sum")
      _ = try send([("data/secret/deep/a.in", "x")], to: draft)
      #expect(versions.count == 1)
    }
    #expect(versions == [])
  }

  static let hostile = [
    "../x", "/etc/x", "a/../../x", "a//b", "", ".", "a/.hidden", "-x", "a b", "a/./b", "a\0b",
    "data/.timelimit", "ü", "a/", String(repeating: "d/", count: 20) + "x",
  ]

  @Test(arguments: hostile) func `a path that has no place in a package is refused`(path: String)
    throws
  {
    let draft = try packages.draft(of: "sum")
    #expect(throws: Refusal.self) { try send([(path, "x")], to: draft) }
    #expect(access(scratch.path.appending("x").string, F_OK) != 0)
  }

  static let clashes = [
    ["a", "a"], ["a", "a/b"], ["a/b", "a"], ["a/b/c", "a/b"], ["a/b", "a/b/c"],
  ]

  @Test(arguments: clashes) func `nothing is written twice`(paths: [String]) throws {
    let draft = try packages.draft(of: "sum")
    #expect(throws: Refusal.self) { try send(paths.map { ($0, "x") }, to: draft) }
  }

  @Test func `more than was announced is refused, and so is less`() throws {
    let draft = try packages.draft(of: "sum")
    var request = InstallRequest(
      problem: "sum", edition: "", files: 1, size: .init(bytes: 4), timeLimit: nil)
    let long = PackageFileHeader(path: "a", size: 5)
    #expect(throws: Refusal.self) { try draft.take([.file(long)], announced: request) }
    request.files = 3
    let short = PackageFileHeader(path: "b", size: 1)
    try draft.take([.file(short), .bytes([1]), .end], announced: request)
    #expect(throws: Refusal.self) { try draft.read(announced: request) }
  }
}

extension FilePath {
  fileprivate static func real(_ path: FilePath) -> FilePath? {
    guard let real = realpath(path.string, nil) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }
}
