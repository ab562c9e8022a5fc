extension Schema {
  /// The first schema. Shipped: never change it, add a version instead.
  ///
  /// Times are milliseconds since 1970-01-01 00:00 UTC, durations nanoseconds. Columns that grow stand last, so that a scan
  /// of the short ones stays off their overflow pages.
  static let version1 = """
    PRAGMA application_id = 1247102023;

    CREATE TABLE users (
      uid INTEGER PRIMARY KEY CHECK (uid BETWEEN 0 AND 4294967295),
      name TEXT NOT NULL CHECK (name <> '')
    ) STRICT;

    CREATE TABLE problem_versions (
      problem TEXT NOT NULL CHECK (problem <> ''),
      content_hash TEXT NOT NULL CHECK (content_hash <> ''),
      title TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL CHECK (first_seen_at BETWEEN 0 AND 253402300799999),
      PRIMARY KEY (problem, content_hash)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sources (
      sha256 TEXT NOT NULL PRIMARY KEY
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE submissions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      claim TEXT NOT NULL UNIQUE CHECK (claim <> ''),
      problem TEXT CHECK (problem <> ''),
      language TEXT CHECK (language <> ''),
      uid INTEGER NOT NULL REFERENCES users,
      submitted_at INTEGER NOT NULL CHECK (submitted_at BETWEEN 0 AND 253402300799999),
      state TEXT NOT NULL CHECK (state IN ('queued', 'compiling', 'running', 'judged', 'rejected')),
      verdict TEXT CHECK (verdict IN ('AC', 'WA', 'TLE', 'MLE', 'RTE', 'OLE', 'SV', 'CE', 'JE')),
      cpu_ns INTEGER CHECK (cpu_ns >= 0),
      wall_ns INTEGER CHECK (wall_ns >= 0),
      memory_bytes INTEGER CHECK (memory_bytes >= 0),
      score REAL,
      skipped INTEGER CHECK (skipped >= 0),
      source_sha256 TEXT REFERENCES sources,
      problem_version TEXT,
      executor TEXT CHECK (executor <> ''),
      host TEXT CHECK (host <> ''),
      mode TEXT CHECK (mode IN ('service', 'root', 'plain')),
      limit_cpu_ns INTEGER CHECK (limit_cpu_ns > 0),
      limit_wall_ns INTEGER CHECK (limit_wall_ns > 0),
      limit_memory_bytes INTEGER CHECK (limit_memory_bytes > 0),
      limit_output_bytes INTEGER CHECK (limit_output_bytes > 0),
      limit_scratch_bytes INTEGER CHECK (limit_scratch_bytes > 0),
      limit_stack_bytes INTEGER CHECK (limit_stack_bytes > 0),
      limit_processes INTEGER CHECK (limit_processes > 0),
      limit_open_files INTEGER CHECK (limit_open_files > 0),
      compile_ok INTEGER CHECK (compile_ok IN (0, 1)),
      compile_cached INTEGER CHECK (compile_cached IN (0, 1)),
      compile_wall_ns INTEGER CHECK (compile_wall_ns >= 0),
      file_name TEXT NOT NULL,
      mechanisms TEXT CONSTRAINT mechanisms_are_a_list CHECK (
        CASE WHEN json_valid(mechanisms) THEN json_type(mechanisms) = 'array'
        ELSE mechanisms IS NULL END),
      message TEXT NOT NULL DEFAULT '',
      compile_output TEXT,

      FOREIGN KEY (problem, problem_version) REFERENCES problem_versions,
      CONSTRAINT verdict_if_judged CHECK ((verdict IS NOT NULL) = (state = 'judged')),
      CONSTRAINT results_if_judged CHECK (
        state = 'judged'
        OR coalesce(cpu_ns, score, skipped, host, mode, mechanisms) IS NULL),
      CONSTRAINT judgeable_or_rejected CHECK (
        state = 'rejected'
        OR (problem IS NOT NULL AND language IS NOT NULL AND source_sha256 IS NOT NULL)),
      CONSTRAINT rejected_with_reason CHECK (state <> 'rejected' OR message <> ''),
      CONSTRAINT usage_is_whole CHECK (
        (cpu_ns IS NULL) = (wall_ns IS NULL) AND (cpu_ns IS NULL) = (memory_bytes IS NULL)),
      CONSTRAINT limits_are_whole CHECK (
        (limit_cpu_ns IS NULL) + (limit_wall_ns IS NULL) + (limit_memory_bytes IS NULL)
        + (limit_output_bytes IS NULL) + (limit_scratch_bytes IS NULL)
        + (limit_stack_bytes IS NULL) + (limit_processes IS NULL)
        + (limit_open_files IS NULL) IN (0, 8)),
      CONSTRAINT compile_is_whole CHECK (
        (compile_ok IS NULL) + (compile_cached IS NULL) + (compile_wall_ns IS NULL)
        + (compile_output IS NULL) IN (0, 4))
    ) STRICT;

    CREATE INDEX submissions_by_state ON submissions (state);
    CREATE INDEX submissions_by_user ON submissions (uid);
    CREATE INDEX submissions_by_problem ON submissions (problem);

    -- An attempt is live until it has ended.
    CREATE TABLE attempts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      submission INTEGER NOT NULL REFERENCES submissions,
      number INTEGER NOT NULL CHECK (number >= 1),
      nonce TEXT NOT NULL UNIQUE CHECK (nonce <> ''),
      started_at INTEGER NOT NULL CHECK (started_at >= 0),
      ended_at INTEGER CHECK (ended_at >= 0),
      ending TEXT CHECK (ending IN ('done', 'fault', 'interrupted')),
      reason TEXT,
      UNIQUE (submission, number),
      CONSTRAINT ending_if_ended CHECK ((ending IS NULL) = (ended_at IS NULL)),
      CONSTRAINT reason_unless_done CHECK ((reason IS NULL) = (ending IS NULL OR ending = 'done'))
    ) STRICT;

    CREATE UNIQUE INDEX one_live_attempt ON attempts (submission) WHERE ended_at IS NULL;

    CREATE TABLE test_results (
      attempt INTEGER NOT NULL REFERENCES attempts,
      position INTEGER NOT NULL CHECK (position >= 1),
      name TEXT NOT NULL CHECK (name <> ''),
      verdict TEXT NOT NULL
        CHECK (verdict IN ('AC', 'WA', 'TLE', 'MLE', 'RTE', 'OLE', 'SV', 'CE', 'JE')),
      cpu_ns INTEGER NOT NULL CHECK (cpu_ns >= 0),
      wall_ns INTEGER NOT NULL CHECK (wall_ns >= 0),
      memory_bytes INTEGER NOT NULL CHECK (memory_bytes >= 0),
      exit_status INTEGER CHECK (exit_status BETWEEN 0 AND 255),
      signal INTEGER CHECK (signal BETWEEN 1 AND 64),
      rerun_cpu_ns INTEGER CHECK (rerun_cpu_ns >= 0),
      rerun_wall_ns INTEGER CHECK (rerun_wall_ns >= 0),
      rerun_memory_bytes INTEGER CHECK (rerun_memory_bytes >= 0),
      message TEXT NOT NULL,
      input TEXT,
      expected TEXT,
      got TEXT,
      PRIMARY KEY (attempt, position),
      CONSTRAINT one_ending CHECK (exit_status IS NULL OR signal IS NULL),
      CONSTRAINT rerun_is_whole CHECK (
        (rerun_cpu_ns IS NULL) = (rerun_wall_ns IS NULL)
        AND (rerun_cpu_ns IS NULL) = (rerun_memory_bytes IS NULL)),
      CONSTRAINT comparison_is_whole CHECK (
        (input IS NULL) = (expected IS NULL) AND (input IS NULL) = (got IS NULL)),
      CONSTRAINT secrets_stay_secret CHECK (input IS NULL OR name GLOB 'sample/*')
    ) STRICT;

    CREATE TRIGGER life_of_a_submission BEFORE UPDATE OF state ON submissions
    WHEN (OLD.state || ' ' || NEW.state) NOT IN (
      'queued compiling', 'compiling running', 'compiling judged', 'running judged',
      'compiling queued', 'running queued')
    BEGIN
      SELECT RAISE(ABORT, 'a submission cannot change to that state');
    END;

    CREATE TRIGGER state_agrees_with_attempts BEFORE UPDATE OF state ON submissions
    WHEN (NEW.state IN ('compiling', 'running')) <> EXISTS (
      SELECT 1 FROM attempts WHERE submission = NEW.id AND ended_at IS NULL)
    BEGIN
      SELECT RAISE(ABORT, 'a submission is compiling or running while an attempt is live, and only then');
    END;

    CREATE TRIGGER new_submissions_wait BEFORE INSERT ON submissions
    WHEN NEW.state NOT IN ('queued', 'rejected')
    BEGIN
      SELECT RAISE(ABORT, 'a submission begins as queued or rejected');
    END;

    CREATE TRIGGER sources_never_change BEFORE UPDATE ON sources
    BEGIN
      SELECT RAISE(ABORT, 'a source never changes');
    END;
    """

  /// The views for people with SQL, as docs/database.md describes them.
  static let version1Views = """
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
      NULL AS gpu,
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
      (t.rerun_memory_bytes + 1023) / 1024 AS rerun_memory_kib
    FROM test_results AS t
    JOIN attempts AS a ON a.id = t.attempt
    WHERE a.ending = 'done';
    """
}
