import Foundation
import JudgeCommands
import Testing

@Test func zz() throws {
  for n in ["kerneloverlap", "fusedxent", "microbatchpack"] {
    let t = try String(
      contentsOfFile: "/work/main/Problems/\(n)/statement/problem.en.md", encoding: .utf8)
    let l = MarkdownRenderer(width: 80, palette: Palette(isColoured: false)).lines(t)
    try l.joined(separator: "\n").write(
      toFile: "/tmp/h-commands/\(n).txt", atomically: true, encoding: .utf8)
  }
}
