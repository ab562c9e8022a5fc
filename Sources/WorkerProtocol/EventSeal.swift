internal import Crypto
internal import JudgeCore

/// The MAC of a job's events: HMAC-SHA-256 (RFC 2104) over the nonce and, each with its length before it, the
/// payloads of the job's frames; last the `done` event's own words with an empty MAC.
///
/// Whoever holds no key cannot make a `done`, and a `done` fits only the events that came before it.
package struct EventSeal {
  private var hmac: HMAC<SHA256>

  /// - Parameter key: hexadecimal, as ``Job/key`` has it.
  package init(key: String, nonce: String) {
    hmac = HMAC<SHA256>(key: SymmetricKey(data: Array(key.utf8)))
    hmac.update(data: Array(nonce.utf8))
  }

  /// Takes in the next event's payload.
  package mutating func add(_ payload: [UInt8]) {
    hmac.update(data: Frame.header(count: payload.count))
    hmac.update(data: payload)
  }

  /// The seal over everything so far and over `done` itself.
  package func seal(_ done: WorkerEvent.Done) -> String {
    var hmac = hmac
    let words = [
      String(done.attempt), done.fault ?? "",
      done.mechanisms.map(\.rawValue).joined(separator: " "),
    ]
    for word in words {
      let bytes = Array(word.utf8)
      hmac.update(data: Frame.header(count: bytes.count))
      hmac.update(data: bytes)
    }
    return Hexadecimal.text(hmac.finalize())
  }

  /// Whether `done` carries the seal over what was added. Constant time is not needed: a peer has one try.
  package func fits(_ done: WorkerEvent.Done) -> Bool { seal(done) == done.mac }
}
