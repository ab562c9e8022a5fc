import JudgeCore
import Testing
import WorkerProtocol

@Suite struct EventSealTests {
  private let done = WorkerEvent.Done(attempt: 7, fault: nil, mechanisms: [.seccomp, .landlock])

  private func sealed(
    _ done: WorkerEvent.Done, events: [[UInt8]] = [[1, 2], [3]], key: String = "k",
    nonce: String = "n"
  ) -> WorkerEvent.Done {
    var seal = EventSeal(key: key, nonce: nonce)
    for event in events { seal.add(event) }
    var done = done
    done.mac = seal.seal(done)
    return done
  }

  private func fits(_ done: WorkerEvent.Done, events: [[UInt8]] = [[1, 2], [3]]) -> Bool {
    var seal = EventSeal(key: "k", nonce: "n")
    for event in events { seal.add(event) }
    return seal.fits(done)
  }

  @Test func `a seal fits the events it was made over`() {
    #expect(fits(sealed(done)))
  }

  @Test func `a seal fits nothing else`() {
    #expect(!fits(done))
    #expect(!fits(sealed(done, key: "other")))
    #expect(!fits(sealed(done, nonce: "other")))
    #expect(!fits(sealed(done), events: [[1, 2]]))
    #expect(!fits(sealed(done), events: [[1, 2, 3]]))
    #expect(!fits(sealed(done), events: [[3], [1, 2]]))
    var changed = sealed(done)
    changed.fault = "lost"
    #expect(!fits(changed))
    changed = sealed(done)
    changed.attempt = 8
    #expect(!fits(changed))
  }

  @Test(arguments: [0, 1, 255, 256, 65_536, Frame.largest])
  func `a frame's header says its length`(count: Int) throws {
    #expect(try Frame.count(header: Frame.header(count: count)) == count)
  }

  @Test func `a frame longer than any may be is refused`() {
    #expect(throws: ProtocolError.frameTooLong(Frame.largest + 1)) {
      try Frame.count(header: [2, 0, 0, 1])
    }
  }

  @Test func `events survive the stream`() throws {
    let test = TestResult(
      name: "sample/1", verdict: .wrongAnswer,
      usage: Usage(cpu: .milliseconds(3), wall: .milliseconds(4), memory: .kib(5)), exitStatus: 0,
      signal: nil, message: "line 1",
      comparison: .init(input: "a", expected: "b", got: "c\u{0}\u{1b}"))
    for event in [
      WorkerEvent.hello(.init(host: "h", pid: 1, mode: .root, mechanisms: [.seccomp])),
      .compiled(
        CompileResult(ok: true, cached: false, wall: .seconds(1), output: "w"), artefact: "x"),
      .test(test), .done(done),
    ] {
      #expect(try Message.decode(WorkerEvent.self, from: Message.encode(event)) == event)
    }
  }

  @Test func `what is no event is refused`() {
    #expect(throws: ProtocolError.malformed("not a WorkerEvent")) {
      try Message.decode(WorkerEvent.self, from: Array("{\"verdict\":\"AC\"}".utf8))
    }
  }
}
