"""Mutants of the reference of `topksampler`: one rule flipped or removed in each."""

REFERENCE = "submissions/accepted/all_rows_at_once"

SORT = 'np.argsort(-x, axis=1, kind="stable")'
TOP_K = "    if 0 < k < vocabulary:\n        order = order[:, :k]\n"
NORMAL = "    weights /= weights.sum(axis=1, keepdims=True)\n"
REACHED = "reached = np.cumsum(weights, axis=1) >= p"
DROP = "weights[:, 1:][reached[:, :-1]] = 0"
TOTAL = "total = running[:, -1:]"
BOUND = "u[:, None] * total"
CHOSEN = "return (running > bound).argmax(axis=1)"
GREATEST = "return x.argmax(axis=1)"
CHECK = "    check(logits, u, k, p, temperature)\n"
LOGITS = "if not np.all(logits < np.inf):"
HIDDEN = "if np.any(logits.max(axis=1) == -np.inf):"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    # temperature
    ("no_temperature", " / temperature)", ")"),
    ("temperature_multiplied", " / temperature)", " * temperature)"),
    ("temperature_at_least_a_tenth", " / temperature)", " / max(temperature, 0.1))"),
    ("temperature_at_most_one", " / temperature)", " / min(temperature, 1))"),
    ("temperature_squared", " / temperature)", " / temperature**2)"),
    (
        "zero_divides",
        f"    if temperature == 0:\n        {GREATEST}",
        "    if False:\n        return",
    ),
    ("zero_is_one", f"        {GREATEST}", "        temperature = 1.0"),
    ("zero_takes_the_last", GREATEST, "return vocabulary - 1 - x[:, ::-1].argmax(axis=1)"),
    ("zero_takes_the_least", GREATEST, "return x.argmin(axis=1)"),
    ("zero_with_a_threshold", "if temperature == 0:", "if temperature < 0.5:"),
    ("zero_takes_magnitudes", GREATEST, "return np.abs(x).argmax(axis=1)"),
    ("zero_of_all_rows", GREATEST, "return np.full(batch, x.argmax() % vocabulary)"),
    # order and ties
    ("unstable_sort", SORT, "np.argsort(-x, axis=1)"),
    ("ties_by_higher_id", SORT, 'np.argsort(x, axis=1, kind="stable")[:, ::-1]'),
    ("least_first", SORT, 'np.argsort(x, axis=1, kind="stable")'),
    ("by_magnitude", SORT, 'np.argsort(-np.abs(x), axis=1, kind="stable")'),
    ("by_rounded_logit", SORT, 'np.argsort(-x.astype(np.float32), axis=1, kind="stable")'),
    ("by_half_logit", SORT, 'np.argsort(-x.astype(np.float16), axis=1, kind="stable")'),
    ("order_of_the_first_row", SORT, SORT + "[:1].repeat(batch, 0)"),
    ("unsorted", SORT, "np.arange(vocabulary)[None].repeat(batch, 0)"),
    # top-k
    ("k_ignored", TOP_K, ""),
    ("k_one_more", "order[:, :k]", "order[:, : k + 1]"),
    ("k_one_less", "order[:, :k]", "order[:, : max(k - 1, 1)]"),
    ("k_zero_keeps_one", TOP_K, "    order = order[:, : max(k, 1)]\n"),
    ("k_below_v_minus_one", "0 < k < vocabulary", "0 < k < vocabulary - 1"),
    ("k_one_is_off", "0 < k < vocabulary", "1 < k < vocabulary"),
    ("k_at_most_a_hundred", "order[:, :k]", "order[:, : min(k, 100)]"),
    ("k_from_the_end", "order[:, :k]", "order[:, -k:]"),
    ("k_without_p", "if p < 1:", "if p < 1 and k == 0:"),
    (
        "k_with_equals",
        TOP_K,
        "    if 0 < k < vocabulary:\n        least = np.take_along_axis(x, order[:, k - 1 : k], axis=1)\n        x = np.where(x >= least, x, -np.inf)\n",
    ),
    ("p_before_k", TOP_K, ""),
    # softmax
    ("maximum_not_subtracted", "(best - best[:, :1])", "best"),
    ("maximum_of_the_first_row", "best - best[:, :1]", "best - best[:1, :1]"),
    ("minimum_subtracted", "best[:, :1]", "best[:, -1:]"),
    ("exp2", "np.exp(", "np.exp2("),
    ("exp_of_twice", "weights = np.exp(", "weights = np.exp(2 * "),
    ("not_normalised", NORMAL, ""),
    ("normalised_by_all_rows", NORMAL, "    weights /= weights.sum()\n"),
    (
        "probabilities_of_all_tokens",
        NORMAL,
        "    weights /= np.exp((x - best[:, :1]) / temperature).sum(axis=1, keepdims=True)\n",
    ),
    # top-p
    ("p_ignored", "if p < 1:", "if False:"),
    ("p_off_from_a_half", "if p < 1:", "if p < 0.5:"),
    ("p_off_near_one", "if p < 1:", "if p < 0.99:"),
    ("p_drops_the_crossing_token", DROP, "weights[:, 1:][reached[:, 1:]] = 0"),
    ("p_may_keep_none", DROP, "weights[reached] = 0"),
    ("p_keeps_one_more", DROP, "weights[:, 2:][reached[:, :-2]] = 0"),
    ("p_of_the_first_row", REACHED, REACHED.replace("axis=1)", "axis=1)[:1].repeat(batch, 0)")),
    ("p_squared", ">= p", ">= p * p"),
    ("p_complement", ">= p", ">= 1 - p"),
    ("p_at_least_a_tenth", ">= p", ">= max(p, 0.1)"),
    ("p_is_a_threshold", REACHED, "reached = weights < p"),
    (
        "p_of_all_after_k",
        REACHED,
        "reached = np.cumsum(weights, axis=1) >= p * min(1, len(best[0]) / vocabulary)",
    ),
    (
        "p_keeps_equals",
        DROP,
        "weights[:, 1:][reached[:, :-1] & (weights[:, 1:] < weights[:, :-1])] = 0",
    ),
    (
        "p_one_is_not_off",
        f"    if p < 1:\n        {REACHED}\n        {DROP}",
        f"    if p <= 1:\n        {REACHED}\n        {DROP.replace('[:, :-1]', '[:, :-1] | (p == 1)')}",
    ),
    # draw
    (
        "draw_by_probability",
        "by_id, order, weights",
        "by_id, np.arange(len(order[0]))[None].repeat(batch, 0), weights",
    ),
    (
        "draw_from_the_highest",
        CHOSEN,
        "return vocabulary - 1 - (np.cumsum(by_id[:, ::-1], axis=1) > bound).argmax(axis=1)",
    ),
    ("draw_not_renormalised", TOTAL, "total = np.ones((batch, 1))"),
    ("draw_at_least_u", "running > bound", "running >= bound"),
    ("draw_may_find_none", BOUND, "u[:, None]"),
    ("draw_with_one_u", BOUND, BOUND.replace("u[:, None]", "u[:1, None]")),
    ("draw_with_the_complement", BOUND, BOUND.replace("u[:, None]", "(1 - u)[:, None]")),
    ("draw_with_single_u", BOUND, BOUND.replace("u[:, None]", "u.astype(np.float32)[:, None]")),
    ("sums_in_single", "np.cumsum(by_id, axis=1)", "np.cumsum(by_id, axis=1, dtype=np.float32)"),
    ("sums_in_half", "np.cumsum(by_id, axis=1)", "np.cumsum(by_id.astype(np.float16), axis=1)"),
    ("sums_of_all_rows", "np.cumsum(by_id, axis=1)", "np.cumsum(by_id).reshape(by_id.shape)"),
    ("draw_the_last", CHOSEN, "return vocabulary - 1 - (running <= bound)[:, ::-1].argmax(axis=1)"),
    (
        "draw_one_further",
        CHOSEN,
        "return np.minimum((running > bound).argmax(axis=1) + 1, vocabulary - 1)",
    ),
    ("place_among_the_kept", CHOSEN, "return (np.cumsum(weights, axis=1) > bound).argmax(axis=1)"),
    # results
    ("ids_in_8_bits", CHOSEN, CHOSEN + ".astype(np.uint8)"),
    ("ids_in_16_bits", CHOSEN, CHOSEN + ".astype(np.uint16)"),
    ("ids_are_floats", CHOSEN, CHOSEN + ".astype(float)"),
    ("ids_in_a_column", CHOSEN, CHOSEN.replace("axis=1)", "axis=1, keepdims=True)")),
    ("one_hot", CHOSEN, "return running > bound"),
    ("first_id_alone", CHOSEN, CHOSEN + "[:1]"),
    # numbers and memory
    ("single_throughout", "x = logits.astype(np.float64)", "x = logits.astype(np.float32)"),
    ("dtype_of_the_logits", "x = logits.astype(np.float64)", "x = logits"),
    (
        "logits_in_memory_order",
        "x = logits.astype",
        'x = logits.ravel(order="K").reshape(logits.shape).astype',
    ),
    (
        "hidden_are_minus_1e4",
        "x = logits.astype(np.float64)",
        "x = np.maximum(logits.astype(np.float64), -1e4)",
    ),
    (
        "hidden_are_minus_1e9",
        "x = logits.astype(np.float64)",
        "x = np.maximum(logits.astype(np.float64), -1e9)",
    ),
    (
        "hidden_are_zero",
        "x = logits.astype(np.float64)",
        "x = np.where(logits == -np.inf, 0, logits).astype(np.float64)",
    ),
    (
        "logits_divided_in_place",
        "    x = logits.astype(np.float64)\n",
        "    x = logits.astype(np.float64)\n    if temperature:\n        logits /= logits.dtype.type(temperature)\n",
    ),
    (
        "logits_negated_for_a_while",
        "    order = np.argsort(-x,",
        "    np.negative(logits, out=logits)\n    np.negative(logits, out=logits)\n    order = np.argsort(-x,",
    ),
    ("u_in_place", "    bound =", "    u *= total[:, 0] * 0.5\n    bound ="),
    # refused
    ("no_check", CHECK, ""),
    (
        "check_after_temperature_zero",
        CHECK,
        "    if temperature == 0 and logits.ndim == 2 and logits.size:\n        return logits.argmax(axis=1)\n"
        + CHECK,
    ),
    (
        "check_only_with_rows",
        CHECK,
        "    if len(logits) == 0:\n        return np.zeros(0, int)\n" + CHECK,
    ),
    ("one_axis_allowed", CHECK, "    logits = np.atleast_2d(logits)\n" + CHECK),
    (
        "more_axes_allowed",
        CHECK,
        "    logits = logits.reshape(len(logits), -1) if logits.ndim > 2 else logits\n" + CHECK,
    ),
    (
        "no_tokens_allowed",
        CHECK,
        "    if logits.ndim == 2 and logits.shape[1] == 0:\n        return np.zeros(len(logits), int)\n"
        + CHECK,
    ),
    ("no_rows_refused", "logits.shape[1] == 0", "logits.size == 0"),
    ("one_token_refused", "logits.shape[1] == 0", "logits.shape[1] <= 1"),
    ("u_may_be_longer", "u.shape != logits.shape[:1]", "u.ndim != 1 or len(u) < len(logits)"),
    ("u_is_broadcast", "u.shape != logits.shape[:1]", "u.shape not in (logits.shape[:1], (1,))"),
    ("u_is_a_scalar", "u.shape != logits.shape[:1]", "u.shape not in (logits.shape[:1], ())"),
    ("u_is_a_column", "u.shape != logits.shape[:1]", "u.size != len(logits)"),
    (
        "integers_allowed",
        "logits.dtype not in (np.float16, np.float32, np.float64)",
        'logits.dtype.kind not in "fiub"',
    ),
    (
        "bools_allowed",
        "logits.dtype not in (np.float16, np.float32, np.float64)",
        'logits.dtype.kind not in "fb"',
    ),
    ("half_refused", "(np.float16, np.float32, np.float64)", "(np.float32, np.float64)"),
    ("double_refused", "(np.float16, np.float32, np.float64)", "(np.float16, np.float32)"),
    ("single_u_allowed", "u.dtype != np.float64", "u.dtype not in (np.float32, np.float64)"),
    ("half_u_allowed", "u.dtype != np.float64", "u.dtype not in (np.float16, np.float64)"),
    ("integer_u_allowed", "u.dtype != np.float64", 'u.dtype.kind != "i" and u.dtype != np.float64'),
    ("negative_k_allowed", "k < 0", "False"),
    ("k_minus_one_is_off", "k < 0", "k < -1"),
    ("k_zero_refused", "k < 0", "k <= 0"),
    ("k_beyond_v_refused", "k < 0", "k < 0 or k > logits.shape[1]"),
    ("k_v_refused", "k < 0", "k < 0 or k == logits.shape[1]"),
    ("p_zero_allowed", "0 < p <= 1", "0 <= p <= 1"),
    ("p_one_refused", "0 < p <= 1", "0 < p < 1"),
    ("p_negative_allowed", "0 < p <= 1", "p <= 1 and p != 0"),
    ("p_beyond_one_allowed", "0 < p <= 1", "0 < p"),
    ("p_nan_allowed", "not 0 < p <= 1", "p <= 0 or p > 1"),
    ("p_tiny_refused", "0 < p <= 1", "1e-9 < p <= 1"),
    ("temperature_zero_refused", "0 <= temperature < np.inf", "0 < temperature < np.inf"),
    ("temperature_negative_allowed", "0 <= temperature < np.inf", "temperature < np.inf"),
    ("temperature_infinite_allowed", "0 <= temperature < np.inf", "0 <= temperature"),
    (
        "temperature_nan_allowed",
        "not 0 <= temperature < np.inf",
        "temperature < 0 or temperature == np.inf",
    ),
    ("temperature_tiny_is_zero", "if temperature == 0:", "if temperature < 1e-5:"),
    ("u_zero_refused", "u >= 0", "u > 0"),
    ("u_negative_allowed", "(u >= 0) & (u < 1)", "u < 1"),
    ("u_one_allowed", "u < 1", "u <= 1"),
    ("u_beyond_one_allowed", "(u >= 0) & (u < 1)", "u >= 0"),
    ("u_nan_allowed", "not np.all((u >= 0) & (u < 1))", "np.any((u < 0) | (u >= 1))"),
    (
        "u_of_the_first_row_checked",
        "np.all((u >= 0) & (u < 1))",
        "np.all((u[:1] >= 0) & (u[:1] < 1))",
    ),
    ("u_any_in_range", "np.all((u >= 0) & (u < 1))", "(np.any((u >= 0) & (u < 1)) or u.size == 0)"),
    ("infinite_logits_allowed", LOGITS, "if np.any(np.isnan(logits)):"),
    ("nan_logits_allowed", LOGITS, "if np.any(logits == np.inf):"),
    (
        "logits_checked_where_greatest",
        LOGITS,
        "if np.any(logits[:1] == np.inf) or np.any(np.isnan(logits[:1])):",
    ),
    ("minus_infinity_refused", LOGITS, "if not np.all(np.isfinite(logits)):"),
    ("hidden_rows_allowed", HIDDEN, "if False:"),
    ("hidden_rows_allowed_but_for_all", HIDDEN, "if logits.size and logits.max() == -np.inf:"),
    (
        "hidden_rows_allowed_at_zero",
        HIDDEN,
        "if temperature != 0 and np.any(logits.max(axis=1) == -np.inf):",
    ),
]
