// The names of entries and claims are not of this module's package interface.
@testable import Spooling

extension Fuzzer {
  /// Names of directory entries, and of what lies in `.claimed/`.
  static let spoolNames = Fuzzer(name: "spool-names") { bytes in
    let entry = EntryName(bytes: Array(bytes))
    try hold(entry.visible.unicodeScalars.count <= 1001, "what is shown of a name is too long")
    try hold(
      entry.visible.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      },
      "a control character of a name is shown as it is")
    if entry.flaw == nil {
      try hold((1...100).contains(bytes.count), "a name of \(bytes.count) bytes has no flaw")
      try hold(!bytes.contains(UInt8(ascii: "/")), "a name with a slash has no flaw")
      try hold(
        bytes.first != UInt8(ascii: ".") && bytes.first != UInt8(ascii: "-"),
        "a hidden name, or one like an option, has no flaw")
      try hold(
        entry.decoded.utf8.elementsEqual(bytes), "a name without a flaw is decoded as another")
    }
    guard let claim = ClaimName(entry.decoded) else { return }
    try hold(
      claim.text.utf8.elementsEqual(entry.decoded.utf8), "a claim's name is written otherwise")
    try hold(ClaimName(claim.text) == claim, "a claim's name is read otherwise")
    let again = ClaimName(
      origin: claim.origin, problem: claim.problem, receivedAt: claim.receivedAt)
    guard isOurs(again) else { return }
    try hold(
      ClaimName(again.text) == again, "a claim cannot be found again under the name \(again.text)")
  }

  /// Whether the spool makes such names itself.
  private static func isOurs(_ claim: ClaimName) -> Bool {
    if case .handIn(_, let language?) = claim.origin {
      let isCode = language.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
      }
      if !isCode || language.isEmpty { return false }
    }
    return claim.receivedAt >= 0 && claim.problem.map(isProblemName) ?? true
  }
}
