import Glibc
import SystemPackage
import TestSupport
import Testing

// What no command shows: a file that comes in between, and links.
@testable import JudgeCommands

@Suite struct NewFileTests {
  @Test func `a file that was put there meanwhile is left alone`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("new.db")
    let file = try NewFile(path, overwrites: false)
    try file.write([1, 2, 3])
    #expect(access(path.string, F_OK) != 0)
    try scratch.write("new.db", "theirs")
    let failure = #expect(throws: CommandFailure.self) { try file.keep() }
    #expect(failure?.status == .badInput)
    #expect(try path.stat().size == 6)
  }

  @Test func `overwriting replaces a link, not what it points to`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("victim", "theirs")
    try scratch.link("new.db", to: "victim")
    let path = scratch.path.appending("new.db")
    #expect(throws: CommandFailure.self) { try NewFile(path, overwrites: false) }
    let file = try NewFile(path, overwrites: true)
    try file.write([1, 2, 3])
    try file.keep()
    #expect(try path.stat(followTargetSymlink: false).type == .regular)
    #expect(try scratch.path.appending("victim").stat().size == 6)
  }

  @Test func `what is not kept is gone`() throws {
    let scratch = try ScratchFolder()
    do {
      let file = try NewFile(scratch.path.appending("new.db"), overwrites: false)
      try file.write([1])
    }
    // Only an empty folder goes.
    #expect(rmdir(scratch.path.string) == 0)
  }

  @Test(arguments: ["no/such/folder/a.db", "/", "..", "/proc/a.db"])
  func `what cannot be made is named`(name: String) {
    let failure = #expect(throws: CommandFailure.self) {
      try NewFile(FilePath(name), overwrites: true)
    }
    #expect(failure?.status == .badInput)
  }
}
