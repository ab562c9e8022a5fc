"""Mutants of the reference of `microbatchpack`, one rule of the contract flipped or removed in each."""

REFERENCE = "submissions/accepted/greedy_in_tokens"

ARGUMENTS = "    if memory_budget < 0 or bytes_per_token < 0:\n"
LENGTHS = "    if min(lengths, default=0) < 0:\n"
EMPTY = "    if not lengths:\n        return 0\n"
FREE = "    if bytes_per_token == 0:\n        return 1\n"
TOKENS = "tokens = memory_budget // bytes_per_token"
MISFIT = "    if max(lengths) > tokens:\n        return -1\n"
LOOP = "    for length in lengths:\n"
FULL = "        if length > room:\n"
SUM = "    groups, room = 1, tokens\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("budget_not_checked", ARGUMENTS, "    if bytes_per_token < 0:\n"),
    ("bytes_not_checked", ARGUMENTS, "    if memory_budget < 0:\n"),
    (
        "checked_only_with_requests",
        ARGUMENTS,
        "    if lengths and (memory_budget < 0 or bytes_per_token < 0):\n",
    ),
    ("refuses_zero_budget", ARGUMENTS, "    if memory_budget <= 0 or bytes_per_token < 0:\n"),
    ("refuses_zero_bytes", ARGUMENTS, "    if memory_budget < 0 or bytes_per_token <= 0:\n"),
    ("lengths_not_checked", LENGTHS, "    if False:\n"),
    ("refuses_zero_length", LENGTHS, "    if min(lengths, default=1) < 1:\n"),
    ("allows_minus_one", LENGTHS, "    if min(lengths, default=0) < -1:\n"),
    ("checks_the_first_alone", LENGTHS, "    if min(lengths[:1], default=0) < 0:\n"),
    ("checks_all_but_the_first", LENGTHS, "    if min(lengths[1:], default=0) < 0:\n"),
    ("checks_all_but_the_last", LENGTHS, "    if min(lengths[:-1], default=0) < 0:\n"),
    (
        "checks_up_to_the_misfit",
        LENGTHS,
        "    if next((n for n in lengths if n < 0 or n * bytes_per_token > memory_budget), 0) < 0:\n",
    ),
    (
        "checks_only_when_tokens_cost",
        LENGTHS,
        "    if bytes_per_token and min(lengths, default=0) < 0:\n",
    ),
    ("refuses_empty", LENGTHS, "    if min(lengths, default=-1) < 0:\n"),
    ("other_error", 'ValueError("lengths', 'IndexError("lengths'),
    ("empty_needs_a_group", EMPTY, "    if not lengths:\n        return 1\n"),
    ("empty_is_a_misfit", EMPTY, "    if not lengths:\n        return -1\n"),
    ("zeros_are_nothing", EMPTY, "    if not any(lengths):\n        return 0\n"),
    ("free_tokens_no_group", FREE, "    if bytes_per_token == 0:\n        return 0\n"),
    ("free_tokens_group_each", FREE, "    if bytes_per_token == 0:\n        return len(lengths)\n"),
    ("free_tokens_not_special", FREE, ""),
    (
        "free_tokens_need_a_budget",
        FREE,
        "    if bytes_per_token == 0:\n        return 1 if memory_budget else -1\n",
    ),
    ("rounds_up", TOKENS, "tokens = -(-memory_budget // bytes_per_token)"),
    ("divides_as_floats", TOKENS, "tokens = int(memory_budget / bytes_per_token)"),
    ("keeps_a_fraction", TOKENS, "tokens = memory_budget / bytes_per_token"),
    ("budget_is_in_tokens", TOKENS, "tokens = memory_budget"),
    ("at_least_one_token", TOKENS, "tokens = max(1, memory_budget // bytes_per_token)"),
    ("one_token_less", TOKENS, "tokens = memory_budget // bytes_per_token - 1"),
    ("one_token_more", TOKENS, "tokens = memory_budget // bytes_per_token + 1"),
    ("misfit_gets_a_group", MISFIT, ""),
    ("misfit_is_an_error", MISFIT, "    if max(lengths) > tokens:\n        raise ValueError\n"),
    ("exact_fit_is_a_misfit", MISFIT, "    if max(lengths) >= tokens:\n        return -1\n"),
    ("misfit_first_alone", MISFIT, "    if lengths[0] > tokens:\n        return -1\n"),
    ("misfit_last_alone", MISFIT, "    if lengths[-1] > tokens:\n        return -1\n"),
    (
        "misfit_anywhere_but_last",
        MISFIT,
        "    if max(lengths[:-1], default=0) > tokens:\n        return -1\n",
    ),
    ("misfit_total", MISFIT, "    if sum(lengths) > tokens:\n        return -1\n"),
    (
        "no_room_is_a_misfit",
        MISFIT,
        "    if max(lengths) > tokens or not tokens:\n        return -1\n",
    ),
    ("never_exactly_full", FULL, "        if length >= room:\n"),
    ("zero_opens_a_group", FULL, "        if length > room or not room and not length:\n"),
    ("one_over_fits", FULL, "        if length > room + 1:\n"),
    ("sorted_down", LOOP, "    for length in sorted(lengths, reverse=True):\n"),
    ("sorted_up", LOOP, "    for length in sorted(lengths):\n"),
    ("reverses_in_place", SUM, SUM + "    isinstance(lengths, list) and lengths.reverse()\n"),
    ("skips_the_first", LOOP, "    for length in lengths[1:]:\n"),
    ("starts_without_a_group", SUM, "    groups, room = 0, tokens\n"),
    ("starts_without_room", SUM, "    groups, room = 1, 0\n"),
    (
        "opener_takes_no_room",
        "        room -= length\n",
        "        else:\n            room -= length\n",
    ),
    ("nothing_takes_room", "        room -= length\n", ""),
    ("lengths_of_32_bits", SUM, SUM + "    lengths = [n % 2**32 for n in lengths]\n"),
    ("result_is_a_float", "    return groups\n", "    return float(groups)\n"),
    ("lists_only", SUM, SUM + "    lengths.copy()\n"),
]
