internal import AsyncHTTPClient
internal import JudgeCore
internal import NIOCore
internal import NIOHTTP1

// What staff can do with problems.
extension ControlClient {
  /// What is installed under a name; `nil`: nothing.
  package func installation(
    of problem: String
  ) async throws(ControlError) -> InstallationDocument? {
    let found = try await get([InstallationDocument].self, ControlRoute.installation(problem))
    return found.first
  }

  /// Takes away a problem that was installed; its submissions stay.
  package func remove(problem: String) async throws(ControlError) -> RemovalDocument {
    try await post(RemovalDocument.self, ControlRoute.removal(of: problem), [String]())
  }

  /// Sends a package to be installed.
  ///
  /// - Parameter pieces: the stream that `PackageStreamReader` reads.
  package func install<Pieces: AsyncSequence & Sendable>(
    _ request: InstallRequest, _ pieces: Pieces
  ) async throws(ControlError) -> InstallationDocument where Pieces.Element == [UInt8] {
    let query = ControlRoute.query([
      ("edition", request.edition), ("files", "\(request.files)"),
      ("bytes", "\(request.size.bytes)"),
      ("time_limit_ns", request.timeLimit.map { "\($0.nanosecondCount)" }),
    ])
    return try await post(
      InstallationDocument.self, ControlRoute.installation(request.problem) + query,
      stream: pieces.map { ByteBuffer(bytes: $0) })
  }
}
