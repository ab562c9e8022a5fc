"""Mutants of the reference of `bestshardsplit`, each with one rule of the contract changed."""

REFERENCE = "submissions/accepted/limit_then_backwards"

STAGES = "    if k < 1 or k > len(costs):\n"
COSTS = "    if min(costs) < 0:\n"
DEARER = "        if cost > room:\n"
TOO_MANY = "            if stages > k:\n"
RANGE = "    low, high = max(costs), sum(costs)\n"
MIDDLE = "        middle = (low + high) // 2\n"
UP = "            low = middle + 1\n"
CUT = "        if missing and (costs[layer] > room or layer + 1 == missing):\n"
APPEND = "            cuts.append(layer + 1)\n"
START = "    cuts, room = [], limit\n"
MISSING = "        missing = k - 1 - len(cuts)\n"
RESULT = "    return limit, cuts[::-1]\n"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    ("allows_no_stage", STAGES, "    if k < 0 or k > len(costs):\n"),
    ("allows_minus_one", STAGES, "    if k < 1 and k != -1 or k > len(costs):\n"),
    ("negative_k_not_checked", STAGES, "    if k == 0 or k > len(costs):\n"),
    ("refuses_one_stage", STAGES, "    if k < 2 or k > len(costs):\n"),
    ("refuses_a_stage_for_each_layer", STAGES, "    if k < 1 or k >= len(costs):\n"),
    ("refuses_one_layer", STAGES, "    if k < 1 or k > len(costs) or len(costs) == 1:\n"),
    ("allows_one_stage_too_many", STAGES, "    if k < 1 or k > len(costs) + 1:\n"),
    ("any_number_of_stages", STAGES, "    if k < 1 or not costs:\n"),
    ("k_of_32_bits", STAGES, "    k = (k + 2**31) % 2**32 - 2**31\n" + STAGES),
    ("no_layers_no_cost", STAGES, "    if not costs:\n        return 0, []\n" + STAGES),
    (
        "one_stage_of_no_layers",
        STAGES,
        "    if k == 1 and not costs:\n        return 0, []\n" + STAGES,
    ),
    (
        "no_stage_of_no_layers",
        STAGES,
        "    if k == 0 and not costs:\n        return 0, []\n" + STAGES,
    ),
    ("other_error", 'ValueError("k', 'IndexError("k'),
    ("costs_not_checked", COSTS, "    if False:\n"),
    ("refuses_zero", COSTS, "    if min(costs) < 1:\n"),
    ("allows_a_cost_of_minus_one", COSTS, "    if min(costs) < -1:\n"),
    ("checks_the_first_alone", COSTS, "    if costs[0] < 0:\n"),
    ("checks_all_but_the_first", COSTS, "    if min(costs[1:], default=0) < 0:\n"),
    ("checks_all_but_the_last", COSTS, "    if min(costs[:-1], default=0) < 0:\n"),
    ("checks_the_total", COSTS, "    if sum(costs) < 0:\n"),
    ("checks_where_there_is_a_cut", COSTS, "    if k > 1 and min(costs) < 0:\n"),
    ("never_exactly_full", DEARER, "        if cost >= room:\n"),
    ("one_over_fits", DEARER, "        if cost > room + 1:\n"),
    ("one_stage_more", TOO_MANY, "            if stages > k + 1:\n"),
    ("one_stage_less", TOO_MANY, "            if stages >= k:\n"),
    ("dearest_not_a_bound", RANGE, "    low, high = sum(costs) // k, sum(costs)\n"),
    ("begins_one_above", RANGE, "    low, high = max(costs) + 1, sum(costs)\n"),
    ("nothing_costs_one", RANGE, "    low, high = max(1, *costs), sum(costs)\n"),
    ("ends_one_below", RANGE, "    low, high = max(costs), sum(costs) - 1\n"),
    ("total_of_32_bits", RANGE, "    low, high = max(costs), sum(costs) % 2**32\n"),
    ("total_at_most_1e15", RANGE, "    low, high = max(costs), min(sum(costs), 10**15)\n"),
    ("the_mean_will_do", RANGE, "    low = high = max(*costs, 0, -(-sum(costs) // k))\n"),
    ("total_as_a_float", RANGE, "    low, high = max(costs), int(sum(map(float, costs)))\n"),
    ("halves_in_floats", MIDDLE, "        middle = min(int((low + high) / 2), high - 1)\n"),
    ("limit_one_too_high", UP, "            low = middle + 2\n"),
    ("least_limit_plus_one", "    return low\n", "    return low + 1\n"),
    ("fewer_stages", CUT, "        if missing and costs[layer] > room:\n"),
    (
        "full_is_closed",
        CUT,
        "        if missing and (costs[layer] > room or not room or layer + 1 == missing):\n",
    ),
    (
        "never_full_behind",
        CUT,
        "        if missing and (costs[layer] >= room or layer + 1 == missing):\n",
    ),
    (
        "one_over_fits_behind",
        CUT,
        "        if missing and (costs[layer] > room + 1 or layer + 1 == missing):\n",
    ),
    (
        "room_for_one_more_stage",
        CUT,
        "        if missing and (costs[layer] > room or layer == missing):\n",
    ),
    (
        "room_for_one_stage_less",
        CUT,
        "        if missing and (costs[layer] > room or layer + 2 == missing):\n",
    ),
    (
        "zero_is_no_layer",
        CUT,
        CUT.replace("layer + 1 == missing", "costs[layer] and layer + 1 == missing"),
    ),
    ("last_layers", APPEND, "            cuts.append(layer)\n"),
    ("counted_from_the_end", APPEND, "            cuts.append(len(costs) - layer - 1)\n"),
    ("no_room_again", APPEND + "            room = limit\n", APPEND),
    ("starts_without_room", START, "    cuts, room = [], 0\n"),
    (
        "latest_cuts",
        RESULT,
        "    late, used = [], 0\n"
        "    for layer, cost in enumerate(costs):\n"
        "        used += cost\n"
        "        if used > limit or len(costs) - layer == k - 1 - len(late):\n"
        "            late.append(layer)\n"
        "            used = cost\n"
        "    return limit, late\n",
    ),
    ("one_cut_fewer", MISSING, "        missing = max(0, k - 2 - len(cuts))\n"),
    ("cuts_backwards", RESULT, "    return limit, cuts\n"),
    ("cuts_with_the_start", RESULT, "    return limit, [0] + cuts[::-1]\n"),
    ("cuts_with_the_end", RESULT, "    return limit, cuts[::-1] + [len(costs)]\n"),
    ("cuts_first", RESULT, "    return cuts[::-1], limit\n"),
    ("cuts_alone", RESULT, "    return cuts[::-1]\n"),
    ("limit_is_a_float", RESULT, "    return float(limit), cuts[::-1]\n"),
    ("cuts_are_floats", RESULT, "    return limit, [float(cut) for cut in cuts[::-1]]\n"),
    ("cuts_are_text", RESULT, '    return limit, " ".join(map(str, cuts[::-1]))\n'),
    ("sorts_in_place", START, START + "    isinstance(costs, list) and costs.sort()\n"),
    ("sorted", RANGE, "    costs = sorted(costs)\n" + RANGE),
    ("lists_only", START, START + "    costs.copy()\n"),
]
