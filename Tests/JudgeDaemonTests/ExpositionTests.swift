import JudgeDaemon
import Testing

@Suite struct ExpositionTests {
  @Test func `each family has its help, its type and its samples`() {
    var exposition = Exposition()
    exposition.add(
      .gauge, "judge_slots", "How many.", [(["lane": "local"], 2), (["lane": "slurm"], 32)])
    exposition.add(.counter, "judge_faults_total", "Faults.", 3)
    #expect(
      exposition.text == """
        # HELP judge_slots How many.
        # TYPE judge_slots gauge
        judge_slots{lane="local"} 2
        judge_slots{lane="slurm"} 32
        # HELP judge_faults_total Faults.
        # TYPE judge_faults_total counter
        judge_faults_total 3

        """)
  }

  @Test func `what would end a line or a label is escaped`() {
    var exposition = Exposition()
    exposition.add(
      .gauge, "x", "one\\two\nthree \"four\"", [(["a": "q\"uo\\te\nx 1", "b": ""], 1)])
    let lines = exposition.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == #"# HELP x one\\two\nthree "four""#)
    #expect(lines[2] == #"x{a="q\"uo\\te\nx 1",b=""} 1"#)
  }

  @Test func `numbers are whole where they can be, and infinite ones have their names`() {
    var exposition = Exposition()
    let values = [0, -1, 0.25, 1e18, .infinity, -.infinity, .nan]
    exposition.add(.gauge, "x", "h", values.map { ([:], $0) })
    let numbers = exposition.text.split(separator: "\n").dropFirst(2).map { $0.dropFirst(2) }
    #expect(numbers == ["0", "-1", "0.25", "1e+18", "+Inf", "-Inf", "NaN"])
  }

  @Test func `a family without samples is left out`() {
    var exposition = Exposition()
    exposition.add(.gauge, "x", "h", [])
    #expect(exposition.text == "")
  }

  @Test func `a histogram counts up to each bound`() {
    let histogram = Histogram(["local"])
    histogram.record(.seconds(1), for: "local")
    histogram.record(.milliseconds(1500), for: "local")
    histogram.record(.seconds(7200), for: "local")
    histogram.record(.seconds(-5), for: "local")
    histogram.record(.seconds(1), for: "nobody")
    var exposition = Exposition()
    exposition.add("w_seconds", "h", histogram.all.map { (["lane": $0.label], $0.counts) })
    let lines = exposition.text.split(separator: "\n")
    #expect(lines[1] == "# TYPE w_seconds histogram")
    for line in [
      #"w_seconds_bucket{lane="local",le="0.5"} 1"#, #"w_seconds_bucket{lane="local",le="1"} 2"#,
      #"w_seconds_bucket{lane="local",le="2"} 3"#, #"w_seconds_bucket{lane="local",le="3600"} 3"#,
      #"w_seconds_bucket{lane="local",le="+Inf"} 4"#, #"w_seconds_sum{lane="local"} 7202.5"#,
      #"w_seconds_count{lane="local"} 4"#,
    ] {
      #expect(lines.contains { $0 == line }, "\(line)")
    }
    #expect(!exposition.text.contains("nobody"))
  }
}
