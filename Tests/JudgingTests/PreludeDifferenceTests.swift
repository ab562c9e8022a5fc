import Configuring
import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

@testable import Judging  // what is compiled in advance is the worker's own business

/// The same programs compiled with headers compiled in advance, and without: compilers say the same, and the programs are the
/// same, byte for byte.
@Suite struct PreludeDifferenceTests {
  /// Every combination of a beginning and an end is a program. `JUDGE_PRELUDES=all` has all of them compiled, which takes minutes.
  private static let programs: [String] = {
    let all = beginnings.flatMap { start in ends.map { start + "\n" + $0 + "\n" } }
    if getenv("JUDGE_PRELUDES") != nil { return all }
    return stride(from: 0, to: all.count, by: ends.count + 1).map { all[$0] }
  }()

  @Test func `headers compiled in advance change nothing`() throws {
    #expect(Self.beginnings.count * Self.ends.count == 208)
    let scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    var language = try #require(JudgeConfiguration().language("cpp"))
    let (plain, fast) = (try workshop(scratch, "plain"), try workshop(scratch, "fast"))
    try Compiler(fast).makePreludes(language)
    let made = try #require(fast.preludes.entry(Compiler(fast).preludesKey(of: language)))
    #expect(try made.names() == [".made-of", "bits", "iostream", "iostream.gch"])
    var without = language
    without.preludes = []
    var (accepted, refused) = (0, 0)
    for program in Self.programs {
      let files = [SourceFile(name: "a.cpp", bytes: Array(program.utf8))]
      let (slow, slowName) = try Compiler(plain).compile(files, entry: "a.cpp", language: without)
      let (quick, quickName) = try Compiler(fast).compile(files, entry: "a.cpp", language: language)
      #expect(quick.ok == slow.ok && quick.output == slow.output, "\(program)")
      let same = try binary(quickName, fast) == binary(slowName, plain)
      #expect(same, "\(program)")
      if slow.ok { accepted += 1 } else { refused += 1 }
    }
    #expect(accepted > 4 && refused > 2)
    // Whether they are taken at all, where they mean the same: the compiler names what it reads.
    language.compile.insert("-H", at: 1)
    let hello = SourceFile(
      name: "a.cpp", bytes: Array("#include <bits/stdc++.h>\nint main() {}\n".utf8))
    try Compiler(fast).makePreludes(language)
    let entry = fast.preludes.entry(Compiler(fast).preludesKey(of: language))
    let said = try Compiler(fast).compile([hello], "a.cpp", language, "key", seeing: entry).result
      .output
    #expect(said.contains("! ") && said.contains("bits/stdc++.h.gch"), "\(said.prefix(500))")
  }

  @Test(arguments: [
    "int f(); int main() { return f(); }", "int x; int main() { return x; }",
    "#include <netdb.h>\nint main() { return getaddrinfo(\"a\", nullptr, nullptr, nullptr); }",
    "#include <cstdio>\nint main() { puts(\"here\"); }", "int main() { return 0 }",
    "#include <thread>\nint main() { std::thread([] {}).join(); }", "",
    "struct S { virtual void f(); }; int main() { S s; }",
  ])
  func `a faster linker changes nothing that people are told`(program: String) throws {
    let scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    var language = try #require(JudgeConfiguration().language("cpp"))
    language.preludes = []
    let workshop = try workshop(scratch, "linker")
    let files = ["a.cpp": program, "b.cpp": "int x = 1;\n"].sorted { $0.key < $1.key }.map {
      SourceFile(name: $0.key, bytes: Array($0.value.utf8))
    }
    #expect(language.compile.contains("{linker}"))
    let fast = try Compiler(workshop).compile(files, entry: "a.cpp", language: language)
    language.compile.removeAll { $0 == "{linker}" }
    let usual = try Compiler(workshop).compile(files, entry: "a.cpp", language: language)
    #expect(fast.0.ok == usual.0.ok && !usual.0.cached)
    // The names of GCC's own temporary files are never the same.
    let texts = [fast.0.output, usual.0.output].map { $0.replacing(/\/w\/cc\w+/, with: "/w/cc") }
    #expect(texts[0] == texts[1])
  }

  @Test(arguments: [false, true])
  func `a damaged one costs time and nothing else`(keepsItsSize: Bool) throws {
    let scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    var language = try #require(JudgeConfiguration().language("cpp"))
    language.preludes = ["cstdio"]
    let workshop = try workshop(scratch, "fast")
    let compiler = Compiler(workshop)
    try compiler.makePreludes(language)
    let key = compiler.preludesKey(of: language)
    let made = try #require(workshop.preludes.entry(key)).path.appending("cstdio.gch").string
    var status = stat()
    #expect(stat(made, &status) == 0 && chmod(made, 0o644) == 0)
    // As a power cut leaves it: cut short, or with zeros for what was not written.
    #expect(truncate(made, status.st_size / 2) == 0)
    if keepsItsSize { #expect(truncate(made, status.st_size) == 0) }
    #expect((workshop.preludes.entry(key) == nil) == !keepsItsSize)
    let hello = SourceFile(
      name: "a.cpp", bytes: Array("#include <cstdio>\nint main() { puts(\"hello\"); }\n".utf8))
    let result = try compiler.compile([hello], entry: "a.cpp", language: language).0
    #expect(result.ok && result.output.isEmpty, "\(result.output)")
    #expect(workshop.preludes.entry(key) == nil)
    try compiler.makePreludes(language)
    #expect(workshop.preludes.entry(key) != nil)
  }

  private func binary(_ name: String?, _ workshop: Workshop) throws -> [UInt8]? {
    try name.map { try workshop.cache.files($0)[0].bytes }
  }

  private func workshop(_ scratch: ScratchFolder, _ name: String) throws -> Workshop {
    let isRoot = geteuid() == 0
    let uid: UInt32 = isRoot ? 60001 : getuid()
    let spawner = try Spawner.start(
      executable: BuiltPrograms.path("judge-spawn"),
      settings: SpawnerSettings(
        uid: uid, gid: isRoot ? 60001 : getgid(), uidRangeStart: isRoot ? 60900 : nil,
        namePrefix: "preludetest"))
    return try Workshop(
      spawner: spawner, folder: try Folder.make(scratch.path.appending("\(name)-work")),
      shared: try Folder.make(scratch.path.appending("\(name)-cache")), cacheLimit: .mib(2048),
      gpu: GPUDevices(folder: "/nowhere", visible: nil))
  }
}

extension PreludeDifferenceTests {
  /// What can stand before and around the first header.
  fileprivate static let beginnings = [
    "#include <bits/stdc++.h>\nusing namespace std;",
    "#include <iostream>\nusing namespace std;",
    "// a comment\n/* and another */\n\n#include <bits/stdc++.h>\nusing namespace std;",
    "#include \"bits/stdc++.h\"\nusing namespace std;",
    "#pragma GCC optimize(\"O3,unroll-loops\")\n#pragma GCC target(\"sse4.2\")\n#include <bits/stdc++.h>\nusing namespace std;",
    "#include <bits/stdc++.h>\n#pragma GCC optimize(\"Ofast\")\nusing namespace std;\n#define endl '\\n'\n#define long_long long long",
    "#define _GLIBCXX_DEBUG\n#include <bits/stdc++.h>\nusing namespace std;",
    "#define NDEBUG\n#include <bits/stdc++.h>\nusing namespace std;",
    "#define private public\n#include <iostream>\nusing namespace std;",
    "#define vector list_of\n#include <iostream>\n#undef vector\nusing namespace std;",
    "int before_all = 3;\n#include <bits/stdc++.h>\nusing namespace std;",
    "#include <cstdio>\n#include <bits/stdc++.h>\nusing namespace std;",
    "#include <iostream>\n#include <iostream>\n#include <bits/stdc++.h>\nusing namespace std;",
    "#if __cplusplus > 201703L\n#include <iostream>\n#else\n#error old\n#endif\nusing namespace std;",
    "#ifdef _GLIBCXX_IOSTREAM\n#error it was included before\n#endif\n#include <iostream>\nusing namespace std;",
    "#if __has_include(<bits/stdc++.h>)\n#include <bits/stdc++.h>\n#endif\nusing namespace std;",
  ]

  /// Programs that compile, that do not, and that tell what the compiler makes of its headers.
  fileprivate static let ends = [
    "int main() { long long a, b; cin >> a >> b; cout << a + b << endl; }",
    "int main() { int x; cout << y << endl; }",
    "int main() { int unused; return 0 }",
    "int main() { vector<int> v{3, 1, 2}; sort(v.begin(), v.end()); for (int x : v) cout << x; }",
    "struct S {}; int main() { cout << S{} << endl; }",
    "int main() { cout << __COUNTER__ << __COUNTER__ << __LINE__ << __FILE__ << __INCLUDE_LEVEL__; }",
    "int main() { map<string, int> m; m[\"a\"]++; assert(m.size() == 1); cout << m[\"a\"] << sizeof(m); }",
    "#ifdef NDEBUG\nint answer = 1;\n#else\nint answer = 2;\n#endif\nint main() { cout << answer; }",
    "int f(int n) { if (n > 0) return 1; }\nint main() { printf(\"%d\", f(1), 2); }",
    "template <class T> T twice(T x) { static_assert(sizeof(T) == 4); return x + x; }\nint main() { cout << twice(1L); }",
    "int main() { try { throw runtime_error(\"x\"); } catch (exception &e) { cout << e.what(); } }",
    "#include <random>\n#include <unordered_map>\nint main() { mt19937 g(7); unordered_map<int, int> m; m[g() % 5] = 1; cout << m.size(); }",
    "#error the end\nint main() {}",
  ]
}
