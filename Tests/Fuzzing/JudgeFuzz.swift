import Glibc

/// One of the fuzzers under libFuzzer: the one that `JUDGE_PARSER` names, with libFuzzer's own arguments; without a name, it
/// lists them all.
@main
enum JudgeFuzz {
  // Set once, before libFuzzer is called: a C function captures nothing.
  nonisolated(unsafe) fileprivate static var chosen: Fuzzer?

  static func main() {
    // An argument would be lost where libFuzzer starts this program again, to merge.
    guard let name = getenv("JUDGE_PARSER").map({ String(cString: $0) }) else {
      print(Fuzzer.all.map(\.name).joined(separator: "\n"))
      return
    }
    chosen = Fuzzer.all.first { $0.name == name }
    exit(chosen == nil ? refuse(name) : fuzz())
  }

  private static func refuse(_ name: String) -> Int32 {
    say("no such parser: \(name)")
    return 64
  }

  private static func fuzz() -> Int32 {
    var arguments = CommandLine.unsafeArgv
    var count = CommandLine.argc
    return drive(&count, &arguments, feed)
  }

  fileprivate static func say(_ text: String) {
    let bytes = Array("judge-fuzz: \(text)\n".utf8)
    // To whom else could a failure be told?
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}

private func feed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do {
    try JudgeFuzz.chosen?.feed(UnsafeRawBufferPointer(start: start, count: count))
  } catch {
    JudgeFuzz.say("\(error)")
    abort()
  }
  return 0
}

/// `LLVMFuzzerRunDriver` of libclang_rt.fuzzer_no_main (https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
