"""Mutants of the reference of `ececalibration`: one rule flipped or removed in each."""

REFERENCE = "submissions/accepted/slope_by_bisection"

CONFIDENCE = "confidence = p.max(axis=1)"
PREDICTED = "right = p.argmax(axis=1) == labels"
UPPER = "upper = np.arange(1, m + 1) / m"
SEARCH = 'np.searchsorted(upper, confidence, side="left")'
LAST = "bins = np.minimum(bins, m - 1)"
GAPS = "np.bincount(bins, weights=right - confidence, minlength=m)"
ERROR = "return np.abs(gaps).sum() / len(p)"
NEGATIVE = "if not np.all(p >= 0):"
SUMS = "if not np.all(np.abs(p.sum(axis=1) - 1) <= 1e-6):"
FINITE = "if not np.all(np.isfinite(z)):"
CENTRED = "z = z - z.max(axis=1, keepdims=True)"
OWN = "own = z[np.arange(len(z)), labels]"
FLAT = "    if not z.any():"
RIGHT = "    if not own.any():"
ALL_RIGHT = f"{RIGHT}  # every label has the greatest logit: the colder, the better\n"
COLD = "    if slope(z, own, np.exp(low)) <= 0:\n"
HOT = "    if slope(z, own, np.exp(high)) >= 0:\n"
WEIGHTS = "weights = np.exp(z / temperature)"
EXPECTED = "(weights * z).sum(axis=1) / weights.sum(axis=1)"
SIZES = "np.bincount(bins, minlength=m)"
MEAN = "return (expected - own).mean()"
FLOATS = "if rows.dtype not in (np.float16, np.float32, np.float64):"
INTEGERS = "if not np.issubdtype(labels.dtype, np.integer):"
EMPTY = "if rows.ndim != 2 or rows.shape[0] == 0 or rows.shape[1] == 0:"
LABELS = "if labels.shape != rows.shape[:1]:"
RANGE = "if np.any(labels < 0) or np.any(labels >= rows.shape[1]):"
DOUBLE = "return rows.astype(np.float64)"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    # confidence and prediction
    ("confidence_is_the_least", CONFIDENCE, "confidence = p.min(axis=1)"),
    ("confidence_of_the_label", CONFIDENCE, "confidence = p[np.arange(len(p)), labels]"),
    ("confidence_at_most_one", CONFIDENCE, "confidence = np.minimum(p.max(axis=1), 1)"),
    ("confidence_in_single", CONFIDENCE, "confidence = p.max(axis=1).astype(np.float32)"),
    ("confidence_is_a_share", CONFIDENCE, "confidence = p.max(axis=1) / p.sum(axis=1)"),
    ("confidence_of_the_first_class", CONFIDENCE, "confidence = p[:, 0]"),
    ("confidence_is_the_margin", CONFIDENCE, "confidence = p.max(axis=1) - p.min(axis=1)"),
    (
        "last_of_equal_ones",
        PREDICTED,
        "right = p.shape[1] - 1 - p[:, ::-1].argmax(axis=1) == labels",
    ),
    ("any_of_equal_ones", PREDICTED, "right = p[np.arange(len(p)), labels] == confidence"),
    (
        "none_of_equal_ones",
        PREDICTED,
        "right = (p.argmax(axis=1) == labels) & ((p == p.max(axis=1)[:, None]).sum(axis=1) == 1)",
    ),
    ("least_is_predicted", PREDICTED, "right = p.argmin(axis=1) == labels"),
    ("wrong_is_right", PREDICTED, "right = p.argmax(axis=1) != labels"),
    ("right_above_a_half", PREDICTED, "right = p[np.arange(len(p)), labels] > 0.5"),
    # bins
    ("edges_of_linspace", UPPER, "upper = np.linspace(0, 1, m + 1)[1:]"),
    ("edges_are_multiples", UPPER, "upper = np.arange(1, m + 1) * (1 / m)"),
    ("edges_are_sums", UPPER, "upper = np.full(m, 1 / m).cumsum()"),
    ("edges_are_lower", UPPER, "upper = np.arange(m) / m"),
    ("edges_in_single", UPPER, "upper = (np.arange(1, m + 1) / m).astype(np.float32)"),
    ("one_bin_more", UPPER, "upper = np.arange(1, m + 2) / (m + 1)"),
    ("edges_next_above", UPPER, "upper = np.nextafter(np.arange(1, m + 1) / m, 2)"),
    ("edges_next_below", UPPER, "upper = np.nextafter(np.arange(1, m + 1) / m, 0)"),
    ("edges_up_to_the_greatest", UPPER, "upper = np.arange(1, m + 1) / m * confidence.max()"),
    (
        "edges_from_the_least",
        UPPER,
        "upper = 1 / p.shape[1] + np.arange(1, m + 1) / m * (1 - 1 / p.shape[1])",
    ),
    ("left_closed", SEARCH, 'np.searchsorted(upper, confidence, side="right")'),
    ("rounded_up", SEARCH, "np.ceil(confidence * m).astype(int) - 1"),
    ("rounded_down", SEARCH, "(confidence * m).astype(int)"),
    ("rounded", SEARCH, "np.rint(confidence * m).astype(int)"),
    ("with_a_tolerance", SEARCH, "np.searchsorted(upper, confidence - 1e-12)"),
    ("with_a_tolerance_below", SEARCH, "np.searchsorted(upper, confidence + 1e-12)"),
    ("above_one_has_a_bin", LAST, "m += 1"),
    ("above_one_is_in_the_first", LAST, "bins %= m"),
    ("last_two_are_one", LAST, "bins = np.minimum(bins, max(m - 2, 0))"),
    ("first_two_are_one", LAST, "bins = np.clip(bins, min(1, m - 1), m - 1)"),
    ("at_most_a_hundred_bins", LAST, "bins = np.minimum(bins, min(m, 100) - 1)"),
    ("at_most_ten_thousand_bins", LAST, "bins = np.minimum(bins * min(m, 10_000) // m, m - 1)"),
    # gaps
    ("gap_of_signs", ERROR, "return abs(gaps.sum()) / len(p)"),
    ("gap_not_absolute", ERROR, "return gaps.sum() / len(p)"),
    ("gap_turned_round", ERROR, "return np.maximum(gaps, 0).sum() / len(p)"),
    ("gap_where_too_sure", ERROR, "return np.maximum(-gaps, 0).sum() / len(p)"),
    ("gap_greatest", ERROR, "return np.abs(gaps).max() / len(p)"),
    ("gap_squared", ERROR, "return np.sqrt((gaps**2).sum()) / len(p)"),
    ("gap_over_bins", ERROR, "return np.abs(gaps).sum() / m"),
    ("gap_over_classes", ERROR, "return np.abs(gaps).sum() / p.size"),
    ("gap_over_rows_less_one", ERROR, "return np.abs(gaps).sum() / max(len(p) - 1, 1)"),
    ("gap_is_not_divided", ERROR, "return np.abs(gaps).sum()"),
    (
        "gap_of_means",
        ERROR,
        "return (np.abs(gaps) / np.maximum(np.bincount(bins, minlength=m), 1)).sum() / m",
    ),
    (
        "gap_of_used_bins",
        ERROR,
        f"return (np.abs(gaps) / np.maximum({SIZES}, 1)).sum() / len(np.unique(bins))",
    ),
    (
        "gap_of_empty_bins",
        ERROR,
        f"return (np.abs(gaps) / {SIZES} * {SIZES}).sum() / len(p)",
    ),
    ("gap_one_less", ERROR, "return 1 - np.abs(gaps).sum() / len(p)"),
    ("gap_in_single", ERROR, "return np.abs(gaps).sum(dtype=np.float32) / np.float32(len(p))"),
    (
        "gap_of_single_rows",
        GAPS,
        "np.bincount(bins, weights=np.abs(right - confidence), minlength=m)",
    ),
    ("gap_of_the_middle", GAPS, "np.bincount(bins, weights=right - (bins + 0.5) / m, minlength=m)"),
    (
        "gap_of_single_confidences",
        GAPS,
        "np.bincount(bins, weights=right - confidence.astype(np.float32), minlength=m)",
    ),
    ("gap_of_accuracy_alone", GAPS, "np.bincount(bins, weights=right, minlength=m)"),
    # the temperature
    ("lower_end", "LOW, HIGH = 0.01, 100.0", "LOW, HIGH = 0.001, 100.0"),
    ("lower_end_above", "LOW, HIGH = 0.01, 100.0", "LOW, HIGH = 0.02, 100.0"),
    ("upper_end", "LOW, HIGH = 0.01, 100.0", "LOW, HIGH = 0.01, 1000.0"),
    ("upper_end_below", "LOW, HIGH = 0.01, 100.0", "LOW, HIGH = 0.01, 50.0"),
    ("no_maximum", CENTRED, "pass"),
    ("one_maximum", CENTRED, "z = z - z.max()"),
    ("minimum_for_maximum", CENTRED, "z = z - z.min(axis=1, keepdims=True)"),
    ("mean_for_maximum", CENTRED, "z = z - z.mean(axis=1, keepdims=True)"),
    ("own_of_the_first", OWN, "own = z[:, 0]"),
    ("own_is_the_greatest", OWN, "own = z.max(axis=1)"),
    ("own_is_the_least", OWN, "own = z.min(axis=1)"),
    ("own_by_another_axis", OWN, "own = z[np.arange(len(z)), labels[::-1]]"),
    ("flat_is_cold", FLAT, "    if False:"),
    ("flat_if_one_row_is", FLAT, "    if not z.any(axis=1).all():"),
    ("flat_if_one_class", FLAT, "    if z.shape[1] == 1:"),
    ("flat_if_nearly", FLAT, "    if np.abs(z).max() < 0.06:"),
    ("flat_is_zero", "return 1.0", "return 0.0"),
    ("flat_is_hot", "return 1.0", "return HIGH"),
    ("right_if_any", RIGHT, "    if not own.all():"),
    ("right_if_nearly", RIGHT, "    if np.mean(own == 0) > 0.9:"),
    ("right_if_little_is_wrong", RIGHT, "    if np.abs(own).max() < 0.1:"),
    (
        "right_is_one",
        f"{ALL_RIGHT}        return LOW",
        f"{RIGHT}\n        return 1.0",
    ),
    (
        "right_is_hot",
        f"{ALL_RIGHT}        return LOW",
        f"{RIGHT}\n        return HIGH",
    ),
    ("cold_end_is_one", f"{COLD}        return LOW", f"{COLD}        return 1.0"),
    ("hot_end_is_one", f"{HOT}        return HIGH", f"{HOT}        return 1.0"),
    ("hot_end_is_infinite", f"{HOT}        return HIGH", f"{HOT}        return np.inf"),
    ("search_to_two_digits", "> 1e-9", "> 1e-2"),
    ("search_to_three_digits", "> 1e-9", "> 2e-3"),
    ("search_turned_round", "np.exp(middle)) > 0", "np.exp(middle)) < 0"),
    ("search_of_a_tenth", "np.exp(middle)) > 0", "np.exp(middle)) > 0.1"),
    ("result_is_inverse", "return np.exp((low + high) / 2)", "return np.exp(-(low + high) / 2)"),
    ("result_is_a_logarithm", "return np.exp((low + high) / 2)", "return (low + high) / 2"),
    (
        "result_in_half",
        "return np.exp((low + high) / 2)",
        "return np.float16(np.exp((low + high) / 2))",
    ),
    (
        "result_is_an_array",
        "return np.exp((low + high) / 2)",
        "return np.exp(np.array([(low + high) / 2]))",
    ),
    ("multiplied", WEIGHTS, "weights = np.exp(z * temperature)"),
    ("root_of_the_temperature", WEIGHTS, "weights = np.exp(z / np.sqrt(temperature))"),
    ("weights_in_single", WEIGHTS, "weights = np.exp((z / temperature).astype(np.float16))"),
    ("powers_of_two", WEIGHTS, "weights = np.exp2(z / temperature)"),
    ("weights_cut", WEIGHTS, "weights = np.exp(np.maximum(z / temperature, -3))"),
    ("expected_of_the_label", EXPECTED, "z.mean(axis=1)"),
    ("expected_of_all_rows", EXPECTED, "(weights * z).sum() / weights.sum()"),
    ("expected_not_divided", EXPECTED, "(weights * z).sum(axis=1)"),
    (
        "expected_with_a_constant",
        EXPECTED,
        "(weights * z).sum(axis=1) / (weights.sum(axis=1) + 1e-2)",
    ),
    ("median_for_mean", MEAN, "return np.median(expected - own)"),
    ("first_row_alone", MEAN, "return (expected - own)[0]"),
    ("wrong_rows_alone", MEAN, "return (expected - own)[own < 0].mean()"),
    ("weighed_by_magnitude", MEAN, "return np.sign(expected - own).mean()"),
    # the contract
    ("m_zero_is_one", "    if m < 1:", "    m = max(m, 1)\n    if m < 1:"),
    ("m_without_its_sign", "    if m < 1:", "    m = abs(m)\n    if m < 1:"),
    ("m_one_refused", "if m < 1:", "if m <= 1:"),
    ("negative_allowed", NEGATIVE, "if np.any(np.isnan(p)):"),
    ("zero_refused", NEGATIVE, "if not np.all(p > 0):"),
    ("little_below_zero_allowed", NEGATIVE, "if not np.all(p >= -1e-6):"),
    ("above_one_refused", NEGATIVE, "if not np.all((p >= 0) & (p <= 1)):"),
    ("negative_in_the_first_row", NEGATIVE, "if not np.all(p[0] >= 0):"),
    ("sums_not_checked", SUMS, "if False:"),
    ("sums_to_five_digits", SUMS, "if not np.all(np.abs(p.sum(axis=1) - 1) <= 1e-5):"),
    ("sums_a_little_further", SUMS, "if not np.all(np.abs(p.sum(axis=1) - 1) <= 1.5e-6):"),
    ("sums_a_little_nearer", SUMS, "if not np.all(np.abs(p.sum(axis=1) - 1) <= 5e-7):"),
    ("sums_below_alone", SUMS, "if not np.all(1 - p.sum(axis=1) <= 1e-6):"),
    ("sums_above_alone", SUMS, "if not np.all(p.sum(axis=1) - 1 <= 1e-6):"),
    ("sums_of_the_first_row", SUMS, "if not abs(p[0].sum() - 1) <= 1e-6:"),
    ("sums_together", SUMS, "if not abs(p.sum() - len(p)) <= 1e-6 * len(p):"),
    (
        "sums_over_rows",
        SUMS,
        "if not np.all(np.abs(p.sum(axis=0) - len(p) / p.shape[1]) <= len(p)):",
    ),
    ("infinite_logits_allowed", FINITE, "if np.any(np.isnan(z)):"),
    ("nan_logits_allowed", FINITE, "if np.any(np.isinf(z)):"),
    ("minus_infinity_allowed", FINITE, "if not np.all(z < np.inf):"),
    ("logits_of_the_first_row_checked", FINITE, "if not np.all(np.isfinite(z[0])):"),
    (
        "logits_of_labels_checked",
        FINITE,
        "if not np.all(np.isfinite(z[np.arange(len(z)), labels])):",
    ),
    ("integers_allowed", FLOATS, 'if rows.dtype.kind not in "fiu":'),
    ("bools_allowed", FLOATS, 'if rows.dtype.kind not in "fb":'),
    ("half_refused", FLOATS, "if rows.dtype not in (np.float32, np.float64):"),
    ("single_refused", FLOATS, "if rows.dtype not in (np.float16, np.float64):"),
    ("labels_as_floats", INTEGERS, 'if labels.dtype.kind not in "iuf":'),
    ("labels_as_bools", INTEGERS, 'if labels.dtype.kind not in "iub":'),
    ("unsigned_labels_refused", INTEGERS, 'if labels.dtype.kind != "i":'),
    ("long_labels_alone", INTEGERS, "if labels.dtype != np.int64:"),
    ("no_rows_allowed", EMPTY, "if rows.ndim != 2 or rows.shape[1] == 0:"),
    ("other_axes_allowed", EMPTY, "if rows.size == 0:"),
    ("one_class_refused", EMPTY, "if rows.ndim != 2 or rows.shape[0] == 0 or rows.shape[1] < 2:"),
    ("lengths_not_compared", LABELS, "if labels.ndim != 1:"),
    ("more_labels_allowed", LABELS, "if labels.ndim != 1 or len(labels) < len(rows):"),
    ("columns_of_labels", LABELS, "if labels.size != len(rows):"),
    ("labels_below_zero", RANGE, "if np.any(labels >= rows.shape[1]):"),
    ("labels_beyond", RANGE, "if np.any(labels < 0):"),
    ("labels_one_beyond", RANGE, "if np.any(labels < 0) or np.any(labels > rows.shape[1]):"),
    (
        "labels_one_less",
        RANGE,
        "if np.any(labels < 0) or np.any(labels >= max(rows.shape[1] - 1, 1)):",
    ),
    (
        "labels_of_the_first_row",
        RANGE,
        "if np.any(labels[:1] < 0) or np.any(labels[:1] >= rows.shape[1]):",
    ),
    ("labels_from_one", RANGE, "if np.any(labels < 1) or np.any(labels > rows.shape[1]):"),
    ("dtype_kept", DOUBLE, "return rows"),
    ("single_for_all", DOUBLE, "return rows.astype(np.float32)"),
    ("memory_order", DOUBLE, 'return rows.ravel(order="K").astype(np.float64).reshape(rows.shape)'),
]
