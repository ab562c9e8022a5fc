internal import Glibc
internal import SystemPackage

/// Names in folders.
enum FolderListing {
  /// The names in a folder, in byte order, without `.` and `..`. Names that are not UTF-8 are left out: nothing of
  /// ours may have one.
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
      if let name = name(of: entry), name != ".", name != ".." { names.append(name) }
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

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
