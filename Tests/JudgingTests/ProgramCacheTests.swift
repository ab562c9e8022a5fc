import Glibc
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

  private func program(_ size: Int) -> [SourceFile] {
    [SourceFile(name: "program", bytes: [UInt8](repeating: 7, count: size))]
  }

  @Test func `what was added is found, and the least used goes when room is short`() throws {
    let scratch = try ScratchFolder()
    let cache = ProgramCache(
      folder: try Folder.make(scratch.path.appending("programs")), limit: .kib(150))
    let keys = (0..<4).map { key([SourceFile(name: "a.c", bytes: [$0])]) }
    for (index, key) in keys.enumerated() {
      try cache.add(key, program(100_000), result)
      #expect(cache.result(key) == result)
      #expect(try cache.program(key)?.read("program", limit: .mib(1)).count == 100_000)
      #expect(keys.filter { cache.program($0) != nil } == [keys[index]])
    }
    // Larger than all the room there is, and still there for who has just made it.
    try cache.add(keys[0], program(1 << 20), result)
    #expect(cache.result(keys[0]) == result)
    #expect(try Folder(scratch.path.appending("programs")).names() == [keys[0]])
  }

  @Test func `a damaged entry is as good as none, and is replaced`() throws {
    let scratch = try ScratchFolder()
    let folder = try Folder.make(scratch.path.appending("programs"))
    let cache = ProgramCache(folder: folder, limit: .mib(1))
    let key = key([SourceFile(name: "a.c", bytes: [1])])
    for damaged in ["program/program", "compile.json"] {
      try cache.add(key, program(10), result)
      // What a power cut leaves of a file that was just written.
      let path = folder.path.appending(key).appending(damaged)
      chmod(path.string, 0o600)
      #expect(truncate(path.string, 0) == 0)
      #expect(cache.result(key) == nil)
      try cache.add(key, program(10), result)
      #expect(cache.result(key) == result)
      #expect(try folder.names() == [key])
    }
  }

  @Test func `workers that fill the cache at the same time do each other no harm`() async throws {
    let scratch = try ScratchFolder()
    let folder = try Folder.make(scratch.path.appending("programs"))
    let cache = ProgramCache(folder: folder, limit: .kib(100))
    for byte in 0..<40 as Range<UInt8> {
      try cache.add(key([SourceFile(name: "a.c", bytes: [byte])]), program(1), result)
      // As if another worker had removed it in the middle of a look at the whole.
      try? folder.remove(try folder.names().first ?? "")
    }
    #expect(try folder.names().count <= 8)
  }

  @Test(arguments: ["", "../../etc", "0", String(repeating: "g", count: 64)])
  func `what is no key names no program`(key: String) throws {
    let scratch = try ScratchFolder()
    let cache = ProgramCache(folder: Folder(scratch.path), limit: .mib(1))
    #expect(cache.program(key) == nil)
  }
}
