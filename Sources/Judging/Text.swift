/// Foreign bytes as text for people to read.
enum Text {
  /// UTF-8 with what is not replaced; NULs shown, since neither SQLite's text nor C keeps them.
  static func readable(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{2400}")
  }

  /// The first `limit` bytes, with a mark where more was.
  static func excerpt(_ bytes: [UInt8], limit: Int) -> String {
    let text = readable(bytes.prefix(limit))
    return bytes.count > limit ? text + "…" : text
  }
}
