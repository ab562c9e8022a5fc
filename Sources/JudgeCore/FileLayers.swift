/// Files by their relative paths, laid over each other: the later one wins, and neither can a file lie where a folder does.
package struct FileLayers<Content> {
  package private(set) var byName: [String: Content] = [:]

  package init() {}

  package mutating func lay(_ content: Content, as name: String) {
    for folder in SourceFile.folders(of: name) { byName[folder] = nil }
    let inner = "\(name)/"
    for below in byName.keys where below.hasPrefix(inner) { byName[below] = nil }
    byName[name] = content
  }
}

extension FileLayers: Sendable where Content: Sendable {}
