/// The release that this is: all programs of the judge have the same.
package enum JudgeVersion {
  package static let text = "0.1.0"
}
