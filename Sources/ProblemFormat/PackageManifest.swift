internal import JudgeCore

/// What `problem.yaml` says, whichever version of the format it is written in.
struct PackageManifest {
  var formatVersion: FormatVersion
  /// The name for people; `nil`: the statement has it.
  var title: String?
  /// Language tags in which it names the problem, so that there must be a statement.
  var namedLanguages: [String] = []
  var limits: ManifestLimits
  /// `nil`: all.
  var languages: [String]?
}
