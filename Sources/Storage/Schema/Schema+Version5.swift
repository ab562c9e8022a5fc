extension Schema {
  /// Retention, and indexes for a million submissions.
  ///
  /// The bytes of sources lie in a table of their own, from which they can go: a deleted row gives its page back, while one that
  /// was only emptied would not.
  static let version5 = """
    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;
    DROP TRIGGER sources_never_change;

    CREATE TABLE source_bytes (
      sha256 TEXT NOT NULL PRIMARY KEY REFERENCES sources,
      bytes BLOB NOT NULL
    ) STRICT;
    INSERT INTO source_bytes SELECT sha256, bytes FROM sources;
    ALTER TABLE sources ADD COLUMN size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0);
    UPDATE sources SET size = length(bytes);
    ALTER TABLE sources DROP COLUMN bytes;

    CREATE TRIGGER sources_never_change BEFORE UPDATE ON sources
    BEGIN
      SELECT RAISE(ABORT, 'a source never changes');
    END;

    CREATE TRIGGER bytes_never_change BEFORE UPDATE ON source_bytes
    BEGIN
      SELECT RAISE(ABORT, 'a source never changes');
    END;

    ALTER TABLE submissions ADD COLUMN trimmed INTEGER NOT NULL DEFAULT 0
      CONSTRAINT final_ones_are_trimmed CHECK (
        trimmed = 0 OR (trimmed = 1 AND state IN ('judged', 'rejected')));

    CREATE INDEX submissions_to_trim ON submissions (submitted_at)
      WHERE trimmed = 0 AND state IN ('judged', 'rejected');
    CREATE INDEX submissions_by_source ON submissions (source_sha256) WHERE trimmed = 0;

    -- Each list is newest first, so all of these are in the order of handing in, too.
    CREATE INDEX submissions_by_verdict ON submissions (verdict) WHERE verdict IS NOT NULL;
    CREATE INDEX submissions_by_user_and_verdict ON submissions (uid, verdict)
      WHERE verdict IS NOT NULL;
    CREATE INDEX submissions_by_problem_and_verdict ON submissions (problem, verdict)
      WHERE verdict IS NOT NULL;

    -- The board's: all tries at a problem, and the best of those that solved it.
    CREATE INDEX submissions_by_try ON submissions (uid, problem, id, verdict)
      WHERE problem IS NOT NULL AND original IS NULL;
    CREATE INDEX submissions_by_time ON submissions (uid, problem, cpu_ns)
      WHERE verdict = 'AC' AND original IS NULL;
    CREATE INDEX submissions_by_gpu_time ON submissions (uid, problem, wall_ns)
      WHERE verdict = 'AC' AND gpu IS NOT NULL AND original IS NULL;
    """

  /// The views of version 4 with what is new.
  static let version5Views =
    version4Views
    .replacing("length(c.bytes) AS source_size", with: "c.size AS source_size")
    .replacing("s.problem_version", with: "s.problem_version,\n  s.trimmed")
}
