import Judging
import Testing

@Suite struct CommandTemplateTests {
  @Test(arguments: [
    (["{output}"], ["/w/program"]), (["-o", "{output}"], ["-o", "/w/program"]),
    (["--out={output}.o"], ["--out=/w/program.o"]), (["{unknown}"], ["{unknown}"]),
    (["{"], ["{"]), (["}{output"], ["}{output"]), (["{sources}"], ["/app/a.c", "/app/b.c"]),
    (["{tricky}"], ["{output}"]), ([""], [""]),
  ])
  func `placeholders are filled in once, and other text stays`(words: [String], filled: [String]) {
    let values = ["output": "/w/program", "tricky": "{output}"]
    #expect(
      CommandTemplate(words).filled(sources: ["/app/a.c", "/app/b.c"], values: values) == filled)
  }
}
