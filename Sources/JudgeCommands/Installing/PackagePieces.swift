internal import CLinux
internal import Control
internal import Glibc
internal import ProblemFormat
internal import SystemPackage

/// The files of a package as the daemon is sent them, read piece by piece as fast as it takes them.
struct PackagePieces: AsyncSequence, Sendable {
  let files: [PackageFile]
  /// Is told how many bytes are on their way.
  var report: @Sendable (Int64) -> Void = { _ in }

  func makeAsyncIterator() -> Iterator { Iterator(files: files[...], report: report) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var files: ArraySlice<PackageFile>
    fileprivate let report: @Sendable (Int64) -> Void
    private var current: OpenFile?
    private var sent: Int64 = 0

    fileprivate init(files: ArraySlice<PackageFile>, report: @escaping @Sendable (Int64) -> Void) {
      self.files = files
      self.report = report
    }

    /// Small files go together: each piece is a write of its own.
    private static let size = 1 << 18

    mutating func next() async throws -> [UInt8]? {
      var piece: [UInt8] = []
      while piece.count < Self.size {
        if let file = current {
          let bytes = try file.read(most: Self.size)
          if bytes.isEmpty { current = nil }
          piece += bytes
        } else if let file = files.popFirst() {
          piece += try PackageFileHeader(path: file.path, size: file.size).bytes
          current = try OpenFile(file)
        } else {
          break
        }
      }
      sent += Int64(piece.count)
      report(sent)
      return piece.isEmpty ? nil : piece
    }
  }

  /// A file that is being read, to the length that it was announced with.
  private final class OpenFile {
    private let name: String
    private let file: FileDescriptor
    private var left: Int64

    init(_ file: PackageFile) throws(CommandFailure) {
      name = file.path
      left = file.size
      // There was none when the package was looked through; whoever put one there since leads elsewhere.
      let opened = clinux_open_without_links(file.location.string)
      guard opened >= 0 else {
        throw CommandFailure(
          .badInput,
          "\(TerminalText.line(file.path)) cannot be read: \(Errno(rawValue: errno))")
      }
      self.file = FileDescriptor(rawValue: opened)
    }

    /// It was read only.
    deinit { try? file.close() }

    /// - Returns: nothing at its end.
    func read(most: Int) throws(CommandFailure) -> [UInt8] {
      if left == 0 { return [] }
      var bytes = [UInt8](repeating: 0, count: Int(Swift.min(Int64(most), left)))
      do {
        let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
        bytes.removeLast(bytes.count - count)
      } catch {
        throw CommandFailure(.badInput, "\(TerminalText.line(name)) cannot be read: \(error)")
      }
      if bytes.isEmpty {
        throw CommandFailure(.badInput, "\(TerminalText.line(name)) was changed while it was read")
      }
      left -= Int64(bytes.count)
      return bytes
    }
  }
}
