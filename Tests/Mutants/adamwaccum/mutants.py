"""Mutants of the reference of `adamwaccum`: one rule flipped or removed in each."""

REFERENCE = "submissions/accepted/parameter_by_parameter"

CHECK = '    check(state["params"], grads, scale, cfg)\n'
ARRAYS = (
    "    arrays = [gradient for entries in grads for gradient in entries if gradient is not None]\n"
)
SKIP = "if not all(np.isfinite(array).all() for array in arrays):"
SKIPPED = "return state, scale / 2"
COUNT = 't = state["t"] + 1'
FIRST = 'm = cfg["beta1"] * m + (1 - cfg["beta1"]) * g'
SECOND = 'v = cfg["beta2"] * v + (1 - cfg["beta2"]) * g**2'
UPDATE = 'p = p - cfg["lr"] * decay * p - cfg["lr"] * m_hat / (np.sqrt(v_hat) + cfg["eps"])'
RESULT = 'return {"params": params, "m": first, "v": second, "t": t}, scale'
MEAN = "return total / (len(column) * scale)"
NORM = "norm = math.sqrt(sum(np.sum(g**2) for g in means if g is not None))"
FACTOR = "return max_norm / norm if norm > max_norm else 1.0"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    # skipping
    ("never_skips", SKIP, "if False:"),
    (
        "skips_nan_alone",
        SKIP,
        SKIP.replace("np.isfinite(array).all()", "not np.isnan(array).any()"),
    ),
    (
        "skips_inf_alone",
        SKIP,
        SKIP.replace("np.isfinite(array).all()", "not np.isinf(array).any()"),
    ),
    ("skips_plus_inf_alone", SKIP, SKIP.replace("np.isfinite(array)", "np.array(array < np.inf)")),
    (
        "skips_minus_inf_alone",
        SKIP,
        SKIP.replace("np.isfinite(array)", "np.array(array > -np.inf)"),
    ),
    ("skips_if_all_are_bad", SKIP, "if arrays and not any(np.isfinite(a).all() for a in arrays):"),
    ("skips_if_all_of_an_array_is_bad", SKIP, SKIP.replace(".all()", ".any() or not array.size")),
    ("skips_by_the_first_gradient", SKIP, SKIP.replace("in arrays", "in arrays[:1]")),
    ("skips_by_the_last_gradient", SKIP, SKIP.replace("in arrays", "in arrays[-1:]")),
    (
        "skips_by_the_first_micro_batch",
        "for entries in grads for gradient",
        "for entries in grads[:1] for gradient",
    ),
    (
        "skips_by_the_last_micro_batch",
        "for entries in grads for gradient",
        "for entries in grads[-1:] for gradient",
    ),
    (
        "skips_by_the_first_parameter",
        "for gradient in entries if gradient is not None]\n    if",
        "for gradient in entries[:1] if gradient is not None]\n    if",
    ),
    (
        "skips_large_gradients",
        SKIP,
        SKIP.replace("np.isfinite(array)", "(np.abs(array.astype(float)) < 3e38)"),
    ),
    (
        "skips_the_greatest_half",
        SKIP,
        SKIP.replace("np.isfinite(array)", "(np.abs(array.astype(float)) < 65504)"),
    ),
    (
        "skips_zeros",
        SKIP,
        SKIP.replace(".all() for", ".all() and (array.any() or not array.size) for"),
    ),
    ("skips_without_gradients", SKIP, SKIP.replace("if not", "if not arrays or not")),
    ("scale_stays", SKIPPED, "return state, scale"),
    ("scale_doubles", SKIPPED, "return state, scale * 2"),
    ("scale_a_quarter", SKIPPED, "return state, scale / 4"),
    ("scale_at_least_one", SKIPPED, "return state, max(1.0, scale / 2)"),
    ("scale_in_whole_numbers", SKIPPED, "return state, scale // 2"),
    ("scale_becomes_one", SKIPPED, "return state, 1.0"),
    ("scale_grows", RESULT, RESULT.replace(", scale", ", scale * 2")),
    ("scale_is_halved_always", RESULT, RESULT.replace(", scale", ", scale / 2")),
    ("skipped_step_counts", SKIPPED, 'return {**state, "t": state["t"] + 1}, scale / 2'),
    ("skipped_step_counts_down", SKIPPED, 'return {**state, "t": 0}, scale / 2'),
    (
        "skipped_step_decays",
        SKIPPED,
        'rate = cfg["lr"] * cfg["weight_decay"]\n'
        '        params = [np.asarray(p * (1 - rate * d)) for p, d in zip(state["params"], cfg["decayed"])]\n'
        '        return {**state, "params": params}, scale / 2',
    ),
    (
        "skipped_step_clears_the_first_moments",
        SKIPPED,
        'return {**state, "m": [0 * np.asarray(m) for m in state["m"]]}, scale / 2',
    ),
    (
        "skipped_step_fades_the_second_moments",
        SKIPPED,
        'return {**state, "v": [np.asarray(v * cfg["beta2"]) for v in state["v"]]}, scale / 2',
    ),
    # mean and scale
    ("sum", MEAN, "return total / scale"),
    ("not_unscaled", MEAN, "return total / len(column)"),
    ("scaled_again", MEAN, "return total / len(column) * scale"),
    ("mean_over_present", MEAN, "return total / (len(present) * scale)"),
    ("one_more_micro_batch", MEAN, "return total / ((len(column) + 1) * scale)"),
    ("unscaled_twice", MEAN, "return total / (len(column) * scale) / scale"),
    (
        "unscaled_by_the_power_of_two",
        MEAN,
        "return total / (len(column) * 2 ** math.floor(math.log2(scale)))",
    ),
    ("first_micro_batch_left_out", "for gradient in present:", "for gradient in present[1:]:"),
    (
        "last_micro_batch_left_out",
        "for gradient in present:",
        "for gradient in present[:-1] or present:",
    ),
    ("zeros_if_there_is_none", "        return None\n    total", "        return 0.0\n    total"),
    ("none_if_one_is_missing", "if not present:", "if len(present) < len(column):"),
    ("none_if_the_first_is_missing", "if not present:", "if column[0] is None:"),
    ("none_if_the_last_is_missing", "if not present:", "if column[-1] is None:"),
    (
        "none_if_zero",
        MEAN,
        "return total / (len(column) * scale) if total.any() or not total.size else None",
    ),
    (
        "sum_of_magnitudes",
        "total += gradient.astype(np.float64)",
        "total += np.abs(gradient.astype(np.float64))",
    ),
    (
        "sum_in_half",
        "total += gradient.astype(np.float64)",
        "total = (total.astype(gradient.dtype) + gradient).astype(float)",
    ),
    (
        "sum_in_single",
        "total = np.zeros(present[0].shape)",
        "total = np.zeros(present[0].shape, np.float32)",
    ),
    ("gradient_in_single", "gradient.astype(np.float64)", "gradient.astype(np.float32)"),
    (
        "unscaled_in_half",
        "total += gradient.astype(np.float64)",
        "total += (gradient / gradient.dtype.type(scale)).astype(np.float64) * scale",
    ),
    (
        "dtype_of_the_first",
        "total = np.zeros(present[0].shape)",
        "total = np.zeros(present[0].shape, present[0].dtype)",
    ),
    (
        "memory_order",
        "gradient.astype(np.float64)",
        "gradient.astype(np.float64).ravel('K').reshape(gradient.shape)",
    ),
    (
        "order_of_rows",
        "gradient.astype(np.float64)",
        "gradient.astype(np.float64)[::-1] if gradient.ndim == 2 else gradient",
    ),
    # clipping
    ("never_clips", FACTOR, "return 1.0"),
    ("always_to_the_bound", FACTOR, "return max_norm / norm if norm else 1.0"),
    (
        "divides_by_a_norm_of_zero",
        FACTOR,
        "return min(np.float64(1.0), max_norm / np.float64(norm)) if norm else math.nan",
    ),
    ("clips_below_the_bound", FACTOR, "return max_norm / norm if 0 < norm < max_norm else 1.0"),
    ("clips_to_one", FACTOR, "return 1 / norm if norm > max_norm else 1.0"),
    ("clips_by_the_bound", FACTOR, "return max_norm if norm > max_norm else 1.0"),
    ("clips_with_1e_6", FACTOR, "return max_norm / (norm + 1e-6) if norm > max_norm else 1.0"),
    ("clips_to_zero", FACTOR, "return 0.0 if norm > max_norm else 1.0"),
    ("bound_squared", NORM, NORM.replace("math.sqrt(", "(")),
    (
        "largest_element_for_the_norm",
        NORM,
        NORM.replace("math.sqrt(sum(np.sum(g**2)", "max([0.0] + [np.abs(g).max(initial=0)").replace(
            "not None))", "not None])"
        ),
    ),
    (
        "sum_of_magnitudes_for_the_norm",
        NORM,
        NORM.replace("math.sqrt(sum(np.sum(g**2)", "(sum(np.sum(np.abs(g))"),
    ),
    (
        "sum_of_norms",
        NORM,
        NORM.replace("math.sqrt(sum(np.sum(g**2)", "(sum(math.sqrt(np.sum(g**2))"),
    ),
    (
        "mean_of_squares_for_the_norm",
        NORM,
        NORM.replace("np.sum(g**2)", "np.sum(g**2) / max(1, g.size)"),
    ),
    (
        "greatest_norm",
        NORM,
        NORM.replace("math.sqrt(sum(np.sum(g**2)", "max([0.0] + [math.sqrt(np.sum(g**2))").replace(
            "not None))", "not None])"
        ),
    ),
    ("norm_of_the_first_parameter", NORM, NORM.replace("in means", "in means[:1]")),
    ("norm_without_scalars", NORM, NORM.replace("if g is not None", "if g is not None and g.ndim")),
    ("norm_in_single", NORM, NORM.replace("g**2", "g.astype(np.float32)**2")),
    ("clips_each_parameter", "g = g * factor", 'g = g * clip([g], cfg["max_norm"])'),
    (
        "clips_by_elements",
        "g = g * factor",
        'g = np.clip(g, -(cfg["max_norm"] or np.inf), cfg["max_norm"] or np.inf)',
    ),
    ("clips_decayed_alone", "g = g * factor", "g = g * (factor if decayed else 1.0)"),
    (
        "clips_scaled",
        'factor = clip(means, cfg["max_norm"])',
        'factor = clip([g if g is None else g * scale for g in means], cfg["max_norm"])',
    ),
    (
        "clips_the_sum",
        'factor = clip(means, cfg["max_norm"])',
        'factor = clip([g if g is None else g * len(grads) for g in means], cfg["max_norm"])',
    ),
    ("second_moment_is_not_clipped", SECOND, SECOND.replace("g**2", "(g / factor)**2")),
    ("first_moment_is_not_clipped", FIRST, FIRST.replace("* g", "* (g / factor)")),
    (
        "no_bound_is_one",
        "if max_norm is None:\n        return 1.0",
        "if max_norm is None:\n        max_norm = 1.0",
    ),
    # t and the moments
    ("t_stays", COUNT, 't = state["t"] or 1'),
    ("t_by_two", COUNT, 't = state["t"] + 2'),
    ("t_by_micro_batches", COUNT, 't = state["t"] + len(grads)'),
    ("t_stays_without_gradients", COUNT, 't = state["t"] + (len(arrays) > 0)'),
    ("t_starts_again", COUNT, "t = 1"),
    (
        "corrects_with_the_old_t_first",
        'm / (1 - cfg["beta1"] ** t)',
        'm / (1 - cfg["beta1"] ** max(1, t - 1))',
    ),
    (
        "corrects_with_the_old_t_second",
        'v / (1 - cfg["beta2"] ** t)',
        'v / (1 - cfg["beta2"] ** max(1, t - 1))',
    ),
    ("first_moment_not_corrected", 'm_hat = m / (1 - cfg["beta1"] ** t)', "m_hat = m"),
    ("second_moment_not_corrected", 'v_hat = v / (1 - cfg["beta2"] ** t)', "v_hat = v"),
    (
        "corrects_the_first_step_alone",
        'm_hat = m / (1 - cfg["beta1"] ** t)',
        'm_hat = m / (1 - cfg["beta1"]) if t == 1 else m',
    ),
    (
        "corrections_swapped",
        'm_hat = m / (1 - cfg["beta1"] ** t)',
        'm_hat = m / (1 - cfg["beta2"] ** t)',
    ),
    (
        "corrects_by_multiplying",
        'm_hat = m / (1 - cfg["beta1"] ** t)',
        'm_hat = m * (1 - cfg["beta1"] ** t)',
    ),
    (
        "corrects_without_power",
        'v_hat = v / (1 - cfg["beta2"] ** t)',
        'v_hat = v / (1 - cfg["beta2"])',
    ),
    (
        "keeps_the_corrected_first_moment",
        "first.append(m)",
        "first.append(m if g is None else m_hat)",
    ),
    (
        "keeps_the_corrected_second_moment",
        "second.append(v)",
        "second.append(v if g is None else v_hat)",
    ),
    ("betas_swapped", FIRST, FIRST.replace("beta1", "beta2")),
    ("first_moment_without_the_rest", FIRST, 'm = cfg["beta1"] * m + g'),
    ("second_moment_without_the_rest", SECOND, 'v = cfg["beta2"] * v + g**2'),
    ("first_moment_forgets", FIRST, 'm = (1 - cfg["beta1"]) * g'),
    ("second_moment_forgets", SECOND, 'v = (1 - cfg["beta2"]) * g**2'),
    ("second_moment_of_magnitudes", SECOND, SECOND.replace("g**2", "np.abs(g)")),
    ("second_moment_of_the_first", SECOND, SECOND.replace("g**2", "m**2")),
    ("second_moment_never_falls", SECOND, SECOND.replace("v = ", "v = np.maximum(v, ") + ")"),
    (
        "moments_swapped",
        RESULT,
        RESULT.replace('"m": first, "v": second', '"m": second, "v": first'),
    ),
    (
        "nesterov",
        UPDATE,
        UPDATE.replace(
            "m_hat", '(cfg["beta1"] * m_hat + (1 - cfg["beta1"]) * g / (1 - cfg["beta1"] ** t))'
        ),
    ),
    # the update
    ("ascends", UPDATE, UPDATE.replace('- cfg["lr"] * m_hat', '+ cfg["lr"] * m_hat')),
    ("no_root", UPDATE, UPDATE.replace("np.sqrt(v_hat)", "v_hat")),
    (
        "eps_inside",
        UPDATE,
        UPDATE.replace('(np.sqrt(v_hat) + cfg["eps"])', 'np.sqrt(v_hat + cfg["eps"])'),
    ),
    (
        "eps_squared_inside",
        UPDATE,
        UPDATE.replace('(np.sqrt(v_hat) + cfg["eps"])', 'np.sqrt(v_hat + cfg["eps"] ** 2)'),
    ),
    ("eps_left_out", UPDATE, UPDATE.replace('+ cfg["eps"]', "+ 1e-300")),
    ("eps_fixed", UPDATE, UPDATE.replace('cfg["eps"]', "1e-8")),
    (
        "eps_at_least",
        UPDATE,
        UPDATE.replace('(np.sqrt(v_hat) + cfg["eps"])', 'np.maximum(np.sqrt(v_hat), cfg["eps"])'),
    ),
    (
        "eps_before_the_correction",
        UPDATE,
        UPDATE.replace('cfg["eps"])', 'cfg["eps"] / math.sqrt(1 - cfg["beta2"] ** t))'),
    ),
    ("lr_left_out", UPDATE, UPDATE.replace('cfg["lr"] * m_hat', "m_hat")),
    ("lr_of_zero_is_a_default", UPDATE, UPDATE.replace('cfg["lr"]', '(cfg["lr"] or 0.001)')),
    # decay
    ("no_decay", "decay = cfg", "decay = 0 * cfg"),
    ("decays_all", "if decayed else 0.0", "if True else 0.0"),
    ("decays_the_others", "if decayed else 0.0", "if not decayed else 0.0"),
    ("decays_by_shape", "if decayed else 0.0", "if p.ndim > 1 else 0.0"),
    ("decay_without_lr", UPDATE, UPDATE.replace('cfg["lr"] * decay', "decay")),
    ("decay_grows", UPDATE, UPDATE.replace("p - cfg", "p + cfg", 1)),
    (
        "decay_in_the_gradient",
        "g = g * factor",
        'g = g * factor + cfg["weight_decay"] * decayed * p',
    ),
    (
        "decay_before_clipping",
        'factor = clip(means, cfg["max_norm"])',
        'means = [g if g is None else g + cfg["weight_decay"] * d * p for g, d, p in zip(means, cfg["decayed"], state["params"])]\n    factor = clip(means, cfg["max_norm"])',
    ),
    (
        "decay_of_the_new_parameter",
        UPDATE,
        'p = p - cfg["lr"] * m_hat / (np.sqrt(v_hat) + cfg["eps"])\n            p = p - cfg["lr"] * decay * p',
    ),
    ("decay_is_clipped", UPDATE, UPDATE.replace("decay * p", "decay * factor * p")),
    ("decay_to_a_sign", UPDATE, UPDATE.replace("decay * p", "decay * np.sign(p)")),
    # no gradient
    (
        "none_decays",
        "        params.append(p)\n",
        '        else:\n            p = np.asarray(p - cfg["lr"] * cfg["weight_decay"] * decayed * p)\n        params.append(p)\n',
    ),
    (
        "none_fades",
        "        params.append(p)\n",
        '        else:\n            m, v = np.asarray(cfg["beta1"] * m), np.asarray(cfg["beta2"] * v)\n        params.append(p)\n',
    ),
    (
        "none_forgets",
        "        params.append(p)\n",
        "        else:\n            m = np.zeros(p.shape)\n        params.append(p)\n",
    ),
    # contract
    ("no_check", CHECK, ""),
    (
        "check_after_skipping",
        f"{CHECK}{ARRAYS}    {SKIP}\n        {SKIPPED}\n",
        f"{ARRAYS}    {SKIP}\n        {SKIPPED}\n{CHECK}",
    ),
    ("scale_unchecked", "if not (math.isfinite(scale) and scale > 0):", "if False:"),
    ("scale_zero_taken", "scale > 0):", "scale >= 0):"),
    ("scale_infinite_taken", "if not (math.isfinite(scale) and scale > 0):", "if not scale > 0:"),
    ("lr_unchecked", '("lr", "weight_decay")', '("weight_decay",)'),
    ("weight_decay_unchecked", '("lr", "weight_decay")', '("lr",)'),
    ("lr_zero_refused", "cfg[name] >= 0):", "cfg[name] > 0):"),
    ("rates_infinite_taken", "math.isfinite(cfg[name]) and cfg[name] >= 0", "cfg[name] >= 0"),
    (
        "rates_nan_taken",
        "not (math.isfinite(cfg[name]) and cfg[name] >= 0)",
        "cfg[name] < 0 or cfg[name] == math.inf",
    ),
    ("beta1_unchecked", '("beta1", "beta2")', '("beta2",)'),
    ("beta2_unchecked", '("beta1", "beta2")', '("beta1",)'),
    ("beta_zero_refused", "if not 0 <= cfg[name] < 1:", "if not 0 < cfg[name] < 1:"),
    ("beta_one_taken", "if not 0 <= cfg[name] < 1:", "if not 0 <= cfg[name] <= 1:"),
    ("beta_negative_taken", "if not 0 <= cfg[name] < 1:", "if not cfg[name] < 1:"),
    ("beta_nan_taken", "if not 0 <= cfg[name] < 1:", "if cfg[name] < 0 or cfg[name] >= 1:"),
    ("eps_zero_taken", 'cfg["eps"] > 0):', 'cfg["eps"] >= 0):'),
    ("eps_infinite_taken", 'math.isfinite(cfg["eps"]) and ', ""),
    ("max_norm_zero_taken", "and bound > 0):", "and bound >= 0):"),
    ("max_norm_infinite_taken", "math.isfinite(bound) and ", ""),
    (
        "max_norm_nan_taken",
        "not (math.isfinite(bound) and bound > 0)",
        "(bound <= 0 or bound == math.inf)",
    ),
    ("no_micro_batch_taken", "if len(grads) == 0:", "if False:"),
    ("one_micro_batch_refused", "if len(grads) == 0:", "if len(grads) < 2:"),
    ("entries_unchecked", "if len(entries) != len(params):", "if False:"),
    ("too_many_entries_taken", "if len(entries) != len(params):", "if len(entries) < len(params):"),
    ("too_few_entries_taken", "if len(entries) != len(params):", "if len(entries) > len(params):"),
    (
        "checks_the_first_micro_batch",
        "    for entries in grads:\n        if len",
        "    for entries in grads[:1]:\n        if len",
    ),
    ("checks_until_there_is_none", "                continue\n", "                break\n"),
    (
        "none_refused",
        "                continue\n",
        '                raise ValueError("no gradient")\n',
    ),
    ("dtypes_unchecked", "if gradient.dtype not in DTYPES:", "if False:"),
    ("integers_taken", "if gradient.dtype not in DTYPES:", 'if gradient.dtype.kind not in "fi":'),
    ("bools_taken", "if gradient.dtype not in DTYPES:", 'if gradient.dtype.kind not in "fb":'),
    ("unsigned_taken", "if gradient.dtype not in DTYPES:", 'if gradient.dtype.kind not in "fu":'),
    ("half_refused", "(np.float16, np.float32, np.float64)", "(np.float32, np.float64)"),
    ("single_refused", "(np.float16, np.float32, np.float64)", "(np.float16, np.float64)"),
    ("double_refused", "(np.float16, np.float32, np.float64)", "(np.float16, np.float32)"),
    (
        "dtype_of_nothing_unchecked",
        "if gradient.dtype not in DTYPES:",
        "if gradient.size and gradient.dtype not in DTYPES:",
    ),
    ("shapes_unchecked", "if gradient.shape != param.shape:", "if False:"),
    ("shapes_by_elements", "if gradient.shape != param.shape:", "if gradient.size != param.size:"),
    ("shapes_by_axes", "if gradient.shape != param.shape:", "if gradient.ndim != param.ndim:"),
    (
        "shapes_of_nothing_unchecked",
        "if gradient.shape != param.shape:",
        "if gradient.size and gradient.shape != param.shape:",
    ),
    (
        "scalars_taken",
        "if gradient.shape != param.shape:",
        "if gradient.ndim and gradient.shape != param.shape:",
    ),
    (
        "no_axes_refused",
        "if gradient.shape != param.shape:",
        "if gradient.shape != param.shape or not param.ndim:",
    ),
    (
        "no_elements_refused",
        "if gradient.shape != param.shape:",
        "if gradient.shape != param.shape or not param.size:",
    ),
    # arguments and state
    ("first_moment_in_place", FIRST, 'm *= cfg["beta1"]\n            m += (1 - cfg["beta1"]) * g'),
    ("parameter_in_place", UPDATE, UPDATE.replace("p = p -", "p -=").replace(" - cfg", " + cfg")),
    ("t_in_place", COUNT, 't = state["t"] = state["t"] + 1'),
    (
        "result_in_place",
        RESULT,
        'state.update({"params": params, "m": first, "v": second, "t": t})\n    return state, scale',
    ),
    ("cfg_in_place", COUNT, COUNT + '\n    cfg["lr"] = cfg["lr"] * 1.0000001'),
    ("gradients_forgotten_in_place", COUNT, COUNT + "\n    grads.clear()"),
    (
        "moments_in_single",
        "first.append(m)",
        "first.append(np.asarray(m, np.float32).astype(np.float64))",
    ),
    (
        "second_moments_in_single",
        "second.append(v)",
        "second.append(np.asarray(v, np.float32).astype(np.float64))",
    ),
    ("parameters_in_single", "params.append(p)", "params.append(np.asarray(p, np.float32))"),
    ("state_alone", RESULT, RESULT.replace(", scale", "")),
    ("state_without_t", RESULT, RESULT.replace(', "t": t', "")),
]
