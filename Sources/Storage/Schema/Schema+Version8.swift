extension Schema {
  /// What is not judged yet can be cancelled: it is `rejected` then. And what was handed in within a time is found by that.
  static let version8 = """
    ALTER TABLE submissions ADD COLUMN cancelled_by INTEGER REFERENCES users
      CONSTRAINT cancelled_is_rejected CHECK (cancelled_by IS NULL OR state = 'rejected');

    DROP TRIGGER life_of_a_submission;

    CREATE TRIGGER life_of_a_submission BEFORE UPDATE OF state ON submissions
    WHEN (OLD.state || ' ' || NEW.state) NOT IN (
      'queued compiling', 'compiling running', 'compiling judged', 'running judged',
      'compiling queued', 'running queued',
      'queued rejected', 'compiling rejected', 'running rejected')
      OR (NEW.state = 'rejected' AND NEW.cancelled_by IS NULL)
    BEGIN
      SELECT RAISE(ABORT, 'a submission cannot change to that state');
    END;

    CREATE INDEX submissions_by_moment ON submissions (submitted_at) WHERE original IS NULL;

    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;
    """

  /// The views of version 7 with what is new.
  static let version8Views = version7Views.replacing(
    "s.groups",
    with: "s.groups,\n  (SELECT name FROM users WHERE uid = s.cancelled_by) AS cancelled_by")
}
