extension Schema {
  /// What a failing sample wrote to standard error.
  static let version2 = """
    ALTER TABLE test_results ADD COLUMN errors TEXT
      CONSTRAINT errors_belong_to_a_comparison CHECK (errors IS NULL OR input IS NOT NULL);
    """
}
