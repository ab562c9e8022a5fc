/// The release that this is.
package enum JudgeVersion {
  package static let text = "0.1.0"
}
