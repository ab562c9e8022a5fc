extension Schema {
  /// What tests on a GPU took: the figures of each as JSON (``JudgeCore/GPUFigures``), and of a submission the GPU's name.
  static let version3 = """
    ALTER TABLE test_results ADD COLUMN gpu TEXT
      CONSTRAINT gpu_is_an_object CHECK (
        CASE WHEN json_valid(gpu) THEN json_type(gpu) = 'object' ELSE gpu IS NULL END);
    ALTER TABLE submissions ADD COLUMN gpu TEXT CHECK (gpu <> '');

    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;

    CREATE VIEW submissions_v1 AS
    SELECT
      s.id,
      s.problem,
      s.language,
      u.name AS user,
      strftime('%Y-%m-%dT%H:%M:%fZ', s.submitted_at / 1000.0, 'unixepoch') AS submitted_at,
      s.state,
      s.verdict,
      s.message,
      round(s.cpu_ns / 1e6, 3) AS cpu_ms,
      round(s.wall_ns / 1e6, 3) AS wall_ms,
      (s.memory_bytes + 1023) / 1024 AS memory_kib,
      s.score,
      s.executor,
      s.host,
      s.mode,
      s.mechanisms,
      round(s.limit_cpu_ns / 1e6, 3) AS limits_cpu_ms,
      round(s.limit_wall_ns / 1e6, 3) AS limits_wall_ms,
      (s.limit_memory_bytes + 1023) / 1024 AS limits_memory_kib,
      (s.limit_output_bytes + 1023) / 1024 AS limits_output_kib,
      (SELECT max(number) FROM attempts WHERE submission = s.id) AS attempt,
      CASE WHEN s.state = 'queued' THEN (
        SELECT count(*) FROM submissions WHERE state = 'queued' AND id <= s.id
      ) END AS queue_position,
      s.skipped,
      s.gpu,
      s.source_sha256,
      s.compile_ok,
      s.compile_cached,
      round(s.compile_wall_ns / 1e6, 3) AS compile_wall_ms,
      s.compile_output,
      s.uid,
      s.file_name,
      length(c.bytes) AS source_size,
      s.problem_version
    FROM submissions AS s
    JOIN users AS u ON u.uid = s.uid
    LEFT JOIN sources AS c ON c.sha256 = s.source_sha256;

    CREATE VIEW tests_v1 AS
    SELECT
      a.submission,
      t.position,
      t.name,
      t.verdict,
      round(t.cpu_ns / 1e6, 3) AS cpu_ms,
      round(t.wall_ns / 1e6, 3) AS wall_ms,
      (t.memory_bytes + 1023) / 1024 AS memory_kib,
      t.exit_status,
      t.signal,
      t.message,
      round(t.rerun_cpu_ns / 1e6, 3) AS rerun_cpu_ms,
      round(t.rerun_wall_ns / 1e6, 3) AS rerun_wall_ms,
      (t.rerun_memory_bytes + 1023) / 1024 AS rerun_memory_kib,
      round(t.gpu ->> 'time_us', 3) AS gpu_time_us,
      round(t.gpu ->> 'variation', 5) AS gpu_variation,
      t.gpu
    FROM test_results AS t
    JOIN attempts AS a ON a.id = t.attempt
    WHERE a.ending = 'done';
    """
}
