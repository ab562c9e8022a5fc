internal import GRDB
package import JudgeCore
package import SystemPackage

/// The judge's own failure with its database.
package enum StorageError: Error, Hashable, CustomStringConvertible {
  /// The file cannot be opened or made.
  case cannotOpen(FilePath, Errno)
  /// The file can be opened, but not written, or nothing can be made beside it.
  case notWritable(FilePath, String)
  /// Damaged, or no SQLite database at all.
  case corrupt(FilePath, String)
  /// An SQLite database of another program.
  case notOurs(FilePath)
  case newerSchema(FilePath, versions: [String])
  /// Opened for reading only, but never migrated to this version.
  case olderSchema(FilePath)
  /// No space left; nothing of the change was kept.
  case full(FilePath)
  /// Another program holds the database's lock.
  case busy(FilePath)
  /// The change would break a rule of the schema; nothing of it was kept.
  case refused(FilePath, String)
  /// Any other failure of SQLite.
  case failed(FilePath, String)
  case noSubmission(Int64)
  /// An attempt can begin at a queued submission only.
  case notQueued(Int64, SubmissionState)
  /// Only what is not judged or rejected yet can be cancelled.
  case alreadyFinal(Int64, SubmissionState)
  case alreadyCancelled(Int64)
  /// So many submissions of the user's wait already, and no more may.
  case tooManyWaiting(Int)
  /// So many attempts were all that an assessment allows.
  case noAttemptsLeft(Int)
  case noAssessment(String)
  /// Somebody has started it, so it is kept.
  case assessmentStarted(String)
  case noRejudging(Int64)
  /// It was applied or cancelled before.
  case rejudgingEnded(Int64)
  /// Some of its submissions are not judged yet.
  case rejudgingUnderWay(Int64, left: Int)
  /// None of the submissions asked for can be judged again: only judged ones can.
  case nothingToRejudge
  /// It is not judged, or its source is not kept any more, so it cannot be judged again.
  case notJudged(Int64)
  /// More than can be judged again at once.
  case tooManyToRejudge(Int, limit: Int)
  /// Submissions have been given other results since they were copied, the first of them this one.
  case rejudgingOutdated(Int64, submission: Int64)
  /// ``Store/recordProblem(_:hash:title:)`` was not called before.
  case unknownProblemVersion(problem: String, hash: String)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let errno):
      "cannot open the database \(path): \(errno); check the folder and whose it is"
    case .notWritable(let path, let why):
      "cannot write the database \(path): \(why); judged must own the file and its folder"
    case .corrupt(let path, let why):
      "the database \(path) is damaged: \(why); move it away or restore a backup"
    case .notOurs(let path):
      "\(path) is another program's database: name another file in judge.conf"
    case .newerSchema(let path, let versions):
      "the database \(path) is of a newer judge (schema \(versions.joined(separator: ", "))): "
        + "install that version again"
    case .olderSchema(let path):
      "the database \(path) is of an older judge: start judged once to bring it up to date"
    case .full(let path):
      "cannot write the database \(path): no space left; free some, nothing recorded is lost"
    case .busy(let path):
      "the database \(path) is locked by another program: end what holds it open"
    case .refused(let path, let rule): "the database \(path) refused a change: \(rule)"
    case .failed(let path, let why): "the database \(path) failed: \(why)"
    case .noSubmission(let id): "there is no submission \(id)"
    case .notQueued(let id, let state):
      "submission \(id) is \(state.rawValue), only a queued one can be judged"
    case .alreadyFinal(let id, let state):
      "submission \(id) is \(state.rawValue) already, and cannot be cancelled any more"
    case .alreadyCancelled(let id): "submission \(id) is cancelled already"
    case .tooManyWaiting(let count):
      "\(count) submissions of this user wait already"
    case .noAttemptsLeft(let count): "this user has made \(count) attempts already"
    case .noAssessment(let name): "there is no assessment \(name)"
    case .assessmentStarted(let name):
      "the assessment \(name) has been started by somebody, and is kept: to end it, have it close earlier"
    case .noRejudging(let id): "there is no rejudging \(id)"
    case .rejudgingEnded(let id): "rejudging \(id) was applied or cancelled before"
    case .rejudgingUnderWay(let id, let left):
      "rejudging \(id) is not done: \(left) of its submissions are not judged yet"
    case .notJudged(let id):
      "submission \(id) cannot be judged again: it is not judged, or its source is not kept any more"
    case .tooManyToRejudge(let count, let limit):
      "\(count) submissions are too many to be judged again at once: choose at most \(limit)"
    case .rejudgingOutdated(let id, let submission):
      "submission \(submission) has another result than when rejudging \(id) began: cancel it and begin anew"
    case .nothingToRejudge:
      "there is nothing to judge again: only judged submissions can be, whose sources are kept"
    case .unknownProblemVersion(let problem, let hash):
      "version \(hash) of the problem \(problem) was never recorded"
    }
  }
}

extension StorageError {
  /// A failure of the database at `path`; an error that is one of ours stays as it is.
  init(_ error: any Error, at path: FilePath) {
    if let error = error as? StorageError {
      self = error
      return
    }
    // A value that cannot be written down is not mended by trying again.
    if error is EncodingError {
      self = .refused(path, "\(error)")
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path, "\(error)")
      return
    }
    let words = error.message ?? "\(error.resultCode)"
    self =
      switch error.resultCode {
      case .SQLITE_FULL: .full(path)
      // The shared index beside the log could not grow: SQLite's words for the same.
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .full(path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt(path, words)
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .notWritable(path, words)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
      case .SQLITE_CONSTRAINT: .refused(path, words)
      default: .failed(path, words)
      }
  }
}
