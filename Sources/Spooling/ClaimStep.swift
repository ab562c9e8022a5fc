/// The steps of a claim, each done when it is named. A test makes the spool fail after one.
package enum ClaimStep: String, Hashable, Sendable, CaseIterable {
  /// A hand-in's bytes are written, not yet under their claim name.
  case written
  /// The claim's own folder is made in `.claimed/`.
  case folderMade
  /// The drop lies in it (a folder that was dropped: is hidden where it lies).
  case renamed
  /// A power cut cannot undo the rename any more.
  case durable
  /// The bytes are read and checked.
  case examined
  /// The row is committed.
  case recorded
  /// The drop is unlinked (not for a rejected file that is kept).
  case unlinked
  /// The claim's folder is removed, or moved to `.rejected/`.
  case cleared
}
