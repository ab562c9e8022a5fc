internal import JudgeCore
internal import ProblemFormat

extension LanguageSettings: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case code, name, extensions, toolchain, compile, preludes
    case hasArtefact = "artefact"
    case run
    case entryNames = "entry_names"
    case profile
    case compileRoots = "compile_roots"
    case runRoots = "run_roots"
    case environment
    case warmImports = "warm_imports"
    case timeFactor = "time_factor"
    case memoryExtra = "memory_extra_mib"
    case processes
    case compileCPU = "compile_cpu_s"
    case compileMemory = "compile_memory_mib"
    case compileOutput = "compile_output_mib"
    case selfTest = "self_test"
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    code = try keys.decode(LanguageCode.self, forKey: .code).code
    name = try keys.decodeIfPresent(String.self, forKey: .name) ?? code
    extensions = try keys.decode(Extensions.self, forKey: .extensions).all
    compile = try keys.decode(Command.self, forKey: .compile).words
    preludes = try keys.decodeIfPresent(Headers.self, forKey: .preludes)?.all ?? preludes
    compileRoots = try keys.decode(Roots.self, forKey: .compileRoots).all
    toolchain = try keys.decodeIfPresent([String].self, forKey: .toolchain) ?? toolchain
    hasArtefact = try keys.decodeIfPresent(Bool.self, forKey: .hasArtefact) ?? hasArtefact
    run = try keys.decodeIfPresent(Command.self, forKey: .run)?.words ?? run
    entryNames = try keys.decodeIfPresent([String].self, forKey: .entryNames) ?? entryNames
    profile = try keys.decodeIfPresent(SandboxProfile.self, forKey: .profile) ?? profile
    runRoots = try keys.decodeIfPresent(Roots.self, forKey: .runRoots)?.all ?? runRoots
    environment =
      try keys.decodeIfPresent([String: String].self, forKey: .environment) ?? environment
    warmImports = try keys.decodeIfPresent(Modules.self, forKey: .warmImports)?.all
    timeFactor =
      try keys.decodeIfPresent(TimeFactor.self, forKey: .timeFactor)?.factor ?? timeFactor
    let extra = try keys.decodeIfPresent(WholeNumber<ExtraMebibytes>.self, forKey: .memoryExtra)
    memoryExtra = extra.map { .mib(Int64($0.value)) } ?? memoryExtra
    processes =
      try keys.decodeIfPresent(WholeNumber<ProcessCount>.self, forKey: .processes)?.value
      ?? processes
    compileCPU = try keys.decodeIfPresent(Seconds.self, forKey: .compileCPU)?.duration ?? compileCPU
    compileMemory =
      try keys.decodeIfPresent(Mebibytes.self, forKey: .compileMemory)?.count ?? compileMemory
    compileOutput =
      try keys.decodeIfPresent(Mebibytes.self, forKey: .compileOutput)?.count ?? compileOutput
    selfTest = try keys.decodeIfPresent(SelfTest.self, forKey: .selfTest)
  }

  private struct LanguageCode: Decodable {
    let code: String

    init(from decoder: any Decoder) throws {
      code = try decoder.singleValueContainer().decode(String.self)
      guard code.wholeMatch(of: /[a-z][a-z0-9_]{0,31}/) != nil else {
        throw decoder.wants("must be made of a to z, 0 to 9 and _")
      }
    }
  }

  private struct Extensions: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      all = try decoder.singleValueContainer().decode([String].self)
      guard all.allSatisfy(NameEnding.isPlain), !all.isEmpty else {
        throw decoder.wants("must be a list of endings like .c")
      }
    }
  }

  private struct Command: Decodable {
    let words: [String]

    init(from decoder: any Decoder) throws {
      words = try decoder.singleValueContainer().decode([String].self)
      guard let program = words.first, program.hasPrefix("/") || program.hasPrefix("{") else {
        throw decoder.wants("must begin with the absolute path of a program")
      }
    }
  }

  private struct Headers: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      all = try decoder.singleValueContainer().decode([String].self)
      let names = all.flatMap { $0.split(separator: "/", omittingEmptySubsequences: false) }
      guard names.allSatisfy({ $0.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_+.-]{0,63}/) != nil })
      else {
        throw decoder.wants("must be a list of headers like bits/stdc++.h")
      }
    }
  }

  private struct Modules: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      all = try decoder.singleValueContainer().decode([String].self)
      guard all.allSatisfy(Language.isModuleName) else {
        throw decoder.wants("must be a list of modules like numpy")
      }
    }
  }

  private struct Roots: Decodable {
    let all: [String]

    init(from decoder: any Decoder) throws {
      all = try decoder.singleValueContainer().decode([String].self)
      guard all.allSatisfy({ $0.hasPrefix("/") || $0.hasPrefix("{toolchain}") }) else {
        throw decoder.wants("must be a list of absolute paths")
      }
    }
  }

  private struct TimeFactor: Decodable {
    let factor: Double

    init(from decoder: any Decoder) throws {
      factor = try decoder.singleValueContainer().decode(Double.self)
      guard (0.1...100).contains(factor) else { throw decoder.wants("must be from 0.1 to 100") }
    }
  }
}

extension LanguageSettings.SelfTest: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case fileName = "file_name"
    case source, input, output
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    fileName = try keys.decode(String.self, forKey: .fileName)
    source = try keys.decode(String.self, forKey: .source)
    input = try keys.decodeIfPresent(String.self, forKey: .input) ?? ""
    output = try keys.decode(String.self, forKey: .output)
  }
}

/// The languages of a judge.conf: no two may share a code or an ending.
struct LanguageList: Decodable {
  let all: [Language]

  init(from decoder: any Decoder) throws {
    let settings = try decoder.singleValueContainer().decode([LanguageSettings].self)
    for (kind, values) in [
      ("code", settings.map(\.code)), ("ending", settings.flatMap(\.extensions)),
    ] {
      if let twice = values.first(where: { value in values.count { $0 == value } > 1 }) {
        throw decoder.wants("must not have the \(kind) \(twice) twice")
      }
    }
    all = settings.map { $0.language() }
  }
}
