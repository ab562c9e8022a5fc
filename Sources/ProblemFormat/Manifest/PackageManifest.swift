internal import JudgeCore

/// What `problem.yaml` says, whichever version of the format it is written in.
struct PackageManifest {
  /// What decides about outputs.
  enum Validation { case standard, custom, byFolder }

  var formatVersion: FormatVersion
  /// The name for people; `nil`: the statement has it.
  var title: String?
  /// By which other tools know it.
  var identifier: String?
  /// Language tags in which it names the problem, so that there must be a statement.
  var namedLanguages: [String] = []
  var limits: ManifestLimits
  var constants = Constants()
  /// `nil`: all.
  var languages: [String]?
  /// Where these stand.
  var languagesLine: Int?
  /// By folder: the package's own programs if it has some.
  var validation = Validation.byFolder
  /// Whether submission and output validator talk to each other.
  var isInteractive = false
  /// Whether the output validator may ask for the submission to be run again.
  var isMultiPass = false
  /// Whether submissions may write in their working directory.
  var mayWriteFiles = true
  /// What each output validator is given before a test's own arguments.
  var validatorFlags: [String] = []
  /// Where these stand; `nil`: there are none.
  var flagsPlace: SettingPlace?
  /// `type: scoring`.
  var isScored = false
  /// `validation: custom score` of the legacy format.
  var validatorGivesScores = false
  /// Of the legacy format.
  var grading = LegacyGrading()
}

extension PackageManifest {
  /// What is gone on with when `problem.yaml` is wrong.
  init(silentIn version: FormatVersion) {
    formatVersion = version
    limits = ManifestLimits()
    if version.isLegacy { validation = .standard }
  }
}
