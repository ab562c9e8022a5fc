internal import Glibc
internal import SystemPackage

/// Names in folders.
enum FolderListing {
  /// More names in one folder are nobody's work.
  private static let mostNames = 200_000

  /// The names in a folder, in byte order, without `.` and `..`. What is not UTF-8 in a name has a mark in its place, so that it
  /// is no name of ours.
  ///
  /// - Throws: ``FileError`` when it cannot be listed.
  static func names(in folder: FilePath) throws(FileError) -> [String] {
    guard let stream = opendir(folder.string) else { throw .system(Errno(rawValue: errno)) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw .system(Errno(rawValue: errno)) }
        break
      }
      let name = name(of: entry)
      if name != "." && name != ".." { names.append(name) }
      if names.count > mostNames { throw .tooManyNames(limit: mostNames) }
    }
    return names.sorted { $0.precedes($1) }
  }

  /// The path without symbolic links; `nil` when it leads nowhere.
  static func realPath(of path: FilePath) -> FilePath? {
    guard let real = realpath(path.string, nil) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  /// Whether there is a folder, or a link to one.
  static func isFolder(_ path: FilePath) -> Bool {
    var status = stat()
    return stat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
