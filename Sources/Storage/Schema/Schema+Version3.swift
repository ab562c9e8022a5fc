extension Schema {
  /// What tests on a GPU took: the figures of each as JSON (``JudgeCore/GPUFigures``), and of a submission the GPU's name.
  static let version3 = """
    ALTER TABLE test_results ADD COLUMN gpu TEXT
      CONSTRAINT gpu_is_an_object CHECK (
        CASE WHEN json_valid(gpu) THEN json_type(gpu) = 'object' ELSE gpu IS NULL END);
    ALTER TABLE submissions ADD COLUMN gpu TEXT CHECK (gpu <> '');

    DROP VIEW submissions_v1;
    DROP VIEW tests_v1;
    """

  /// The views of version 1, which never change any more, with what is new.
  static let version3Views =
    version1Views
    .replacing("NULL AS gpu,", with: "s.gpu,")
    .replacing(
      "AS rerun_memory_kib",
      with: """
        AS rerun_memory_kib,
          round(t.gpu ->> 'time_us', 3) AS gpu_time_us,
          round(t.gpu ->> 'variation', 5) AS gpu_variation,
          t.gpu
        """)
}
