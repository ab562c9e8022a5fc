internal import Glibc
package import JudgeCore
package import SystemPackage

/// A folder of the worker's own, which no submission can write.
package struct Folder: Hashable, Sendable {
  package let path: FilePath

  package init(_ path: FilePath) { self.path = path }

  /// This folder, made if it is missing. Others may read and enter it: what runs in a sandbox has another uid.
  package static func make(_ path: FilePath) throws(JudgingError) -> Folder {
    // The umask has no say in it.
    if mkdir(path.string, 0o755) == 0 && chmod(path.string, 0o755) == 0 { return Folder(path) }
    guard errno == EEXIST else {
      throw .file(path, doing: "make the folder", Errno(rawValue: errno))
    }
    return Folder(path)
  }

  /// A folder that nobody else may enter, whatever there is below it. What it holds is shown to sandboxes all the same: they are made by
  /// whom it belongs to.
  package func closedSubfolder(_ name: String) throws(JudgingError) -> Folder {
    let inner = path.appending(name)
    guard mkdir(inner.string, 0o700) == 0 || errno == EEXIST, chmod(inner.string, 0o700) == 0 else {
      throw .file(inner, doing: "make the closed folder", Errno(rawValue: errno))
    }
    return Folder(inner)
  }

  package func subfolder(_ name: String) throws(JudgingError) -> Folder {
    try Folder.make(path.appending(name))
  }

  /// Makes sure that nobody else has made it or can change it.
  package func requireOwn() throws(JudgingError) {
    var status = stat()
    guard lstat(path.string, &status) == 0 else {
      throw .file(path, doing: "look at", Errno(rawValue: errno))
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard isFolder, status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      throw .file(path, doing: "trust what others can change:", .permissionDenied)
    }
  }

  package func exists(_ name: String) -> Bool { access(path.appending(name).string, F_OK) == 0 }

  /// What the system says of an entry; `nil` if there is none.
  func status(_ name: String) -> stat? {
    var status = stat()
    return lstat(path.appending(name).string, &status) == 0 ? status : nil
  }

  /// The names in it, without `.` and `..`, sorted.
  package func names() throws(JudgingError) -> [String] {
    guard let stream = opendir(path.string) else {
      throw .file(path, doing: "list", Errno(rawValue: errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes everything in it.
  package func clear() throws(JudgingError) {
    for name in try names() { try remove(name) }
  }

  /// Removes the file or folder of that name.
  package func remove(_ name: String) throws(JudgingError) {
    let inner = path.appending(name)
    if unlink(inner.string) == 0 { return }
    guard errno == EISDIR || errno == EPERM else {
      throw .file(inner, doing: "remove", Errno(rawValue: errno))
    }
    try Folder(inner).clear()
    guard rmdir(inner.string) == 0 else {
      throw .file(inner, doing: "remove", Errno(rawValue: errno))
    }
  }

  /// Makes the folders that a file lies in, as far as they are missing.
  ///
  /// - Parameter name: a relative path, without `.` and `..`.
  private func makeFolders(for name: String) throws(JudgingError) {
    for folder in SourceFile.folders(of: name) { _ = try subfolder(folder) }
  }

  /// Writes a new file, in folders that are made if they are missing.
  package func write(
    _ name: String, _ bytes: [UInt8],
    permissions: FilePermissions = [.ownerRead, .groupRead, .otherRead]
  ) throws(JudgingError) {
    try makeFolders(for: name)
    let inner = path.appending(name)
    do {
      let file = try FileDescriptor.open(
        inner, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: permissions)
      try file.closeAfter {
        try file.writeAll(bytes)
        // The umask has no say in what a sandbox may read.
        guard fchmod(file.rawValue, permissions.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch {
      throw .file(inner, doing: "write", Errno.of(error))
    }
  }

  /// The files below it, at any depth, by their paths from here.
  func filesBelow() throws(JudgingError) -> [String] {
    var files: [String] = []
    for name in try names() {
      if let status = status(name), status.st_mode & S_IFMT == S_IFDIR {
        files += try Folder(path.appending(name)).filesBelow().map { "\(name)/\($0)" }
      } else {
        files.append(name)
      }
    }
    return files
  }

  /// What is free on its file system for who is not root.
  func room() throws(JudgingError) -> ByteCount {
    var status = statvfs()
    guard statvfs(path.string, &status) == 0 else {
      throw .file(path, doing: "look for room in", Errno(rawValue: errno))
    }
    return ByteCount(bytes: Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize)))
  }

  /// Writes a new file with what is left to read of another.
  ///
  /// - Parameter isForGood: whether it is to be on the disk before this returns.
  func write(
    _ name: String, from source: FileDescriptor, isForGood: Bool = true
  ) throws(JudgingError) {
    let inner = path.appending(name)
    do {
      let file = try FileDescriptor.open(
        inner, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try file.closeAfter {
        while case let bytes = try source.readAll(limit: .mib(1)), !bytes.isEmpty {
          try file.writeAll(bytes)
        }
        // The umask has no say in what a sandbox may read.
        guard fchmod(file.rawValue, 0o444) == 0, !isForGood || fsync(file.rawValue) == 0 else {
          throw Errno(rawValue: errno)
        }
      }
    } catch {
      throw .file(inner, doing: "write", Errno.of(error))
    }
  }

  /// The bytes of a file, at most `limit` of them.
  package func read(_ name: String, limit: ByteCount) throws(JudgingError) -> [UInt8] {
    let inner = path.appending(name)
    do {
      let file = try FileDescriptor.open(inner, .readOnly, options: [.closeOnExec, .noFollow])
      return try file.closeAfter { try file.readAll(limit: limit) }
    } catch {
      throw .file(inner, doing: "read", Errno.of(error))
    }
  }

  /// Gives a file a second name here, in folders that are made if they are missing; both must be on one file system.
  package func link(_ name: String, to file: FilePath) throws(JudgingError) {
    try makeFolders(for: name)
    guard Glibc.link(file.string, path.appending(name).string) == 0 else {
      throw .file(path.appending(name), doing: "link", Errno(rawValue: errno))
    }
  }
}

extension Errno {
  /// The number behind an error of SystemPackage, all of whose functions throw `Errno`.
  static func of(_ error: any Error) -> Errno { error as? Errno ?? .ioError }
}

extension FileDescriptor {
  /// What is left to read, at most `limit` bytes of it.
  package func readAll(limit: ByteCount) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit.bytes {
      let step = min(Int(limit.bytes) - bytes.count, 1 << 16)
      let chunk = try [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
        count = try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }
}
