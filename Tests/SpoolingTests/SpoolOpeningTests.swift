import Glibc
import JudgeCore
import Spooling
import SystemPackage
import Testing

@Suite struct SpoolOpeningTests {
  @Test func `Opening makes the spool, closed to others but for the problem folders`() throws {
    let bench = try Bench()
    try bench.open()
    #expect(try mode(bench.root) == 0o755)
    #expect(try mode(bench.root.appending(".claimed")) == 0o700)
    #expect(try mode(bench.root.appending(".rejected")) == 0o700)
    #expect(try mode(bench.root.appending("alpha")) == 0o1733)
    #expect(try mode(bench.root.appending("beta")) == 0o1733)
  }

  @Test func `A spool that others could write to is closed to them`() throws {
    let bench = try Bench()
    try #require(mkdir(bench.root.string, 0o700) == 0)
    chmod(bench.root.string, 0o777)
    try bench.open()
    #expect(try mode(bench.root) == 0o755)
  }

  @Test func `A second daemon is told which one serves the spool`() throws {
    let bench = try Bench()
    try bench.open()
    let error = #expect(throws: SpoolError.self) {
      try Spool.open(root: bench.root, settings: bench.settings)
    }
    #expect(error == .alreadyServed(bench.root, pid: getpid()))
    #expect(
      error?.description
        == "the spool \(bench.root) is served by another judged (pid \(getpid())): "
        + "stop that one or choose another spool")
    // The first one does not notice.
    try bench.drop("x", "a.py")
    try bench.take(until: 1)
    bench.close()
    try bench.open()
  }

  @Test(arguments: ["spool", "spool/"])
  func `A symbolic link is no spool`(name: String) throws {
    let bench = try Bench()
    let real = try bench.scratch.folder("real")
    try #require(symlink(real.string, bench.root.string) == 0)
    let path = FilePath(bench.scratch.path.string + "/" + name)
    #expect(throws: SpoolError.symlink(bench.root)) {
      try Spool.open(root: path, settings: bench.settings)
    }
    #expect(names(in: real).isEmpty)
  }

  @Test func `A file is no spool, nor are its parts`() throws {
    let bench = try Bench()
    try write("", to: bench.root)
    #expect(throws: SpoolError.notFolder(bench.root)) { try bench.open() }
    unlink(bench.root.string)
    try #require(mkdir(bench.root.string, 0o755) == 0)
    try write("", to: bench.root.appending(".claimed"))
    #expect(throws: SpoolError.notFolder(bench.root.appending(".claimed"))) { try bench.open() }
    unlink(bench.root.appending(".claimed").string)
    try #require(symlink("/etc", bench.root.appending("alpha").string) == 0)
    #expect(throws: SpoolError.notFolder(bench.root.appending("alpha"))) { try bench.open() }
  }

  @Test func `A spool whose parent is missing is an error that names it`() throws {
    let scratch = try Scratch()
    let path = scratch.path.appending("no/spool")
    let error = #expect(throws: SpoolError.self) {
      try Spool.open(root: path, settings: Bench.settings())
    }
    #expect(error?.description == "cannot make the spool \(path): No such file or directory")
  }

  @Test(.enabled(if: !isRoot, "root may write everywhere"))
  func `A spool that we may not write to is an error that names it`() throws {
    let bench = try Bench()
    try #require(mkdir(bench.root.string, 0o500) == 0)
    #expect(throws: SpoolError.file(bench.root, doing: "write to", .permissionDenied)) {
      try bench.open()
    }
  }

  @Test(.enabled(if: !isRoot, "nothing is another's for root"))
  func `A spool of another user is an error that names both`() throws {
    let error = #expect(throws: SpoolError.self) {
      try Spool.open(root: "/usr", settings: Bench.settings())
    }
    #expect(error == .notOurs("/usr", owner: 0, us: geteuid()))
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `A read-only spool is an error that names it`() throws {
    let scratch = try Scratch()
    let path = try scratch.folder("spool")
    try #require(try run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", path.string) == 0)
    defer { umount(path.string) }
    let error = #expect(throws: SpoolError.self) {
      try Spool.open(root: path, settings: Bench.settings())
    }
    #expect(error == .readOnly(path))
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `A spool that becomes read-only loses nothing`() throws {
    let bench = try Bench()
    try #require(mkdir(bench.root.string, 0o755) == 0)
    try #require(try run("mount", "-t", "tmpfs", "tmpfs", bench.root.string) == 0)
    defer {
      bench.close()
      umount(bench.root.string)
    }
    try bench.open()
    try bench.drop("x", "a.py")
    try #require(try run("mount", "-o", "remount,ro", bench.root.string) == 0)
    var report = try bench.take()
    while report.failures.isEmpty { report = try bench.take() }
    #expect(report.failures == [.readOnly(bench.path("a.py"))])
    #expect(bench.ledger.offers == 0)
    try #require(try run("mount", "-o", "remount,rw", bench.root.string) == 0)
    try bench.take(until: 1)
    #expect(bench.ledger.accepted == ["x"])
  }

  @Test(.enabled(if: isRoot, "needs root to mount"))
  func `A file system without ACLs is told of`() throws {
    let scratch = try Scratch()
    let path = try scratch.folder("spool")
    try #require(try run("mount", "-t", "ramfs", "ramfs", path.string) == 0)
    defer { umount(path.string) }
    do {
      let spool = try Spool.open(root: path, settings: Bench.settings())
      #expect(try spool.serve(problems: ["alpha"]) == [.noACL(path.appending("alpha"))])
    }
  }

  @Test(arguments: ["", ".", "..", "a/b", ".hidden", "-x", "Upper", "a b", "a\n"])
  func `A problem name that is no plain folder name is refused`(name: String) throws {
    let bench = try Bench()
    let spool = try bench.open()
    #expect(throws: SpoolError.badProblemName(name)) {
      try spool.serve(problems: ["alpha", name])
    }
  }

  private func mode(_ path: FilePath) throws -> mode_t {
    var status = stat()
    try #require(lstat(path.string, &status) == 0)
    return status.st_mode & 0o7777
  }
}
