/// What `license` may be; nothing follows from it here.
enum License: String, Decodable, CaseIterable {
  case unknown
  case publicDomain = "public domain"
  case cc0
  case ccBY = "cc by"
  case ccBYSA = "cc by-sa"
  case educational, permission
}
