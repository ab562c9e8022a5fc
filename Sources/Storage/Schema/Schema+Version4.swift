extension Schema {
  /// Users take turns in the queue, and submissions can be judged again beside their verdicts.
  ///
  /// A submission's `turn` is the round, of its lane's queue, in which it comes. What is judged again is a copy: a row of its own
  /// that names its original and is in no list.
  static let version4 = """
    CREATE TABLE rejudgings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      begun_at INTEGER NOT NULL CHECK (begun_at >= 0),
      begun_by INTEGER NOT NULL REFERENCES users,
      reason TEXT NOT NULL,
      ending TEXT CHECK (ending IN ('applied', 'cancelled')),
      ended_at INTEGER CHECK (ended_at >= 0),
      ended_by INTEGER REFERENCES users,
      CONSTRAINT ended_as_a_whole CHECK (
        (ending IS NULL) = (ended_at IS NULL) AND (ending IS NULL) = (ended_by IS NULL))
    ) STRICT;

    ALTER TABLE submissions ADD COLUMN turn INTEGER NOT NULL DEFAULT 0 CHECK (turn >= 0);
    ALTER TABLE submissions ADD COLUMN lane INTEGER NOT NULL DEFAULT 0 CHECK (lane >= 0);
    ALTER TABLE submissions ADD COLUMN rejudging INTEGER REFERENCES rejudgings;
    -- Which attempt gave the original the result beside which its copy is judged, and the verdict that applying has given it.
    ALTER TABLE submissions ADD COLUMN beside INTEGER;
    ALTER TABLE submissions ADD COLUMN given TEXT;
    ALTER TABLE submissions ADD COLUMN original INTEGER REFERENCES submissions
      CONSTRAINT copies_are_of_a_rejudging CHECK ((original IS NULL) = (rejudging IS NULL));

    CREATE UNIQUE INDEX one_copy_in_each_rejudging ON submissions (rejudging, original)
      WHERE original IS NOT NULL;
    -- Copies come behind everything that people have handed in.
    CREATE INDEX submissions_in_line ON submissions ((original IS NOT NULL), turn, id)
      WHERE state = 'queued';
    CREATE INDEX submissions_by_turn ON submissions (uid, lane, turn) WHERE original IS NULL;
    CREATE INDEX submissions_begun ON submissions (lane, turn)
      WHERE original IS NULL AND state <> 'queued';
    CREATE INDEX submissions_by_original ON submissions (original) WHERE original IS NOT NULL;

    -- What waits already takes turns, too.
    UPDATE submissions SET turn = w.turn FROM (
      SELECT id, row_number() OVER (PARTITION BY uid ORDER BY id) AS turn FROM submissions
      WHERE state IN ('queued', 'compiling', 'running')
    ) AS w WHERE w.id = submissions.id;

    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;
    """

  /// The views of version 3, which never change any more, without copies, and with the results that count where there are several.
  static let version4Views =
    version3Views
    .replacing(
      "SELECT count(*) FROM submissions WHERE state = 'queued' AND id <= s.id",
      with: """
        SELECT count(*) FROM submissions AS q
          WHERE q.state = 'queued' AND q.original IS NULL AND (q.turn, q.id) <= (s.turn, s.id)
        """
    )
    .replacing(
      "ON c.sha256 = s.source_sha256;",
      with: "ON c.sha256 = s.source_sha256 WHERE s.original IS NULL;"
    )
    .replacing(
      "WHERE a.ending = 'done';",
      with: """
        JOIN submissions AS s ON s.id = a.submission
        WHERE s.original IS NULL AND a.number = (
          SELECT max(number) FROM attempts WHERE submission = a.submission AND ending = 'done');
        """)
}
