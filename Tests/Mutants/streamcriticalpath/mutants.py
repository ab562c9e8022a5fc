"""Mutants of the reference of `streamcriticalpath`, each with one rule of the contract changed."""

REFERENCE = "submissions/accepted/free_kernels_first"

DURATIONS = "    if min(durations, default=0) < 0:\n"
BEHIND = "    behind = [[] for _ in range(count)]\n"
PAIRS = "    for before, after in deps:\n"
NUMBERS = "        if before < 0 or before >= count or after < 0 or after >= count:\n"
APPEND = "        behind[before].append(after)\n"
COUNT = "        waits[after] += 1\n"
FREE = "    free = [kernel for kernel in range(count) if waits[kernel] == 0]\n"
ZERO = "    start = [0] * count\n    finish = started = 0\n"
END = "        end = start[kernel] + durations[kernel]\n"
FINISH = "        finish = max(finish, end)\n"
START = "            start[after] = max(start[after], end)\n"
DOWN = "            waits[after] -= 1\n            if waits[after] == 0:\n"
RESULT = "    return finish if started == count else -1\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("durations_not_checked", DURATIONS, "    if False:\n"),
    ("refuses_zero", DURATIONS, "    if min(durations, default=1) < 1:\n"),
    ("refuses_no_kernels", DURATIONS, "    if min(durations) < 0:\n"),
    ("allows_a_duration_of_minus_one", DURATIONS, "    if min(durations, default=0) < -1:\n"),
    ("checks_the_first_duration_alone", DURATIONS, "    if min(durations[:1], default=0) < 0:\n"),
    ("checks_all_but_the_first", DURATIONS, "    if min(durations[1:], default=0) < 0:\n"),
    ("checks_all_but_the_last", DURATIONS, "    if min(durations[:-1], default=0) < 0:\n"),
    ("checks_the_total", DURATIONS, "    if sum(durations) < 0:\n"),
    ("checks_where_there_are_pairs", DURATIONS, "    if deps and min(durations, default=0) < 0:\n"),
    ("other_error_for_durations", 'ValueError("durations', 'IndexError("durations'),
    ("other_error_for_numbers", 'ValueError("no', 'IndexError("no'),
    ("numbers_not_checked", NUMBERS, "        if before >= count:\n"),
    ("before_may_be_negative", NUMBERS, "        if before >= count or not 0 <= after < count:\n"),
    ("after_may_be_negative", NUMBERS, "        if not 0 <= before < count or after >= count:\n"),
    (
        "before_may_be_minus_one",
        NUMBERS,
        "        if before < -1 or before >= count or after < 0 or after >= count:\n",
    ),
    (
        "after_may_be_minus_one",
        NUMBERS,
        "        if before < 0 or before >= count or after < -1 or after >= count:\n",
    ),
    (
        "counted_from_one",
        NUMBERS,
        "        if before < 1 or before > count or after < 1 or after > count:\n",
    ),
    (
        "before_too_great_is_passed_over",
        NUMBERS,
        "        if before >= count and 0 <= after < count:\n            continue\n" + NUMBERS,
    ),
    (
        "after_too_great_is_passed_over",
        NUMBERS,
        "        if after >= count and 0 <= before < count:\n            continue\n" + NUMBERS,
    ),
    (
        "pairs_with_no_kernel_at_all_are_passed_over",
        NUMBERS,
        "        if before not in range(count) and after not in range(count):\n            continue\n"
        + NUMBERS,
    ),
    (
        "numbers_of_32_bits",
        NUMBERS,
        "        before, after = [(k + 2**31) % 2**32 - 2**31 for k in (before, after)]\n"
        + NUMBERS,
    ),
    ("no_kernels_no_check", DURATIONS, "    if not durations:\n        return 0\n" + DURATIONS),
    (
        "no_kernels_minus_one",
        DURATIONS,
        "    if not durations and not deps:\n        return -1\n" + DURATIONS,
    ),
    (
        "no_pairs_no_time",
        DURATIONS,
        "    if durations and not deps:\n        return 0\n" + DURATIONS,
    ),
    (
        "checks_pairs_up_to_a_circle",
        NUMBERS,
        "        if before == after:\n            return -1\n" + NUMBERS,
    ),
    (
        "circle_before_durations",
        DURATIONS,
        "    if any(tuple(pair) == (0, 0) for pair in deps) and durations:\n        return -1\n"
        + DURATIONS,
    ),
    (
        "pairs_with_itself_passed_over",
        NUMBERS,
        NUMBERS.replace("if", "if before == after:\n            continue\n        if"),
    ),
    (
        "pairs_with_itself_refused",
        NUMBERS,
        NUMBERS.replace("if before", "if before == after or before"),
    ),
    ("passes_over_the_first_pair", PAIRS, "    for before, after in deps[1:]:\n"),
    ("passes_over_the_last_pair", PAIRS, "    for before, after in deps[:-1]:\n"),
    (
        "pairs_from_small_to_great",
        COUNT,
        COUNT + "        if before > after:\n            waits[after] -= 1\n",
    ),
    (
        "pairs_twice_walked_once",
        APPEND,
        "        if after not in behind[before]:\n            behind[before].append(after)\n",
    ),
    (
        "pairs_twice_counted_once",
        APPEND + COUNT,
        COUNT.replace("+=", "+= after not in behind[before] and") + APPEND,
    ),
    (
        "pairs_twice_refused",
        APPEND,
        "        if after in behind[before]:\n            raise ValueError\n" + APPEND,
    ),
    (
        "one_pair_for_each_before",
        APPEND + COUNT,
        "        if not behind[before]:\n            behind[before].append(after)\n            waits[after] += 1\n",
    ),
    (
        "one_pair_for_each_after",
        APPEND + COUNT,
        "        if not waits[after]:\n            behind[before].append(after)\n            waits[after] += 1\n",
    ),
    ("starts_with_one_that_waits", FREE, FREE.replace("== 0", "<= 1")),
    ("starts_with_kernel_0", FREE, "    free = [0] if count and waits[0] == 0 else []\n"),
    ("all_but_the_last_number", FREE, FREE.replace("range(count)", "range(count - 1)")),
    ("kernels_alone_left_out", FREE, FREE.replace("== 0]", "== 0 and behind[kernel]]")),
    ("kernels_of_zero_left_out", FREE, FREE.replace("== 0]", "== 0 and durations[kernel]]")),
    ("begins_at_time_1", ZERO, ZERO.replace("[0]", "[1]")),
    ("floats", ZERO, ZERO.replace("= 0", "= 0.0")),
    ("times_as_floats", END, "        end = int(float(start[kernel]) + durations[kernel])\n"),
    ("times_of_32_bits", END, "        end = (start[kernel] + durations[kernel]) % 2**32\n"),
    ("times_of_53_bits", END, "        end = (start[kernel] + durations[kernel]) % 2**53\n"),
    ("start_for_end", END, "        end = start[kernel]\n"),
    ("one_more_for_each_kernel", END, "        end = start[kernel] + max(1, durations[kernel])\n"),
    ("a_pause_between", START, "            start[after] = max(start[after], end + 1)\n"),
    ("last_one_decides", START, "            start[after] = end\n"),
    ("first_one_decides", START, "            start[after] = start[after] or end\n"),
    ("earliest_one_decides", START, "            start[after] = min(start[after] or end, end)\n"),
    ("adds_all_that_it_waits_for", START, "            start[after] += end\n"),
    (
        "only_if_the_start_is_later",
        START,
        "            start[after] = max(start[after], start[kernel])\n",
    ),
    ("last_finish_seen", FINISH, "        finish = end\n"),
    (
        "finish_of_those_without_followers_summed",
        FINISH,
        "        finish += 0 if behind[kernel] else end\n",
    ),
    (
        "finish_of_those_that_are_waited_for",
        FINISH,
        "        finish = max(finish, end if behind[kernel] else 0)\n",
    ),
    (
        "finish_of_kernel_0_alone",
        FINISH,
        "        finish = max(finish, end if kernel == 0 else 0)\n",
    ),
    ("sum_of_all", FINISH, "        finish += durations[kernel]\n"),
    ("longest_kernel", FINISH, "        finish = max(finish, durations[kernel])\n"),
    ("number_of_kernels", END, "        end = start[kernel] + 1\n"),
    ("ready_too_early", DOWN, DOWN.replace("== 0", "<= 1")),
    ("circle_not_seen", RESULT, "    return finish\n"),
    ("circle_only_of_all", RESULT, "    return finish if started or not count else -1\n"),
    ("circle_of_one_not_seen", RESULT, "    return finish if started >= count - 1 else -1\n"),
    (
        "circle_of_zeros_not_seen",
        RESULT,
        "    left = [d for k, d in enumerate(durations) if waits[k] > 0]\n    return -1 if any(left) else finish\n",
    ),
    ("circle_gives_0", RESULT, "    return finish if started == count else 0\n"),
    ("circle_gives_none", RESULT, "    return finish if started == count else None\n"),
    (
        "circle_is_refused",
        RESULT,
        "    if started < count:\n        raise ValueError\n    return finish\n",
    ),
    ("no_time_is_a_circle", RESULT, "    return finish if finish and started == count else -1\n"),
    ("result_is_a_float", RESULT, "    return float(finish) if started == count else -1\n"),
    ("result_is_text", RESULT, "    return str(finish) if started == count else -1\n"),
    (
        "adds_in_place",
        FINISH,
        FINISH + "        if isinstance(durations, list):\n            durations[kernel] = end\n",
    ),
    ("sorts_pairs_in_place", BEHIND, BEHIND + "    isinstance(deps, list) and deps.sort()\n"),
    (
        "turns_pairs_in_place",
        COUNT,
        COUNT + "        if isinstance(deps[0], list):\n            deps[0].reverse()\n",
    ),
    ("lists_of_durations_only", BEHIND, BEHIND + "    durations.copy()\n"),
    ("tuples_for_pairs_only", BEHIND, BEHIND + "    set(deps)\n"),
]
