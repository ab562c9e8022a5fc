extension Schema {
  /// How an interpreter came to a test's program (``JudgeCore/TestResult/Start``).
  static let version6 = """
    ALTER TABLE test_results ADD COLUMN start TEXT
      CONSTRAINT starts_are_known CHECK (start IN ('warm', 'cold'));

    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;
    """

  /// The views of version 5 with what is new.
  static let version6Views = version5Views.replacing("t.gpu\n", with: "t.gpu,\n  t.start\n")
}
