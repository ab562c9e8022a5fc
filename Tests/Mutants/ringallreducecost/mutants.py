"""Mutants of the reference of `ringallreducecost`, each with one rule of the contract changed."""

REFERENCE = "submissions/accepted/common_unit"

RANKS = "    if not bandwidths:\n"
BYTES = "    if nbytes < 0:\n"
LINKS = "    if min(bandwidths) < 1:\n"
COUNT = "    n = len(bandwidths)\n"
CUT = "    size, larger = divmod(nbytes, n)\n"
UNIT = "    unit = lcm(*bandwidths)\n"
SHARES = "    shares = [unit // bandwidth for bandwidth in bandwidths]\n"
RING = "    ring = shares + shares\n"
START = "    total = 0\n"
LOOP = "    for turn in range(2 * (n - 1)):\n"
FIRST = "        first = turn % n\n"
OTHERS = "        longest = size * max(ring[first + larger : first + n])\n"
IF = "        if larger:\n"
LARGER = "            longest = max(longest, (size + 1) * max(ring[first : first + larger]))\n"
ADD = "        total += longest\n"
DIVISOR = "    divisor = gcd(total, unit)\n"
RESULT = "    return total // divisor, unit // divisor\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("no_ranks_no_time", RANKS, "    if not bandwidths:\n        return 0, 1\n" + RANKS),
    (
        "no_ranks_no_bytes_no_time",
        RANKS,
        "    if not bandwidths and nbytes == 0:\n        return 0, 1\n" + RANKS,
    ),
    ("refuses_one_rank", RANKS, "    if len(bandwidths) < 2:\n"),
    ("other_error", 'ValueError("no ranks', 'IndexError("no ranks'),
    ("size_not_checked", BYTES, "    if False:\n"),
    ("allows_minus_one_byte", BYTES, "    if nbytes < -1:\n"),
    ("refuses_no_bytes", BYTES, "    if nbytes < 1:\n"),
    ("one_rank_has_any_size", BYTES, "    if nbytes < 0 and len(bandwidths) > 1:\n"),
    ("refuses_empty_chunks", BYTES, "    if nbytes < 0 or 0 < nbytes < len(bandwidths):\n"),
    (
        "links_not_checked",
        LINKS,
        "    bandwidths = [bandwidth or 1 for bandwidth in bandwidths]\n    if False:\n",
    ),
    ("refuses_0_alone", LINKS, "    if 0 in bandwidths:\n"),
    ("refuses_1", LINKS, "    if min(bandwidths) < 2:\n"),
    ("first_link_not_checked", LINKS, "    if min(bandwidths[1:], default=1) < 1:\n"),
    ("last_link_not_checked", LINKS, "    if min(bandwidths[:-1], default=1) < 1:\n"),
    ("links_checked_if_there_are_bytes", LINKS, "    if nbytes and min(bandwidths) < 1:\n"),
    (
        "links_checked_if_there_are_rounds",
        LINKS,
        "    if bandwidths[1:] and min(bandwidths) < 1:\n",
    ),
    (
        "links_checked_if_no_chunk_is_empty",
        LINKS,
        "    if nbytes >= len(bandwidths) and min(bandwidths) < 1:\n",
    ),
    ("refuses_1e12", LINKS, "    if min(bandwidths) < 1 or max(bandwidths) >= 10**12:\n"),
    ("other_error_for_links", 'ValueError("a link', 'ZeroDivisionError("a link'),
    ("one_chunk_fewer", CUT, "    size, larger = divmod(nbytes, max(1, n - 1))\n"),
    ("rounded_up", CUT, "    size, larger = -(-nbytes // n), 0\n"),
    ("rest_left_out", CUT, "    size, larger = nbytes // n, 0\n"),
    ("one_larger_chunk", CUT, "    size, larger = nbytes // n, min(1, nbytes % n)\n"),
    ("larger_and_smaller_swapped", CUT, "    size, larger = nbytes // n, -nbytes % n\n"),
    ("chunks_of_32_bits", CUT, "    size, larger = nbytes // n % 2**32, nbytes % n\n"),
    ("chunks_of_31_bits", CUT, "    size, larger = nbytes // n % 2**31, nbytes % n\n"),
    ("empty_takes_time", CUT, CUT + "    size = max(1, size)\n"),
    ("unit_of_the_slowest", UNIT, "    unit = min(bandwidths)\n"),
    ("unit_of_two_links", UNIT, "    unit = bandwidths[0] * bandwidths[-1]\n"),
    ("floating_shares", SHARES, SHARES.replace("unit // bandwidth", "round(unit / bandwidth, 6)")),
    ("sorted_links", SHARES, SHARES.replace("in bandwidths", "in sorted(bandwidths)")),
    ("links_reversed", SHARES, SHARES.replace("in bandwidths", "in bandwidths[::-1]")),
    ("links_of_arrival", RING, "    ring = shares[-1:] + shares + shares\n"),
    ("links_shifted_back", RING, "    ring = shares[1:] + shares + shares\n"),
    ("ring_is_open", RING, "    ring = shares + [0] * n\n"),
    ("slow_part_of_the_ring", RING, "    ring = [max(shares)] * (2 * n)\n"),
    ("fast_part_of_the_ring", RING, "    ring = [min(shares)] * (2 * n)\n"),
    ("one_second_at_the_start", START, "    total = unit\n"),
    ("reduce_scatter_alone", LOOP, "    for turn in range(n - 1):\n"),
    ("all_gather_alone", LOOP, "    for turn in range(n - 1, 2 * n - 2):\n"),
    ("one_round_more", LOOP, "    for turn in range(2 * n - 1):\n"),
    ("one_round_fewer", LOOP, "    for turn in range(2 * n - 3):\n"),
    ("two_rounds_more", LOOP, "    for turn in range(2 * n):\n"),
    ("starts_with_round_1", LOOP, "    for turn in range(1, 2 * n - 1):\n"),
    ("one_rank_has_a_round", LOOP, "    for turn in range(2 * (n - 1) or 1):\n"),
    ("all_gather_starts_anew", FIRST, "        first = turn % (n - 1)\n"),
    ("other_direction", FIRST, "        first = -turn % n\n"),
    ("chunks_stay", FIRST, "        first = 0\n"),
    ("larger_chunks_last", FIRST, "        first = (turn - larger) % n\n"),
    ("two_steps_a_round", FIRST, "        first = 2 * turn % n\n"),
    ("others_never_decide", OTHERS, "        longest = 0\n"),
    ("others_fewer", OTHERS, OTHERS.replace("first + n]", "first + n - 1], default=0")),
    ("fastest_of_the_others", OTHERS, OTHERS.replace("max", "min")),
    ("larger_never_decide", IF, "        if False:\n"),
    ("larger_decide_if_many", IF, "        if larger > 1:\n"),
    ("larger_decide_if_few", IF, "        if 0 < larger < n - 1:\n"),
    ("larger_decide_alone", LARGER, LARGER.replace("max(longest, ", "(")),
    ("larger_by_two", LARGER, LARGER.replace("size + 1", "size + 2")),
    ("larger_one_more", LARGER, LARGER.replace("first + larger]", "first + larger + 1]")),
    ("larger_one_fewer", LARGER, LARGER.replace("ring[first :", "ring[first + (larger > 1) :")),
    ("fastest_of_the_larger", LARGER, LARGER.replace("* max", "* min")),
    ("larger_everywhere", LARGER, LARGER.replace("ring[first : first + larger]", "ring")),
    ("halves_alike", ADD, "        total += longest * (turn < n - 1) * 2\n"),
    ("longest_round", ADD, "        total = max(total, longest)\n"),
    ("floating_sum", ADD, "        total = int(float(total) + longest)\n"),
    ("floating_longest", ADD, "        total += int(float(longest))\n"),
    ("sum_of_64_bits", ADD, "        total = (total + longest) % 2**64\n"),
    ("sum_of_80_bits", ADD, "        total = (total + longest) % 2**79\n"),
    ("not_reduced", DIVISOR, "    divisor = 1\n"),
    ("zero_not_reduced", DIVISOR, "    divisor = gcd(total, unit) if total else 1\n"),
    ("reduced_by_2_alone", DIVISOR, "    divisor = gcd(total, unit, 2**40)\n"),
    ("reduced_by_10_at_most", DIVISOR, "    divisor = gcd(total, unit, 10**12)\n"),
    ("swapped", RESULT, "    return unit // divisor, total // divisor\n"),
    ("numerator_alone", RESULT, "    return total // divisor\n"),
    ("floats", RESULT, "    return total / divisor, unit / divisor\n"),
    ("negative_denominator", RESULT, "    return -total // divisor, -unit // divisor\n"),
    ("sorts_in_place", COUNT, COUNT + "    isinstance(bandwidths, list) and bandwidths.sort()\n"),
    ("lists_only", COUNT, COUNT + "    bandwidths.copy()\n"),
]
