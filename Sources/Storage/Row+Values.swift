internal import FoundationEssentials
internal import GRDB
internal import JudgeCore

// Rows as values. The schema's checks promise what is decoded here; a database that breaks them is an error, not a trap.

extension Row {
  /// A column whose text names a case.
  func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
    let text = try decode(String.self, forColumn: column)
    guard let value = Value(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(column) cannot be \(text)")
    }
    return value
  }

  fileprivate func optional<Value: RawRepresentable<String>>(_ column: String) throws -> Value? {
    hasNull(column) ? nil : try value(column)
  }

  fileprivate func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> Value? {
    try decode(Value?.self, forColumn: column)
  }

  fileprivate func hasNull(_ column: String) -> Bool {
    (self[column] as DatabaseValue?)?.isNull ?? true
  }

  fileprivate func duration(_ column: String) throws -> Duration {
    .nanoseconds(try decode(Int64.self, forColumn: column))
  }

  fileprivate func size(_ column: String) throws -> ByteCount {
    ByteCount(bytes: try decode(Int64.self, forColumn: column))
  }

  /// - Parameter prefix: of the columns' names.
  fileprivate func usage(_ prefix: String = "") throws -> Usage? {
    if hasNull(prefix + "cpu_ns") { return nil }
    return Usage(
      cpu: try duration(prefix + "cpu_ns"), wall: try duration(prefix + "wall_ns"),
      memory: try size(prefix + "memory_bytes"))
  }

  fileprivate func limits() throws -> Limits? {
    if hasNull("limit_cpu_ns") { return nil }
    return Limits(
      cpu: try duration("limit_cpu_ns"), memory: try size("limit_memory_bytes"),
      output: try size("limit_output_bytes"),
      processes: try decode(Int.self, forColumn: "limit_processes"),
      wall: try duration("limit_wall_ns"), scratch: try size("limit_scratch_bytes"),
      openFiles: try decode(Int.self, forColumn: "limit_open_files"),
      stack: try size("limit_stack_bytes"))
  }

  fileprivate func compile() throws -> CompileResult? {
    if hasNull("compile_ok") { return nil }
    return CompileResult(
      ok: try decode(Bool.self, forColumn: "compile_ok"),
      cached: try decode(Bool.self, forColumn: "compile_cached"),
      wall: try duration("compile_wall_ns"),
      output: try decode(String.self, forColumn: "compile_output"))
  }

  fileprivate func mechanisms() throws -> [Mechanism]? {
    guard let text: String = try optional("mechanisms") else { return nil }
    // A name that a newer judge wrote is one that this one cannot say.
    return try JSONDecoder().decode([String].self, from: Data(text.utf8))
      .compactMap { Mechanism(rawValue: $0) }
  }
}

extension Submission {
  init(_ row: Row) throws {
    self.init(
      id: try row.decode(Int64.self, forColumn: "id"),
      problem: try row.optional("problem") ?? "",
      language: try row.optional("language"),
      fileName: try row.decode(String.self, forColumn: "file_name"),
      user: try row.decode(String.self, forColumn: "user"),
      uid: try row.decode(UInt32.self, forColumn: "uid"),
      submittedAt: try row.decode(Int64.self, forColumn: "submitted_at"),
      state: try row.value("state"), verdict: try row.optional("verdict"),
      message: try row.decode(String.self, forColumn: "message"))
    usage = try row.usage()
    limits = try row.limits()
    score = try row.optional("score")
    if let text: String = try row.optional("groups") {
      groups = try JSONDecoder().decode([GroupResult].self, from: Data(text.utf8))
    }
    executor = try row.optional("executor")
    host = try row.optional("host")
    mode = try row.optional("mode")
    mechanisms = try row.mechanisms()
    sourceSHA256 = try row.optional("source_sha256")
    sourceSize = row.hasNull("source_size") ? nil : try row.size("source_size")
    problemVersion = try row.optional("problem_version")
    attempt = try row.optional("attempt")
    compile = try row.compile()
    skipped = try row.optional("skipped")
    gpu = try row.optional("gpu")
    cancelledBy = try row.optional("cancelled_by_name")
    original = try row.optional("original")
  }
}

extension TestResult {
  init(_ row: Row) throws {
    guard let usage = try row.usage() else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a test has no figures")
    }
    self.init(
      name: try row.decode(String.self, forColumn: "name"), verdict: try row.value("verdict"),
      usage: usage, exitStatus: try row.optional("exit_status"), signal: try row.optional("signal"),
      message: try row.decode(String.self, forColumn: "message"), rerun: try row.usage("rerun_"))
    start = try row.optional("start")
    score = try row.optional("score")
    if let text: String = try row.optional("gpu") {
      gpu = try JSONDecoder().decode(GPUFigures.self, from: Data(text.utf8))
    }
    if !row.hasNull("input") {
      comparison = Comparison(
        input: try row.decode(String.self, forColumn: "input"),
        expected: try row.decode(String.self, forColumn: "expected"),
        got: try row.decode(String.self, forColumn: "got"), errors: try row.optional("errors") ?? ""
      )
    }
  }
}
