import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import JudgeCommands  // see ShowingTests.swift

@Suite("Packages in zip files")
struct ZipFileTests {
  /// Python that writes entries into `z`, an open zip file, and what comes of it.
  static let hostile: [(String, String)] = [
    ("z.writestr('../out', 'x')", "'../out' leads out of the package"),
    ("z.writestr('sum/../../out', 'x')", "'sum/../../out' leads out of the package"),
    ("z.writestr('/tmp/out', 'x')", "'/tmp/out' leads out of the package"),
    ("z.writestr('sum//x', 'x')", "'sum//x' leads out of the package"),
    ("z.writestr('sum/a\\x01b', 'x')", "is no path for a file"),
    ("z.writestr('sum/' + 'x' * 300, 'x')", "is no path for a file"),
    ("z.writestr('/'.join('d' * 60), 'x')", "is no path for a file"),
    ("z.writestr('sum/x', 'x'); z.writestr('sum/x', 'y')", "'sum/x' is in it twice"),
    // A link, and then a file behind it.
    ("link('sum/l', '/tmp'); z.writestr('sum/l/out', 'x')", "'sum/l' is in it twice"),
    ("z.writestr('sum/l/out', 'x'); link('sum/l', '/tmp')", "'sum/l' is in it twice"),
    ("link('sum/l', '/tmp'); link('sum/l/out', '/tmp')", "'sum/l' is in it twice"),
    // Bombs: one that says so, and one that does not.
    ("bomb(); patch(9 << 30)", "unpacked it would be larger than any package"),
    ("bomb(); patch(1)", "it is no zip file that can be read"),
    ("[z.writestr(f'{n}', '') for n in range(200_001)]", "entries, more than any package"),
  ]

  private static let prelude = """
    import os, struct, sys, zipfile
    z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)
    def link(name, target):
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o120777 << 16
        z.writestr(entry, target)
    def bomb():
        with z.open('sum/x', 'w', force_zip64=True) as file:
            for _ in range(64):
                file.write(bytes(1 << 20))
    def patch(size):
        z.filelist[0].file_size = size
    """

  private static func make(_ script: String, _ path: FilePath) throws {
    let made = try FinishedProcess(
      "/usr/bin/python3", ["-c", "\(prelude)\n\(script)\nz.close()", path.string])
    try #require(made.status == 0, "\(made.output)")
  }

  @Test("nothing gets out of the folder, nor is too large", arguments: hostile)
  func nothingGetsOut(script: String, reason: String) async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("sum.zip")
    try Self.make(script, path)
    let folder = scratch.path.appending("in/unpacked")
    try scratch.write("in/other", "")
    do {
      try await ZipFile.unpack(path, into: folder)
      Issue.record("it was unpacked")
    } catch let failure as CommandFailure {
      #expect(failure.status == .badInput)
      #expect(failure.description.contains(reason), "\(failure)")
    }
    #expect(access("/tmp/out", F_OK) != 0)
    #expect(access(scratch.path.appending("in/out").string, F_OK) != 0)
    #expect(access(scratch.path.appending("out").string, F_OK) != 0)
  }

  @Test(
    "what is no zip file is refused", arguments: ["", "PK", "PK\u{3}\u{4}", "no zip file at all"])
  func garbage(text: String) async throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("sum.zip", text)
    await #expect(throws: CommandFailure.self) {
      try await ZipFile.unpack(path, into: scratch.path.appending("unpacked"))
    }
  }

  /// The file's name, where the package lies in it, and what the package is called.
  static let places: [(String, String, String)] = [
    ("sum.zip", "sum/", "sum"), ("sum.kpp", "sum/", "sum"), ("sum.zip", "", "sum"),
    ("Sum-1.0.zip", "sum/", "sum"), ("two.zip", "sum/", "two"), ("unpacked.zip", "", "unpacked"),
  ]

  @Test("a package lies in its folder or right in the file", arguments: places)
  func isFound(file: String, folder: String, name: String) async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending(file)
    try Self.make(
      "z.writestr('\(folder)problem.yaml', 'x'); z.writestr('\(folder)data/a', 'y'); link('\(folder)l', 'data')",
      path)
    let source = try await PackageSource.open(path.string)
    #expect(source.folder.lastComponent?.string == name)
    let own = folder.dropLast()
    #expect((source.naming != nil) == (!own.isEmpty && own != name))
    let text = try String(
      contentsOfFile: source.folder.appending("l").appending("a").string, encoding: .utf8)
    #expect(text == "y")
    withExtendedLifetime(source) {}
  }

  @Test(
    "what has no package in it is refused", arguments: ["x/y", "a/problem.yaml|b/problem.yaml"])
  func none(names: String) async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("sum.zip")
    try Self.make("[z.writestr(name, '') for name in '\(names)'.split('|')]", path)
    await #expect(throws: CommandFailure.self) { try await PackageSource.open(path.string) }
  }
}
