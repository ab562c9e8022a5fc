/// The version that all the judge's programs have.
package enum JudgeVersion {
  package static let text = "0.1.0"
}
