/// The versions of the format that can be read, as `problem_format_version` names them.
enum FormatVersion: String, Decodable, CaseIterable {
  case v2025 = "2025-09"
  case v2023 = "2023-07"
  case v2023Draft = "2023-07-draft"
}
