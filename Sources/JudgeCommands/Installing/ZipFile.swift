internal import Dispatching
internal import Glibc
internal import JudgeCore
internal import ProblemFormat
internal import SystemPackage

/// Unpacks a package that is a zip file, by Python's own library, in a process with limits of its own.
enum ZipFile {
  private static let python = "/usr/bin/python3"
  private static let endings: Set = ["zip", "kpp"]
  private static let longest = Duration.seconds(600)

  /// Whether a path names such a file by its ending.
  static func isNamed(_ path: FilePath) -> Bool {
    path.extension.map { endings.contains($0.lowercased()) } ?? false
  }

  /// Unpacks it into a folder.
  ///
  /// - Parameter folder: must not be there yet.
  /// - Throws: ``CommandFailure`` when it is no zip file, or anything in it has no place in a package.
  static func unpack(_ path: FilePath, into folder: FilePath) async throws {
    guard access(python, X_OK) == 0 else {
      throw CommandFailure(
        .ownFault, "\(python), which unpacks zip files, is not here: unpack it and name the folder")
    }
    let errors = try Errors(beside: folder)
    let status = try await run(
      [python, "-I", "-c", script, path.string, folder.string, "\(PackageBounds.files)"]
        + ["\(PackageBounds.size.bytes)", "\(PackageBounds.total.bytes)"], errors)
    guard status == 0 else {
      let reason = errors.lastLine
      throw CommandFailure(
        .badInput,
        "\(TerminalText.line(path.string)) cannot be unpacked: "
          + (reason.isEmpty ? "it takes more time or memory than any package" : reason))
    }
  }

  private static func run(_ command: [String], _ errors: Errors) async throws -> Int32 {
    let nothing = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
    defer { try? nothing.close() }  // nothing was written to it
    let process = try ChildProcess.start(
      command, environment: ["LC_ALL=C.UTF-8"], streams: (nothing, nothing, errors.file))
    return await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          // Only its end comes earlier.
          if (try? await Task.sleep(for: longest)) != nil { process.signal(SIGKILL) }
        }
        defer { group.cancelAll() }
        return await process.end()
      }
    } onCancel: {
      process.signal(SIGKILL)
    }
  }

  /// What the process has to say.
  private final class Errors {
    let file: FileDescriptor
    private let path: FilePath

    init(beside folder: FilePath) throws {
      path = FilePath(folder.string + ".errors")
      file = try FileDescriptor.open(
        path, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
    }

    deinit {
      try? file.close()  // it has been read
      unlink(path.string)
    }

    var lastLine: String {
      let text = (try? BoundedFile.readText(path, limit: .mib(1))) ?? ""
      return text.split(separator: "\n").last.map { TerminalText.line(String($0)) } ?? ""
    }
  }

  // Files first and links last, so that nothing is ever written through a link; where links lead is the reader's business. What an
  // entry says it has is all that is taken of it, so that the sum is known before anything is unpacked.
  private static let script = #"""
    import os, resource, stat, sys, zipfile

    path, folder, files, size, total = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
    os.umask(0o022)
    for kind, limit in (("AS", 2 << 30), ("CPU", 300), ("FSIZE", size), ("CORE", 0)):
        resource.setrlimit(getattr(resource, "RLIMIT_" + kind), (limit, limit))

    def refuse(reason):
        print(reason, file=sys.stderr)
        sys.exit(65)

    def inner(name):
        parts = name.rstrip("/").split("/")
        if name.startswith("/") or any(part in ("", ".", "..") for part in parts):
            refuse(f"{name!r} leads out of the package, or is no plain path")
        if any(len(part.encode()) > 255 or min(part) < " " for part in parts) or len(parts) > 40:
            refuse(f"{name!r} is no path for a file")
        return os.path.join(folder, *parts)

    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > files * 2:
                refuse(f"it has {len(entries)} entries, more than any package")
            if sum(entry.file_size for entry in entries) > total:
                refuse("unpacked it would be larger than any package")
            os.mkdir(folder, 0o755)
            links = []
            for entry in entries:
                place = inner(entry.filename)
                if entry.is_dir():
                    os.makedirs(place, 0o755, exist_ok=True)
                    continue
                if entry.file_size > size:
                    refuse(f"{entry.filename!r} is larger than any file of a package")
                os.makedirs(os.path.dirname(place), 0o755, exist_ok=True)
                if stat.S_ISLNK(entry.external_attr >> 16):
                    if entry.file_size > 4000:
                        refuse(f"{entry.filename!r} is no symbolic link")
                    links.append((place, os.fsdecode(archive.read(entry))))
                    continue
                left = entry.file_size
                with archive.open(entry) as source, open(place, "xb") as target:
                    while piece := source.read(1 << 20):
                        left -= len(piece)
                        if left < 0:
                            refuse(f"{entry.filename!r} is larger than it says")
                        target.write(piece)
            for place, target in links:
                os.symlink(target, place)
    except FileExistsError as error:
        refuse(f"{os.path.relpath(error.filename2 or error.filename, folder)!r} is in it twice")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        refuse(f"it is no zip file that can be read: {error}")
    except MemoryError:
        refuse("it takes more memory than any package")
    except OSError as error:
        refuse(f"{error.strerror}: {error.filename}")
    except Exception as error:
        refuse(f"it is no zip file that can be read: {type(error).__name__}")
    """#
}
