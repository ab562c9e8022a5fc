extension Schema {
  /// Scores of tests and of groups of them: these as a JSON array of ``JudgeCore/GroupResult``, the whole first.
  static let version7 = """
    ALTER TABLE test_results ADD COLUMN score REAL;
    ALTER TABLE submissions ADD COLUMN groups TEXT
      CONSTRAINT groups_are_a_list CHECK (
        CASE WHEN json_valid(groups) THEN json_type(groups) = 'array' ELSE groups IS NULL END);

    -- The board's: the best of those that have a score.
    CREATE INDEX submissions_by_score ON submissions (uid, problem, score)
      WHERE score IS NOT NULL AND original IS NULL;

    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;
    """

  /// The views of version 6 with what is new.
  static let version7Views =
    version6Views
    .replacing("s.trimmed", with: "s.trimmed,\n  s.groups")
    .replacing("t.start\n", with: "t.start,\n  t.score\n")
}
