import JudgeCore
import Judging
import SystemPackage
import TestSupport
import Testing

@Suite struct ProgramCacheTests {
  private let language = Language(
    code: "c", name: "C", extensions: [".c"], compile: ["/usr/bin/gcc", "{sources}"],
    hasArtefact: true, run: ["{artefact}"], profile: .strict, compileRoots: [], runRoots: [])
  private let result = CompileResult(ok: true, cached: false, wall: .seconds(1), output: "said")

  private func key(_ files: [SourceFile], entry: String = "", compiler: String = "gcc 1") -> String
  {
    ProgramCache.key(language: language, entry: entry, files: files, compiler: compiler)
  }

  @Test func `a key depends on every piece, and not on the order of files`() {
    let a = SourceFile(name: "a.c", bytes: [1, 2])
    let b = SourceFile(name: "b.c", bytes: [3])
    #expect(key([a, b]) == key([b, a]))
    let others = [
      key([a]), key([a, SourceFile(name: "b.c", bytes: [4])]),
      key([a, SourceFile(name: "c.c", bytes: [3])]), key([a, b], entry: "a.c"),
      key([a, b], compiler: "gcc 2"),
    ]
    #expect(!others.contains(key([a, b])))
    #expect(Set(others).count == others.count)
  }

  @Test func `what was added is found, and the least used goes when room is short`() throws {
    let scratch = try ScratchFolder()
    let cache = ProgramCache(
      folder: try Folder.make(scratch.path.appending("programs")), limit: ByteCount(bytes: 150))
    let first = key([SourceFile(name: "a.c", bytes: [1])])
    let second = key([SourceFile(name: "a.c", bytes: [2])])
    try cache.add(
      first, [SourceFile(name: "program", bytes: [UInt8](repeating: 7, count: 100))], result)
    #expect(cache.result(first) == result)
    #expect(try cache.program(first)?.read("program", limit: .kib(1)).count == 100)
    try cache.add(
      second, [SourceFile(name: "program", bytes: [UInt8](repeating: 8, count: 100))], result)
    #expect([first, second].filter { cache.program($0) != nil }.count == 1)
  }

  @Test(arguments: ["", "../../etc", "0", String(repeating: "g", count: 64)])
  func `what is no key names no program`(key: String) throws {
    let scratch = try ScratchFolder()
    let cache = ProgramCache(folder: Folder(scratch.path), limit: .mib(1))
    #expect(cache.program(key) == nil)
  }
}
