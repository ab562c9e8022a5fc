internal import Control
internal import JudgeCore
internal import Storage
internal import SystemPackage

// That whoever asks is staff has been checked.
extension DaemonBackend {
  func backup() async throws -> FileDescriptor {
    do {
      return try await watching.backups.makeNameless()
    } catch let error as BackupError {
      throw Refusal(.unavailable, error.description)
    } catch let error as StorageError {
      throw Refusal(.fault, error.description)
    }
  }
}

extension DaemonBackend {
  /// How the judge stands, for `systemctl status`.
  func statusLine() async -> String {
    let line: String
    do throws(StorageError) {
      let (busy, waiting) = (try await store.underWay(), try await store.line().count)
      line = "\(busy) of \(lanes.slots) slots at work, \(waiting) waiting"
    } catch {
      line = error.description
    }
    let missing = health.missing.map(\.what)
    return missing.isEmpty ? line : "\(line); missing: \(missing.joined(separator: ", "))"
  }
}
