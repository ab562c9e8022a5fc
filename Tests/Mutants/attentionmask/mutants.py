"""Mutants of the reference of `attentionmask`: one rule flipped or removed in each."""

REFERENCE = "submissions/accepted/masked_in_groups"

SCALE = "logits = grouped @ k.swapaxes(3, 4) / math.sqrt(width)"
DTYPE = "dtype = np.float64 if q.dtype == np.float64 else np.float32"
RESULT = "return (softmax(logits) @ v).reshape(q.shape)"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    # scale
    ("no_scale", " / math.sqrt(width)", ""),
    ("scale_by_d", "/ math.sqrt(width)", "/ width"),
    ("scale_multiplied", "/ math.sqrt(width)", "* math.sqrt(width)"),
    ("scale_by_keys", "/ math.sqrt(width)", "/ math.sqrt(max(keys, 1))"),
    (
        "scale_before_half_is_converted",
        SCALE,
        SCALE.replace(
            "grouped", "(q / q.dtype.type(math.sqrt(width))).astype(dtype).reshape(grouped.shape)"
        ).replace(" / math.sqrt(width)", ""),
    ),
    # causal mask
    ("causal_at_the_first_key", "np.arange(time) + keys - time", "np.arange(time)"),
    ("causal_one_later", "np.arange(time) + keys - time", "np.arange(time) + keys - time + 1"),
    ("causal_not_itself", "where=np.arange(keys) > place", "where=np.arange(keys) >= place"),
    ("causal_other_direction", "np.arange(time) + keys - time", "np.arange(time) - keys + time"),
    (
        "causal_into_the_past",
        "np.arange(keys) > place[:, None]",
        "np.arange(keys) < place[:, None]",
    ),
    ("causal_never", "if causal:", "if False:"),
    ("causal_always", "if causal:", "if True:"),
    ("causal_inverted", "if causal:", "if not causal:"),
    (
        "causal_never_before_the_first_key",
        "np.arange(time) + keys - time",
        "np.maximum(np.arange(time) + keys - time, 0)",
    ),
    (
        "causal_at_the_last_unpadded_key",
        "        place = np.arange(time) + keys - time\n        np.copyto(logits, -np.inf, where=np.arange(keys) > place[:, None])\n",
        "        place = np.arange(time) + lengths[:, None, None, None] - time\n        np.copyto(logits, -np.inf, where=np.arange(keys) > place[..., None])\n",
    ),
    ("causal_without_padding", "if causal:", "if causal and time == keys:"),
    # padding
    (
        "padding_one_less",
        "np.arange(keys) >= lengths[:, None]",
        "np.arange(keys) > lengths[:, None]",
    ),
    (
        "padding_one_more",
        "np.arange(keys) >= lengths[:, None]",
        "np.arange(keys) >= lengths[:, None] - 1",
    ),
    (
        "padding_at_the_front",
        "np.arange(keys) >= lengths[:, None]",
        "np.arange(keys) < keys - lengths[:, None]",
    ),
    (
        "padding_of_the_first_entry",
        "np.arange(keys) >= lengths[:, None]",
        "np.arange(keys) >= lengths[:1, None].repeat(batch, 0)",
    ),
    (
        "padding_of_logits_forgotten",
        "    np.copyto(logits, -np.inf, where=padding[:, None, None, None, :])\n",
        "",
    ),
    ("padding_of_values_forgotten", "np.where(padding[:, None, :, None], 0, v)", "v"),
    (
        "padding_of_values_by_nan_to_num",
        "np.where(padding[:, None, :, None], 0, v)",
        "np.nan_to_num(v, posinf=np.inf, neginf=-np.inf)",
    ),
    (
        "padding_added",
        "np.copyto(logits, -np.inf, where=padding[:, None, None, None, :])",
        "logits += np.where(padding, -np.inf, 0)[:, None, None, None, :]",
    ),
    (
        "padding_gets_weight_zero_logit",
        "np.copyto(logits, -np.inf, where=padding[:, None, None, None, :])",
        "np.copyto(logits, 0, where=padding[:, None, None, None, :])",
    ),
    (
        "causal_finite",
        "np.copyto(logits, -np.inf, where=np.arange(keys)",
        "np.copyto(logits, -1e9, where=np.arange(keys)",
    ),
    (
        "padding_minus_1e4",
        "np.copyto(logits, -np.inf, where=padding[:, None, None, None, :])",
        "np.copyto(logits, np.where(padding.all(axis=1), -np.inf, -1e4)[:, None, None, None, None], where=padding[:, None, None, None, :])",
    ),
    # softmax
    ("maximum_not_subtracted", "    logits -= top\n", ""),
    (
        "minimum_subtracted",
        "logits.max(axis=-1, keepdims=True, initial=-np.inf)",
        "np.where(np.isinf(logits), 0, logits).min(axis=-1, keepdims=True, initial=np.inf)",
    ),
    (
        "maximum_over_all_rows",
        "logits.max(axis=-1, keepdims=True, initial=-np.inf)",
        "logits.max(axis=(-2, -1), keepdims=True, initial=-np.inf)",
    ),
    ("maximum_of_no_keys", ", initial=-np.inf", ""),
    ("maximum_at_least_zero", "initial=-np.inf", "initial=0"),
    ("empty_rows_are_nan", "    top[top == -np.inf] = 0\n", ""),
    ("empty_rows_are_divided", "    total[total == 0] = 1\n", ""),
    ("not_normalised", "    weights /= total\n", ""),
    (
        "sum_over_queries",
        "weights.sum(axis=-1, keepdims=True)",
        "weights.sum(axis=-2, keepdims=True)",
    ),
    ("exp2", "np.exp(logits, out=logits)", "np.exp2(logits, out=logits)"),
    ("one_more_in_the_sum", "total[total == 0] = 1", "total += 1"),
    # heads
    (
        "heads_interleaved",
        "q.astype(dtype).reshape(batch, shared, heads // shared, time, width)",
        "q.astype(dtype).reshape(batch, heads // shared, shared, time, width).swapaxes(1, 2)",
    ),
    (
        "result_of_interleaved_heads",
        RESULT,
        "return (softmax(logits) @ v).swapaxes(1, 2).reshape(q.shape)",
    ),
    (
        "first_head_for_all",
        "v = np.where(padding[:, None, :, None], 0, v)",
        "v = np.where(padding[:, None, :, None], 0, v[:, :1].repeat(shared, 1))",
    ),
    # dtypes
    ("half_stays_half", DTYPE, "dtype = q.dtype"),
    ("double_becomes_single", DTYPE, "dtype = np.float32"),
    (
        "double_computed_in_single",
        SCALE,
        SCALE.replace("grouped", "grouped.astype(np.float32)").replace(
            "k.swap", "k.astype(np.float32).swap"
        ),
    ),
    ("result_always_double", DTYPE, "dtype = np.float64"),
    ("result_in_half", RESULT, "return (softmax(logits) @ v).reshape(q.shape).astype(q.dtype)"),
    ("half_logits", SCALE, SCALE + "\n    logits = logits.astype(q.dtype).astype(dtype)"),
    ("half_weights", "softmax(logits) @ v", "softmax(logits).astype(q.dtype).astype(dtype) @ v"),
    ("result_is_a_list", RESULT, RESULT + ".tolist()"),
    ("result_transposed", RESULT, RESULT + ".swapaxes(1, 2)"),
    ("result_with_groups", RESULT, "return softmax(logits) @ v"),
    # inputs
    (
        "q_scaled_in_place",
        "    padding = np.arange(keys)",
        "    q *= 1.5\n    padding = np.arange(keys)",
    ),
    (
        "padding_cleared_in_place",
        "    padding = np.arange(keys) >= lengths[:, None]  # [B, S]\n",
        "    padding = np.arange(keys) >= lengths[:, None]  # [B, S]\n    v.swapaxes(1, 2)[padding] = 0\n",
    ),
    (
        "q_in_memory_order",
        "grouped = q.astype(dtype)",
        'grouped = q.astype(dtype).ravel(order="K")',
    ),
    (
        "k_in_memory_order",
        "k = k.astype(dtype)[:",
        'k = k.ravel(order="K").reshape(k.shape).astype(dtype)[:',
    ),
    (
        "k_for_v",
        "np.where(padding[:, None, :, None], 0, v)",
        "np.where(padding[:, None, :, None], 0, k[:, :, 0])",
    ),
    # refused
    (
        "integers_allowed",
        "    if q.dtype not in (np.float16, np.float32, np.float64):\n",
        "    if q.dtype.kind not in 'fiub':\n",
    ),
    (
        "half_refused",
        "q.dtype not in (np.float16, np.float32, np.float64)",
        "q.dtype not in (np.float32, np.float64)",
    ),
    ("dtype_of_k_unchecked", "k.dtype != q.dtype or v.dtype != q.dtype", "v.dtype != q.dtype"),
    ("dtype_of_v_unchecked", "k.dtype != q.dtype or v.dtype != q.dtype", "k.dtype != q.dtype"),
    ("dtype_of_q_free", "k.dtype != q.dtype or v.dtype != q.dtype", "k.dtype != v.dtype"),
    (
        "any_integer_lengths",
        "lengths.dtype not in (np.int32, np.int64)",
        "lengths.dtype.kind not in 'iu'",
    ),
    (
        "float_lengths_allowed",
        "lengths.dtype not in (np.int32, np.int64)",
        "lengths.dtype not in (np.int32, np.int64, np.float32, np.float64)",
    ),
    (
        "bool_lengths_allowed",
        "lengths.dtype not in (np.int32, np.int64)",
        "lengths.dtype not in (np.int32, np.int64, bool)",
    ),
    (
        "int32_lengths_refused",
        "lengths.dtype not in (np.int32, np.int64)",
        "lengths.dtype != np.int64",
    ),
    ("shape_of_v_unchecked", "if v.shape != k.shape:", "if v.ndim != 4:"),
    ("width_of_v_unchecked", "if v.shape != k.shape:", "if v.shape[:3] != k.shape[:3]:"),
    (
        "keys_of_v_unchecked",
        "if v.shape != k.shape:",
        "if v.shape[:2] + v.shape[3:] != k.shape[:2] + k.shape[3:]:",
    ),
    (
        "heads_of_v_unchecked",
        "if v.shape != k.shape:",
        "if v.shape[:1] + v.shape[2:] != k.shape[:1] + k.shape[2:]:",
    ),
    ("batch_unchecked", "k.shape[0] != q.shape[0] or k.shape[3]", "k.shape[3]"),
    (
        "lengths_broadcast",
        "lengths.shape != q.shape[:1]",
        "lengths.shape not in (q.shape[:1], (1,))",
    ),
    (
        "lengths_may_be_longer",
        "if lengths.shape != q.shape[:1]:",
        "lengths = lengths[: len(q)]\n    if lengths.shape != q.shape[:1]:",
    ),
    ("no_query_heads_allowed", "if q.shape[1] == 0 or k.shape[1] == 0", "if k.shape[1] == 0"),
    ("no_width_allowed", " or q.shape[3] == 0:", ":"),
    ("heads_need_only_be_more", "q.shape[1] % k.shape[1] != 0", "q.shape[1] < k.shape[1]"),
    ("heads_other_way_round", "q.shape[1] % k.shape[1] != 0", "k.shape[1] % q.shape[1] != 0"),
    (
        "heads_checked_with_queries_alone",
        "if q.shape[1] % k.shape[1] != 0:",
        "if q.size and q.shape[1] % k.shape[1] != 0:",
    ),
    (
        "heads_checked_with_keys_alone",
        "if q.shape[1] % k.shape[1] != 0:",
        "if k.size and q.shape[1] % k.shape[1] != 0:",
    ),
    (
        "one_head_refused",
        "q.shape[1] % k.shape[1] != 0",
        "q.shape[1] % k.shape[1] != 0 or k.shape[1] == 1",
    ),
    ("negative_lengths_allowed", "np.any(lengths < 0) or ", ""),
    ("long_lengths_allowed", " or np.any(lengths > k.shape[2])", ""),
    ("length_s_refused", "lengths > k.shape[2]", "lengths >= k.shape[2]"),
    ("length_zero_refused", "lengths < 0", "lengths <= 0"),
    (
        "lengths_unchecked_without_queries",
        "if np.any(lengths < 0) or np.any(lengths > k.shape[2]):",
        "if q.size and (np.any(lengths < 0) or np.any(lengths > k.shape[2])):",
    ),
    (
        "more_queries_than_keys_refused",
        "    batch, heads, time, width = q.shape\n",
        "    batch, heads, time, width = q.shape\n    if causal and time > k.shape[2]:\n        raise ValueError\n",
    ),
]
