internal import CLinux
internal import Glibc
internal import JudgeCore
internal import Sandboxing
internal import SystemPackage

/// The files that a validator has left in its feedback folder.
struct Feedback {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  // It lies among the submission's files, none of which has a name that begins with a dot.
  static let folder = ".feedback"
  static let teamMessage = "\(folder)/teammessage.txt"
  static let judgeMessage = "\(folder)/judgemessage.txt"
  static let score = "\(folder)/score.txt"
  static let multiplier = "\(folder)/score_multiplier.txt"
  static let nextPass = "\(folder)/nextpass.in"
  static let files = [teamMessage, judgeMessage, score, multiplier, nextPass]

  /// What follows from exit status 42: another pass, or the end with a score.
  ///
  /// - Throws: ``JudgingError`` when the files contradict each other or the limit of passes.
  func acceptance(after pass: Int, of passes: Int) throws(JudgingError) -> Judgement {
    var judgement = Judgement(Ruling(.accepted))
    if passes > 1, let next = report.collected[Self.nextPass] {
      guard pass < passes else {
        throw .validator("it asks for more than \(passes) passes, which validation_passes allows")
      }
      judgement.nextPass = try copy(next)
    } else {
      judgement.score = try givenScore()
    }
    return judgement
  }

  /// What follows from exit status 43.
  ///
  /// - Parameter subject: what is rejected, in a word.
  /// - Returns: the rejection, with a score that may not go with it: what that means is for the format's version to say.
  func rejection(
    of subject: String, isSample: Bool, passes: Int
  ) throws(JudgingError) -> Judgement {
    if passes > 1 && report.collected[Self.nextPass] != nil {
      throw .validator("it rejects, and yet asks for another pass by nextpass.in")
    }
    let message = try message(isSample: isSample) ?? "the validator rejected the \(subject)"
    var judgement = Judgement(Ruling(.wrongAnswer, message))
    judgement.score = try givenScore()
    return judgement
  }

  /// What is said to the judges; empty: nothing.
  func forJudges() throws(JudgingError) -> String {
    guard let file = report.collected[Self.judgeMessage] else { return "" }
    return Text.readable(try read(file, named: Self.judgeMessage))
  }

  /// What is known of a validator that has failed: what it said to the judges, and to nobody in particular.
  func evidence() throws(JudgingError) -> String {
    let errors = Text.readable(try read(report.standardError, named: "standard error"))
    return [try forJudges(), errors].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func givenScore() throws(JudgingError) -> ValidatorScore? {
    switch (try number(in: Self.score), try number(in: Self.multiplier)) {
    case (nil, nil): return nil
    case (let points?, nil): return .points(points)
    case (nil, let multiplier?): return .multiplier(multiplier)
    case (_?, _?): throw .validator("it gives both score.txt and score_multiplier.txt")
    }
  }

  /// The one number in a file, by the format's grammar; `nil`: there is no such file.
  private func number(in name: String) throws(JudgingError) -> Double? {
    guard let file = report.collected[name] else { return nil }
    let words = Text.readable(try read(file, named: name)).split(whereSeparator: \.isWhitespace)
    let base = name.split(separator: "/").last.map(String.init) ?? name
    guard words.count == 1, let number = ValidatorScore.number(words[0]) else {
      throw .validator("\(base) must hold one number, and nothing else")
    }
    return number
  }

  /// What is said to the team, one line's worth; `nil`: nothing. What is said to the judges may hold the answer: samples only.
  private func message(isSample: Bool) throws(JudgingError) -> String? {
    for name in isSample ? [Self.teamMessage, Self.judgeMessage] : [Self.teamMessage] {
      guard let file = report.collected[name] else { continue }
      let text = Text.readable(try read(file, named: name))
      let line = text.split(separator: "\n").first.map(String.init) ?? ""
      if !line.isEmpty { return line }
    }
    return nil
  }

  private func read(_ file: FileDescriptor, named name: String) throws(JudgingError) -> [UInt8] {
    do {
      try file.seek(offset: 0, from: .start)
      return try file.readAll(limit: .kib(4))
    } catch {
      throw .file(FilePath(name), doing: "read", Errno.of(error))
    }
  }

  /// What outlives the report. The file itself is the run's own, whose user submissions have as well: it could be changed.
  private func copy(_ file: FileDescriptor) throws(JudgingError) -> FileDescriptor {
    let copy = clinux_sealed_copy(file.rawValue)
    guard copy >= 0 else {
      throw .file(FilePath(Self.nextPass), doing: "keep", Errno(rawValue: errno))
    }
    return FileDescriptor(rawValue: copy)
  }
}
