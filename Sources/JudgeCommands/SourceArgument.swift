internal import Control
internal import FoundationEssentials
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// A source file that was named on the command line.
struct SourceArgument: Sendable {
  let path: FilePath
  let bytes: [UInt8]

  /// - Throws: ``CommandFailure`` when it cannot be a submission.
  init(_ text: String, limit: ByteCount) throws(CommandFailure) {
    path = FilePath(text)
    let shown = TerminalText.line(text)
    do throws(FileError) {
      bytes = try BoundedFile.read(path, limit: limit)
    } catch .tooLarge(let limit) {
      throw CommandFailure(.badInput, "\(SourceFlaw.tooLarge(shown, limit: limit))")
    } catch {
      throw CommandFailure(.badInput, "\(shown) \(error)")
    }
    guard !bytes.isEmpty else {
      throw CommandFailure(.badInput, "\(SourceFlaw.empty(shown))")
    }
  }

  var name: String { path.lastComponent?.string ?? path.string }

  func request(problem: String, language: String?) -> SubmitRequest {
    SubmitRequest(problem: problem, language: language, fileName: name, source: Data(bytes))
  }

  /// The problem that the file's name or its folder's name says, among those that there are.
  ///
  /// - Throws: ``CommandFailure`` when neither says one.
  func requireProblem(among names: [String]) throws(CommandFailure) -> String {
    if let stem = path.stem, names.contains(stem) { return stem }
    if let folder = folderName, names.contains(folder) { return folder }
    throw CommandFailure(
      .wrongUsage,
      "which problem is \(TerminalText.line(path.string)) for? Name it with -p; judge problems lists them"
    )
  }

  private var folderName: String? {
    let folder = path.removingLastComponent()
    guard let real = realpath(folder.isEmpty ? "." : folder.string, nil) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real).lastComponent?.string
  }
}
