extension Schema {
  /// When those who take part in an assessment are told their results (``JudgeCore/TimedAssessment/Results``).
  static let version10 = """
    ALTER TABLE assessments ADD COLUMN results TEXT NOT NULL DEFAULT 'at-once'
      CONSTRAINT times_of_results_are_known CHECK (results IN ('at-once', 'when-over'));

    DROP VIEW assessments_v1;

    CREATE VIEW assessments_v1 AS
    SELECT
      a.name AS assessment,
      strftime('%Y-%m-%dT%H:%M:%fZ', a.opens_at / 1000.0, 'unixepoch') AS opens_at,
      strftime('%Y-%m-%dT%H:%M:%fZ', a.closes_at / 1000.0, 'unixepoch') AS closes_at,
      a.minutes,
      p.position,
      p.problem,
      p.attempts,
      a.results
    FROM assessments AS a JOIN assessment_problems AS p ON p.assessment = a.name;
    """
}
