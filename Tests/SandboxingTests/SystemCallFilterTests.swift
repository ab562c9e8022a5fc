import JudgeCore
import Sandboxing
import Testing

extension AllSandboxing {
  /// The filter that is installed is a search tree of our own; libseccomp's says what it must decide.
  struct SystemCallFilterTests {
    @Test(
      "decides every call as libseccomp's does",
      arguments: SandboxProfile.allCases)
    func equivalent(_ profile: SandboxProfile) throws {
      let ours = SeccompProgram(try SystemCallFilter.program(profile))
      let reference = SeccompProgram(try SystemCallFilter.reference(profile))
      #expect(ours.length < reference.length)
      var differences: [SeccompProgram.Call] = []
      for call in Self.calls where ours.decide(call) != reference.decide(call.asTheKernelSeesIt) {
        differences.append(call)
      }
      #expect(differences.isEmpty)
    }

    // Every number that a kernel may know, the ends of the ranges, other architectures, and for each every bit, every small
    // number and some with both halves as the arguments.
    private static let calls: [SeccompProgram.Call] = {
      let edges: [UInt32] = [
        1024, 0x3fff_ffff, 0x4000_0000, 0x4000_0001, 0x4000_0200, 0x7fff_ffff, 0x8000_0000,
        .max - 1, .max,
      ]
      var arguments = (0..<64).map { UInt64(1) << UInt64($0) }
      arguments += UInt64(0)..<64
      // Commands of fcntl that are Linux's own, an ioctl, options of prctl, flags of clone.
      arguments += UInt64(1024)..<1040
      arguments += [0x5421, 0x1_0000_5421, 0x5356_4d41, 0x1_5356_4d41, 0x7e02_0000, 0x1_1200, .max]
      return architectures.flatMap { architecture in
        (Array(UInt32(0)..<512) + edges).flatMap { number in
          arguments.flatMap { argument in
            [0, 1, 5].map {
              SeccompProgram.Call(
                architecture: architecture, number: number, argument: argument, position: $0)
            }
          }
        }
      }
    }()

    // AUDIT_ARCH_X86_64, AUDIT_ARCH_I386, AUDIT_ARCH_AARCH64, AUDIT_ARCH_ARM of linux/audit.h.
    private static let architectures: [UInt32] = [
      0xc000_003e, 0x4000_0003, 0xc000_00b7, 0x4000_0028,
    ]
  }
}

/// A seccomp program, interpreted: the part of classic BPF that filters are made of (linux/filter.h).
struct SeccompProgram {
  struct Call: Hashable {
    var architecture: UInt32
    var number: UInt32
    var argument: UInt64
    /// Which argument that is; the others are 7.
    var position: Int

    /// Of the arguments that filters look at the kernel takes the lower 32 bits; libseccomp compares all 64.
    var asTheKernelSeesIt: Call {
      Call(
        architecture: architecture, number: number, argument: argument & 0xffff_ffff,
        position: position)
    }
  }

  private struct Instruction {
    var code: UInt16
    var ifTrue: Int
    var ifFalse: Int
    var constant: UInt32
  }

  private let instructions: [Instruction]

  init(_ bytes: [UInt8]) {
    instructions = stride(from: 0, to: bytes.count, by: 8).map { at in
      var constant: UInt32 = 0
      for byte in bytes[(at + 4)..<(at + 8)].reversed() { constant = constant << 8 | UInt32(byte) }
      return Instruction(
        code: UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8, ifTrue: Int(bytes[at + 2]),
        ifFalse: Int(bytes[at + 3]), constant: constant)
    }
  }

  var length: Int { instructions.count }

  /// The action, `SECCOMP_RET_…` with its data; `nil`: no program that the kernel would take.
  func decide(_ call: Call) -> UInt32? {
    var accumulator: UInt32 = 0
    var next = 0
    while next < instructions.count {
      let instruction = instructions[next]
      next += 1
      let constant = instruction.constant
      func jump(_ condition: Bool) { next += condition ? instruction.ifTrue : instruction.ifFalse }
      switch instruction.code {
      case 0x20: accumulator = Self.load(constant, of: call)
      case 0x54: accumulator &= constant
      case 0x05: next += Int(constant)
      case 0x15: jump(accumulator == constant)
      case 0x25: jump(accumulator > constant)
      case 0x35: jump(accumulator >= constant)
      case 0x45: jump(accumulator & constant != 0)
      case 0x06: return constant
      default: return nil
      }
    }
    return nil
  }

  private static func half(_ offset: UInt32, of argument: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: offset % 8 == 0 ? argument : argument >> 32)
  }

  // Offsets of struct seccomp_data.
  private static func load(_ offset: UInt32, of call: Call) -> UInt32 {
    switch offset {
    case 0: call.number
    case 4: call.architecture
    case 16..<64:
      Self.half(offset, of: Int(offset - 16) / 8 == call.position ? call.argument : 7)
    default: 0
    }
  }
}
