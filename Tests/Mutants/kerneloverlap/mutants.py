"""Mutants of the reference of `kerneloverlap`, one rule of the contract flipped or removed in each."""

REFERENCE = "submissions/accepted/two_sorted_lists"

LOOP = "    for start, end in spans:\n"
CHECK = "        if end < start:\n"
STARTS = "starts = sorted(start for start, _ in busy)"
ENDS = "ends = sorted(end for _, end in busy)"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("never_refuses", CHECK, "        if False:\n"),
    ("refuses_zero_length", CHECK, "        if end <= start:\n"),
    ("allows_one_tick_before", CHECK, "        if end < start - 1:\n"),
    ("refuses_by_magnitude", CHECK, "        if abs(end) < abs(start):\n"),
    ("difference_wraps", CHECK, "        if -(2**63) <= end - start < 0:\n"),
    ("refuses_negative_times", CHECK, "        if end < start or start < 0:\n"),
    ("refuses_positive_starts_only", CHECK, "        if end < start and start > 0:\n"),
    ("checks_the_first_alone", LOOP, "    for start, end in spans[:1]:\n"),
    ("checks_all_but_the_first", LOOP, "    for start, end in spans[1:]:\n"),
    ("checks_all_but_the_last", LOOP, "    for start, end in spans[:-1]:\n"),
    ("checks_until_zero_length", LOOP, LOOP + "        if start == end:\n            break\n"),
    ("checks_one_span_never", LOOP, "    for start, end in spans if len(spans) > 1 else []:\n"),
    ("other_error", "raise ValueError(", "raise IndexError("),
    ("returns_minus_one", "raise ValueError(", "return -1 or ("),
    ("keeps_zero_length", "if start < end]", "]"),
    ("drops_length_one", "if start < end]", "if start + 1 < end]"),
    (
        "drops_identical",
        "busy = [(start, end) for start, end in spans if start < end]",
        "busy = {(start, end) for start, end in spans if start < end}",
    ),
    ("drops_equal_starts", STARTS, "starts = sorted({start for start, _ in busy})"),
    ("starts_not_sorted", STARTS, "starts = [start for start, _ in busy]"),
    ("ends_not_sorted", ENDS, "ends = [end for _, end in busy]"),
    ("ends_sorted_downwards", ENDS, "ends = sorted((end for _, end in busy), reverse=True)"),
    (
        "sorts_in_place",
        "    busy = [",
        "    isinstance(spans, list) and spans.sort()\n    busy = [",
    ),
    ("float_times", "busy = [(start, end)", "busy = [(float(start), float(end))"),
    ("times_of_32_bits", "busy = [(start, end)", "busy = [(start % 2**32, end % 2**32)"),
    ("magnitudes", "busy = [(start, end)", "busy = [(abs(start), abs(end))"),
    ("closed", "ends[ended] <= start", "ends[ended] < start"),
    ("ends_one_early", "ends[ended] <= start", "ends[ended] <= start + 1"),
    ("never_ends", "begun - ended", "begun"),
    ("counts_from_zero", "enumerate(starts, 1)", "enumerate(starts)"),
    ("last_count", "max(most, begun - ended)", "begun - ended"),
    ("least_count", "max(most, begun - ended)", "min(most, begun - ended)"),
    ("sum_of_counts", "max(most, begun - ended)", "most + begun - ended"),
    ("at_least_one", "most = ended = 0", "most, ended = 1, 0"),
    ("count_of_16_bits", "return most", "return most % 2**16"),
    ("result_is_a_float", "return most", "return float(most)"),
    ("result_as_text", "return most", "return str(most)"),
    ("none_for_nothing", "return most", "return most or None"),
    ("lists_only", "    most = ended = 0\n", "    most = ended = 0\n    spans.copy()\n"),
    ("pairs_must_be_tuples", LOOP, "    assert all(isinstance(s, tuple) for s in spans)\n" + LOOP),
]
