import Glibc
import JudgeDaemon
import SystemPackage
import TestSupport
import Testing

@Suite struct SupervisionTests {
  @Test(arguments: [true, false])
  func `a message reaches a socket with a file and one without`(isAbstract: Bool) throws {
    let scratch = try ScratchFolder()
    let path = scratch.path.appending("notify").string
    let name = isAbstract ? "@\(path)" : path
    let listener = try DatagramListener(name)
    let socket = try #require(UnixDatagram(name))
    #expect(socket.send(Array("READY=1".utf8)))
    #expect(listener.texts() == ["READY=1"])
  }

  @Test(arguments: ["", "/", "@", "relative/path", "/" + String(repeating: "x", count: 108)])
  func `what is no address is refused`(name: String) {
    #expect(UnixDatagram(name) == nil)
  }

  @Test func `nobody who listens is no failure of ours`() throws {
    let scratch = try ScratchFolder()
    let socket = try #require(UnixDatagram(scratch.path.appending("nobody").string))
    #expect(!socket.send([1]))
  }

  @Test func `the watchdog is for the process that it names`() {
    let own = Supervision { ["WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "\(getpid())"][$0] }
    #expect(own.watchdog == .seconds(60))
    let other = Supervision { ["WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"][$0] }
    #expect(other.watchdog == nil)
    for text in ["", "0", "-5", "soon"] {
      let odd = Supervision { ["WATCHDOG_USEC": text][$0] }
      #expect(odd.watchdog == nil)
    }
  }

  @Test func `the journal is there only if standard error goes to it`() throws {
    let status = try FileDescriptor.standardError.stat()
    let own = "\(status.deviceID.rawValue):\(status.inode.rawValue)"
    for (stream, expected) in [(own, true), ("\(own)1", false), ("", false), ("8:1", false)] {
      let supervision = Supervision { $0 == "JOURNAL_STREAM" ? stream : nil }
      #expect(supervision.isJournaled == expected, "\(stream)")
    }
    let none = Supervision { _ in nil }
    #expect(!none.isJournaled)
  }
}

@Suite struct PulseTests {
  @Test func `all are alive once all have answered since they were asked`() {
    let pulse = Pulse()
    #expect(pulse.silent.isEmpty)
    #expect(pulse.ask() == Set(Pulse.Part.allCases))
    for part in [Pulse.Part.spool, .judging, .store] { pulse.beat(part) }
    #expect(pulse.silent == [.control])
    // Whoever owes an answer is not asked twice.
    #expect(pulse.ask() == [.spool, .judging, .store])
    for part in Pulse.Part.allCases { pulse.beat(part) }
    #expect(pulse.silent.isEmpty)
  }

  @Test func `it serves once every part does`() async {
    let pulse = Pulse()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await pulse.untilServing() }
      for part in Pulse.Part.allCases {
        // An answer is not a beginning.
        pulse.beat(part)
        group.addTask { pulse.begin(part) }
      }
    }
  }

  @Test func `waiting for the beginning ends when it is cancelled`() async {
    let pulse = Pulse()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await pulse.untilServing() }
      group.cancelAll()
    }
  }
}
