extension Schema {
  /// Assessments: problems that each user solves within a time of their own.
  ///
  /// A sitting is one user's. More time can be given before it is started; its end is kept as it is at present, and so follows
  /// when the assessment is changed.
  static let version9 = """
    CREATE TABLE assessments (
      name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
      opens_at INTEGER NOT NULL CHECK (opens_at BETWEEN 0 AND 253402300799999),
      closes_at INTEGER NOT NULL CHECK (closes_at BETWEEN 0 AND 253402300799999),
      minutes INTEGER NOT NULL CHECK (minutes >= 1),
      set_at INTEGER NOT NULL CHECK (set_at >= 0),
      set_by INTEGER NOT NULL REFERENCES users,
      CONSTRAINT it_lasts CHECK (opens_at < closes_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE assessment_problems (
      assessment TEXT NOT NULL REFERENCES assessments ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 1),
      problem TEXT NOT NULL CHECK (problem <> ''),
      attempts INTEGER CHECK (attempts >= 1),
      PRIMARY KEY (assessment, position),
      UNIQUE (assessment, problem)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sittings (
      assessment TEXT NOT NULL REFERENCES assessments ON DELETE CASCADE,
      uid INTEGER NOT NULL REFERENCES users,
      started_at INTEGER CHECK (started_at >= 0),
      ends_at INTEGER CHECK (ends_at >= started_at),
      extra_minutes INTEGER NOT NULL DEFAULT 0 CHECK (extra_minutes >= 0),
      PRIMARY KEY (assessment, uid),
      CONSTRAINT started_as_a_whole CHECK ((started_at IS NULL) = (ends_at IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW assessments_v1 AS
    SELECT
      a.name AS assessment,
      strftime('%Y-%m-%dT%H:%M:%fZ', a.opens_at / 1000.0, 'unixepoch') AS opens_at,
      strftime('%Y-%m-%dT%H:%M:%fZ', a.closes_at / 1000.0, 'unixepoch') AS closes_at,
      a.minutes,
      p.position,
      p.problem,
      p.attempts
    FROM assessments AS a JOIN assessment_problems AS p ON p.assessment = a.name;

    CREATE VIEW sittings_v1 AS
    SELECT
      s.assessment,
      u.name AS user,
      strftime('%Y-%m-%dT%H:%M:%fZ', s.started_at / 1000.0, 'unixepoch') AS started_at,
      strftime('%Y-%m-%dT%H:%M:%fZ', s.ends_at / 1000.0, 'unixepoch') AS ends_at,
      s.extra_minutes,
      s.uid
    FROM sittings AS s JOIN users AS u ON u.uid = s.uid;
    """
}
