import Glibc
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  struct SystemCallTableTests {
    @Test("docs/seccomp.md says what the filters do; JUDGE_WRITE_DOCS=1 writes it anew")
    func document() throws {
      let path = HostilePrograms.sources.removingLastComponent().removingLastComponent()
        .appending("docs").appending("seccomp.md")
      if getenv("JUDGE_WRITE_DOCS") != nil {
        let file = try FileDescriptor.open(
          path, .writeOnly, options: [.create, .truncate],
          permissions: [.ownerReadWrite, .groupRead, .otherRead])
        try file.closeAfter { _ = try file.writeAll(SystemCallTable.document.utf8) }
      }
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      #expect(try text(file) == SystemCallTable.document)
    }
  }
}
