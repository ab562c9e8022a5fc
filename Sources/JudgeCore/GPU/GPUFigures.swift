/// What one test on a GPU took, as the harness measured it (`judge_gpu/owner.py`).
package struct GPUFigures: Hashable, Sendable, Codable {
  /// Name of the GPU: `NVIDIA H100 80GB HBM3`.
  package var model: String
  /// Its compute capability: `9.0`.
  package var compute: String
  package var driver: String?
  /// How many calls were timed.
  package var calls: Int
  /// Median of the turns: from "go" to device-wide completion, divided by the turn's calls. Of a short turn the time of a call
  /// that does nothing is taken off.
  package var time: Microseconds
  package var fastest: Microseconds
  package var slowest: Microseconds
  /// Coefficient of variation of the calls' times; `nil`: one call alone.
  package var variation: Double?
  /// Median time until the submission's function returned, by its own process's clock. Foreign.
  package var host: Microseconds?
  /// Median time by CUDA events of the submission's own process. Foreign, but bounded by our clock: it can be too short by
  /// what a call costs and a quarter of a millisecond. `nil`: what it said cannot be.
  package var event: Microseconds?
  /// Time of a call that does nothing.
  package var overhead: Microseconds
  /// What a call must at least move through device memory, in bytes.
  package var bytes: Int64
  /// What a call must at least compute.
  package var operations: Int64
  /// What a copy within the device reached, called and timed as submissions are: read and written, in bytes a second.
  package var copyRate: Double
  /// The same by events.
  package var copyEventRate: Double?
  /// What the memory's clock and width come to, in bytes a second; 0: not known.
  package var peakRate: Double
  /// Device memory that the submission took for itself in the first call.
  package var memory: ByteCount
  package var smClock: Int?
  package var memoryClock: Int?
  /// Why the clocks were low: `none`, `power cap`.
  package var throttle: String?

  package init(
    model: String, compute: String, driver: String?, calls: Int, time: Microseconds,
    fastest: Microseconds, slowest: Microseconds, variation: Double?, host: Microseconds?,
    event: Microseconds?, overhead: Microseconds, bytes: Int64, operations: Int64,
    copyRate: Double, copyEventRate: Double?, peakRate: Double, memory: ByteCount, smClock: Int?,
    memoryClock: Int?, throttle: String?
  ) {
    self.model = model
    self.compute = compute
    self.driver = driver
    self.calls = calls
    self.time = time
    self.fastest = fastest
    self.slowest = slowest
    self.variation = variation
    self.host = host
    self.event = event
    self.overhead = overhead
    self.bytes = bytes
    self.operations = operations
    self.copyRate = copyRate
    self.copyEventRate = copyEventRate
    self.peakRate = peakRate
    self.memory = memory
    self.smClock = smClock
    self.memoryClock = memoryClock
    self.throttle = throttle
  }

  /// Microseconds as a number.
  package typealias Microseconds = Double

  enum CodingKeys: String, CodingKey {
    case model, compute, driver, calls, variation, bytes, memory, throttle
    case time = "time_us"
    case fastest = "fastest_us"
    case slowest = "slowest_us"
    case host = "host_us"
    case event = "event_us"
    case overhead = "overhead_us"
    case operations = "flops"
    case copyRate = "copy_rate"
    case copyEventRate = "copy_event_rate"
    case peakRate = "peak_rate"
    case smClock = "sm_mhz"
    case memoryClock = "memory_mhz"
  }

  /// Bytes a second that the call's least traffic comes to; `nil` where there is no such figure.
  package var rate: Double? { bytes > 0 && time > 0 ? Double(bytes) / time * 1e6 : nil }

  /// Operations a second.
  package var operationRate: Double? {
    operations > 0 && time > 0 ? Double(operations) / time * 1e6 : nil
  }

  /// Share of the copy's rate: by events where both have them, since a small call's time is mostly what a call costs.
  package var copyShare: Double? {
    if let event, event > 0, let copyEventRate, copyEventRate > 0 {
      return Double(bytes) / event * 1e6 / copyEventRate
    }
    guard let rate, copyRate > 0 else { return nil }
    return rate / copyRate
  }

  /// Whether these can be figures at all: the harness's process runs code of the package, so they are foreign.
  package var isPlausible: Bool {
    let numbers =
      [time, fastest, slowest, overhead, copyRate, peakRate]
      + [variation, host, event, copyEventRate].compactMap(\.self)
    let counts =
      [Int64(calls), bytes, operations, memory.bytes]
      + [smClock, memoryClock].compactMap { $0.map(Int64.init) }
    let words = [model, compute] + [driver, throttle].compactMap(\.self)
    return numbers.allSatisfy { (0...1e18).contains($0) }
      && counts.allSatisfy { (0...(1 << 60)).contains($0) }
      && words.allSatisfy { (1...200).contains($0.utf8.count) }
  }
}
