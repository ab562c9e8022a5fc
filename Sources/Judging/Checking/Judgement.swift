internal import JudgeCore
internal import SystemPackage

/// What an output validator says of one pass.
struct Judgement {
  var ruling: Ruling
  /// What it gives for an output that it accepts.
  var score: ValidatorScore?
  /// What it tells the judges, cut to size; `nil`: it is not the package's own and tells them nothing.
  var judgeMessage: String?
  /// The input of another pass that it asks for; the caller's to close. `nil`: this was the last one.
  var nextPass: FileDescriptor?

  init(_ ruling: Ruling) { self.ruling = ruling }

  /// There is neither another pass nor a score, whatever the validator thinks.
  mutating func end() {
    if let nextPass { closeReadOnly(nextPass) }
    nextPass = nil
    score = nil
  }
}
