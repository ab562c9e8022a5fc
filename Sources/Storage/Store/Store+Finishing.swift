internal import FoundationEssentials
internal import GRDB
internal import JudgeCore

extension Store {
  /// Records what an attempt found out: its submission is then judged.
  ///
  /// - Returns: `false`, and nothing changed, when the attempt is not the live one.
  package func finish(_ attempt: Attempt, _ outcome: Outcome) async throws(StorageError) -> Bool {
    try await write { db in
      guard let submission = try Self.end(attempt.id, as: .done, reason: nil, db) else {
        return false
      }
      let sql = """
        UPDATE submissions SET state = 'judged', verdict = ?, message = ?,
          cpu_ns = ?, wall_ns = ?, memory_bytes = ?, host = ?, mode = ?, mechanisms = ?,
          score = ?, groups = ?, skipped = ?, gpu = ?, compile_ok = ?, compile_cached = ?, compile_wall_ns = ?,
          compile_output = ?
        WHERE id = ?
        """
      let found: StatementArguments = [
        outcome.host, outcome.mode?.rawValue, outcome.mechanisms.map(Self.json), outcome.score,
        try outcome.groups.map(Self.json), outcome.skipped,
        outcome.tests.lazy.compactMap { $0.gpu?.model.storable }.first,
      ]
      try db.run(
        sql,
        [outcome.verdict.rawValue, outcome.message.storable] + outcome.usage.columns
          + found + outcome.compile.columns + [submission])
      try Self.insert(outcome.tests, attempt: attempt.id, db)
      return true
    }
  }

  private static func insert(_ tests: [TestResult], attempt: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO test_results (attempt, position, name, verdict, exit_status, signal, message,
          input, expected, got, errors, cpu_ns, wall_ns, memory_bytes,
          rerun_cpu_ns, rerun_wall_ns, rerun_memory_bytes, gpu, start, score)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (index, test) in tests.enumerated() {
      let own: StatementArguments = [
        attempt, index + 1, test.name.storable, test.verdict.rawValue, test.exitStatus, test.signal,
        test.message.storable, test.comparison?.input.storable, test.comparison?.expected.storable,
        test.comparison?.got.storable, test.comparison?.errors.storable,
      ]
      try statement.execute(
        arguments: own + Optional(test.usage).columns + test.rerun.columns + [
          try test.gpu.map(Self.json), test.start?.rawValue, test.score,
        ])
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  /// Names of mechanisms have no character that JSON would have escaped.
  private static func json(_ mechanisms: [Mechanism]) -> String {
    "[" + mechanisms.sorted().map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
  }
}

// Values as columns, in the order in which the schema names them.

extension Usage? {
  var columns: StatementArguments {
    [self?.cpu.nanosecondCount, self?.wall.nanosecondCount, self?.memory.bytes]
  }
}

extension CompileResult? {
  var columns: StatementArguments {
    [self?.ok, self?.cached, self?.wall.nanosecondCount, self?.output.storable]
  }
}

extension Limits? {
  var columns: StatementArguments {
    [
      self?.cpu.nanosecondCount, self?.wall.nanosecondCount, self?.memory.bytes,
      self?.output.bytes, self?.scratch.bytes, self?.stack.bytes, self?.processes, self?.openFiles,
    ]
  }
}
