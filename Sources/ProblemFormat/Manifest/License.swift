/// What `license` may be; nothing follows from it here.
enum License: String, Decodable, CaseIterable {
  case unknown
  case publicDomain = "public domain"
  case cc0
  case ccBY = "cc by"
  case ccBYSA = "cc by-sa"
  case educational, permission
}

/// Who may do what with a problem; nothing follows from it here.
struct Rights {
  var license = License.unknown
  /// As `rights_owner` says.
  var owner: String?
  /// Whether there are authors or a source, to whom the rights are then.
  var hasAuthors = false
  var hasSource = false

  /// What is wrong about it.
  var flaw: String? {
    switch license {
    case .unknown: nil
    case .publicDomain:
      owner.map { _ in "rights_owner must not be set: nobody owns what is public domain" }
    case .cc0, .ccBY, .ccBYSA, .educational, .permission:
      owner != nil || hasAuthors || hasSource
        ? nil : "license \(license.rawValue) needs a rights_owner, authors in credits, or a source"
    }
  }
}
