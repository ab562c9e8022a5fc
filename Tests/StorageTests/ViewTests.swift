import GRDB
import JudgeCore
import Testing

/// What docs/database.md promises to people with SQL.
@Suite struct ViewTests {
  @Test func `a judged submission has the documented columns and values`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.make(.judged)
    let rows = try values(fixture, "SELECT * FROM submissions_v1")
    #expect(
      rows == [
        [
          "id=1", "problem=sum", "language=python3", "user=student1",
          "submitted_at=2026-01-31T12:00:00.123Z", "state=judged", "verdict=WA",
          "message=test secret/02", "cpu_ms=31.235", "wall_ms=40.0", "memory_kib=9121",
          "score=12.5", "executor=local", "host=node1", "mode=root",
          #"mechanisms=["landlock","seccomp"]"#, "limits_cpu_ms=1500.0", "limits_wall_ms=7000.0",
          "limits_memory_kib=262144", "limits_output_kib=100", "attempt=1", "queue_position=null",
          "skipped=4", "gpu=null", "source_sha256=" + String(repeating: "9", count: 64),
          "compile_ok=1", "compile_cached=0", "compile_wall_ms=321.0", "compile_output=a warning",
          "uid=1001", "file_name=sum.py", "source_size=9", "problem_version=hash-of-sum",
          "trimmed=0", "groups=null", "cancelled_by=null",
        ]
      ])
  }

  @Test func `a waiting submission has its place in line`() async throws {
    let fixture = try await StoreFixture()
    for number in 1...3 { _ = try fixture.queue("claim-\(number)") }
    _ = try await fixture.begin(2)
    let rows = try values(
      fixture, "SELECT state, verdict, cpu_ms, queue_position, attempt FROM submissions_v1")
    #expect(
      rows == [
        ["state=queued", "verdict=null", "cpu_ms=null", "queue_position=1", "attempt=null"],
        ["state=compiling", "verdict=null", "cpu_ms=null", "queue_position=null", "attempt=1"],
        ["state=queued", "verdict=null", "cpu_ms=null", "queue_position=2", "attempt=null"],
      ])
  }

  @Test func `tests have the documented columns and values`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.make(.judged)
    let rows = try values(fixture, "SELECT * FROM tests_v1 ORDER BY submission, position")
    #expect(
      rows == [
        [
          "submission=1", "position=1", "name=sample/01", "verdict=WA", "cpu_ms=31.235",
          "wall_ms=40.0", "memory_kib=9121", "exit_status=0", "signal=null", "message=line 1",
          "rerun_cpu_ms=30.0", "rerun_wall_ms=39.0", "rerun_memory_kib=9000",
          "gpu_time_us=null", "gpu_variation=null", "gpu=null", "start=null", "score=null",
        ],
        [
          "submission=1", "position=2", "name=secret/02", "verdict=RTE", "cpu_ms=31.235",
          "wall_ms=40.0", "memory_kib=9121", "exit_status=null", "signal=11",
          "message=killed by SIGSEGV", "rerun_cpu_ms=null", "rerun_wall_ms=null",
          "rerun_memory_kib=null", "gpu_time_us=null", "gpu_variation=null", "gpu=null",
          "start=null", "score=null",
        ],
      ])
  }

  private func values(_ fixture: StoreFixture, _ sql: String) throws -> [[String]] {
    try fixture.withSQL { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.map { column, value in
          "\(column)=\(value.isNull ? "null" : value.storage.value.map { "\($0)" } ?? "")"
        }
      }
    }
  }
}
