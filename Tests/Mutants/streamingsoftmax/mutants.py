"""Mutants of the reference of `streamingsoftmax`: one rule flipped or removed in each."""

REFERENCE = "submissions/accepted/running_max_and_sum"

TOP = "top = np.maximum(self.top, x.max(axis=-1, initial=-np.inf))"
TOTAL = "self.total = self.total * np.exp(self.top - base) + np.exp(x, out=x).sum(axis=-1)"
RESULT = "return self.top, finite(self.top) + np.log(self.total)"
BASE = "return np.where(np.isfinite(top), top, 0.0)"

MUTANTS = [  # (name, text that occurs once in solution.py, what it becomes)
    # the maximum
    ("maximum_of_the_last_chunk", TOP, "top = x.max(axis=-1, initial=-np.inf)"),
    ("maximum_never_kept", "        self.top = top\n", ""),
    ("minimum", "x.max(axis=-1, initial=-np.inf)", "x.min(axis=-1, initial=np.inf)"),
    ("maximum_starts_at_zero", "np.full(lead, -np.inf)", "np.zeros(lead)"),
    ("maximum_starts_at_the_least_single", "np.full(lead, -np.inf)", "np.full(lead, -3.4e38)"),
    ("maximum_of_a_chunk_starts_at_zero", "initial=-np.inf", "initial=0.0"),
    ("maximum_of_a_chunk_starts_at_minus_1e30", "initial=-np.inf", "initial=-1e30"),
    ("maximum_of_no_elements", ", initial=-np.inf", ""),
    ("maximum_over_the_first_axis", "x.max(axis=-1", "x.max(axis=0"),
    ("maximum_of_all_rows", TOP, "top = np.maximum(self.top, x.max(initial=-np.inf))"),
    ("maximum_skips_nan", "np.maximum(self.top, x.max(", "np.fmax(self.top, np.fmax.reduce(x, "),
    ("running_maximum_skips_nan", "np.maximum(self.top,", "np.fmax(self.top,"),
    (
        "maximum_by_comparing",
        TOP,
        "new = x.max(axis=-1, initial=-np.inf)\n            top = np.where(new > self.top, new, self.top)",
    ),
    (
        "maximum_by_comparing_the_other_way",
        TOP,
        "new = x.max(axis=-1, initial=-np.inf)\n            top = np.where(new < self.top, self.top, new)",
    ),
    (
        "maximum_of_magnitudes",
        "x.max(axis=-1, initial=-np.inf)",
        "np.abs(x).max(axis=-1, initial=-np.inf)",
    ),
    (
        "maximum_in_single",
        RESULT,
        "return np.float32(self.top), finite(self.top) + np.log(self.total)",
    ),
    # the sum
    ("no_maximum_subtracted", BASE, "return np.zeros(np.shape(top))"),
    ("no_rescale", TOTAL, TOTAL.replace(" * np.exp(self.top - base)", "")),
    (
        "rescales_the_wrong_way",
        "np.exp(self.top - base)",
        "np.exp(np.where(np.isfinite(self.top), base - self.top, 0.0))",
    ),
    (
        "rescales_by_the_difference",
        "np.exp(self.top - base)",
        "np.where(np.isfinite(self.top), 1 + self.top - base, 0.0)",
    ),
    (
        "rescales_the_new_sum_too",
        TOTAL,
        TOTAL.replace(
            "np.exp(self.top - base) +",
            "np.exp(self.top - base) + np.where(self.total > 0, np.exp(self.top - base), 1.0) *",
        ),
    ),
    (
        "rescales_to_the_maximum_of_all_rows",
        "np.exp(self.top - base)",
        "np.exp(self.top - np.max(base, initial=-np.inf))",
    ),
    ("sum_of_the_last_chunk", TOTAL, "self.total = np.exp(x, out=x).sum(axis=-1)"),
    ("sum_over_the_first_axis", "np.exp(x, out=x).sum(axis=-1)", "np.exp(x, out=x).sum(axis=0)"),
    ("sum_of_all_rows", "np.exp(x, out=x).sum(axis=-1)", "np.exp(x, out=x).sum()"),
    ("sum_of_powers_of_two", "np.exp(x, out=x).sum", "np.exp2(x, out=x).sum"),
    ("sum_becomes_a_mean", "np.exp(x, out=x).sum(axis=-1)", "np.exp(x, out=x).mean(axis=-1)"),
    ("sum_without_the_maximum", RESULT, "return self.top, finite(self.top) + np.log1p(self.total)"),
    ("sum_skips_nan", "np.exp(x, out=x).sum(axis=-1)", "np.nansum(np.exp(x, out=x), axis=-1)"),
    ("sum_in_half", TOTAL, TOTAL + "\n            self.total = self.total.astype(chunk.dtype)"),
    # infinities
    ("minus_infinity_subtracted", BASE, "return np.where(top < np.inf, top, 0.0)"),
    ("plus_infinity_subtracted", BASE, "return np.where(top > -np.inf, top, 0.0)"),
    ("infinities_subtracted", BASE, "return top"),
    (
        "nothing_is_zero",
        RESULT,
        "return self.top, np.where(self.top == -np.inf, 0.0, finite(self.top) + np.log(self.total))",
    ),
    (
        "nothing_is_nan",
        RESULT,
        "return self.top, np.where(self.top == -np.inf, np.nan, finite(self.top) + np.log(self.total))",
    ),
    (
        "plus_infinity_is_nan",
        RESULT,
        "return self.top, np.where(self.top == np.inf, np.nan, finite(self.top) + np.log(self.total))",
    ),
    (
        "nan_becomes_infinity",
        RESULT,
        "return self.top, np.nan_to_num(finite(self.top) + np.log(self.total), nan=np.inf, posinf=np.inf, neginf=-np.inf)",
    ),
    (
        "infinity_hides_nan",
        TOP,
        TOP
        + "\n            top = np.where(np.isposinf(chunk).any(axis=-1) | (self.top == np.inf), np.inf, top)",
    ),
    (
        "infinity_spreads_over_rows",
        TOP,
        TOP + "\n            top = np.full(lead, np.inf) if np.any(top == np.inf) else top",
    ),
    (
        "nan_spreads_over_rows",
        TOP,
        TOP
        + "\n            top = np.full(lead, np.nan) if np.isnan(np.sum(np.where(np.isinf(top), 0, top))) else top",
    ),
    # dtypes
    ("half_stays_half", "chunk.astype(np.float64)", "chunk.copy()"),
    ("double_becomes_single", "chunk.astype(np.float64)", "chunk.astype(np.float32)"),
    ("half_refused", "(np.float16, np.float32, np.float64)", "(np.float32, np.float64)"),
    ("single_refused", "(np.float16, np.float32, np.float64)", "(np.float16, np.float64)"),
    ("double_refused", "(np.float16, np.float32, np.float64)", "(np.float16, np.float32)"),
    (
        "integers_taken",
        "(np.float16, np.float32, np.float64)",
        "(np.float16, np.float32, np.float64, np.int64)",
    ),
    (
        "small_integers_taken",
        "chunk.dtype not in DTYPES",
        "chunk.dtype not in DTYPES and chunk.dtype.itemsize > 2",
    ),
    (
        "bools_taken",
        "chunk.dtype not in DTYPES",
        "chunk.dtype not in DTYPES and chunk.dtype.kind != 'b'",
    ),
    ("dtype_unchecked", "chunk.dtype not in DTYPES", "False"),
    (
        "dtype_of_empty_chunks_unchecked",
        "chunk.dtype not in DTYPES",
        "chunk.dtype not in DTYPES and chunk.size",
    ),
    (
        "dtype_of_the_first_chunk_for_all",
        "        elif lead != self.top.shape:",
        "            self.dtype = chunk.dtype\n        elif self.dtype != chunk.dtype:\n            raise ValueError('another dtype than before')\n        elif lead != self.top.shape:",
    ),
    # shapes
    (
        "no_axis_taken",
        '        if chunk.ndim == 0:\n            raise ValueError("a chunk has at least one axis")\n',
        "        chunk = np.atleast_1d(chunk)\n",
    ),
    ("one_axis_refused", "chunk.ndim == 0", "chunk.ndim < 2"),
    ("leading_axes_unchecked", "elif lead != self.top.shape:", "elif False:"),
    ("leading_axes_by_number", "elif lead != self.top.shape:", "elif len(lead) != self.top.ndim:"),
    (
        "leading_axes_by_rows",
        "elif lead != self.top.shape:",
        "elif np.prod(lead) != self.top.size:",
    ),
    (
        "leading_axes_by_the_last",
        "elif lead != self.top.shape:",
        "elif lead[-1:] != self.top.shape[-1:]:",
    ),
    (
        "leading_axes_of_empty_chunks_unchecked",
        "elif lead != self.top.shape:",
        "elif chunk.size == 0:\n            return\n        elif lead != self.top.shape:",
    ),
    ("empty_chunks_refused", "chunk.ndim == 0", "chunk.ndim == 0 or chunk.shape[-1] == 0"),
    ("no_rows_refused", "chunk.ndim == 0", "chunk.ndim == 0 or 0 in chunk.shape[:-1]"),
    (
        "empty_chunks_do_not_count",
        "        lead = chunk.shape[:-1]\n",
        "        lead = chunk.shape[:-1]\n        if chunk.shape[-1] == 0 and self.top is None:\n            return\n",
    ),
    (
        "axes_fixed_before_the_dtype_is_checked",
        "        if chunk.dtype not in DTYPES:\n",
        "        if self.top is None and chunk.ndim:\n            self.top, self.total = np.full(chunk.shape[:-1], -np.inf), np.zeros(chunk.shape[:-1])\n        if chunk.dtype not in DTYPES:\n",
    ),
    (
        "refused_dtype_forgets_all",
        '            raise ValueError(f"chunks are',
        '            self.top = None\n            raise ValueError(f"chunks are',
    ),
    (
        "refused_axes_forget_all",
        '            raise ValueError(f"leading axes',
        '            self.top = None\n            raise ValueError(f"leading axes',
    ),
    (
        "refused_axes_start_anew",
        '            raise ValueError(f"leading axes',
        '            self.top, self.total = np.full(lead, -np.inf), np.zeros(lead)\n            raise ValueError(f"leading axes',
    ),
    (
        "refused_chunks_clear_the_sum",
        '            raise ValueError(f"leading axes',
        '            self.total = self.total * 0\n            raise ValueError(f"leading axes',
    ),
    # finish
    (
        "no_chunk_is_minus_infinity",
        '            raise ValueError("there was no chunk")',
        "            return -np.inf, -np.inf",
    ),
    (
        "no_chunk_is_an_index_error",
        '            raise ValueError("there was no chunk")',
        '            raise IndexError("there was no chunk")',
    ),
    (
        "finish_starts_anew",
        RESULT,
        "result = self.top, finite(self.top) + np.log(self.total)\n            self.top = self.total = None\n            return result",
    ),
    (
        "finish_clears_the_sum",
        RESULT,
        "result = self.top, finite(self.top) + np.log(self.total)\n            self.total = self.total * 0\n            return result",
    ),
    (
        "finish_ends_the_object",
        "        if self.top is None:\n            raise",
        "        self.update = None\n        if self.top is None:\n            raise",
    ),
    ("results_swapped", RESULT, "return finite(self.top) + np.log(self.total), self.top"),
    ("maximum_left_out", RESULT, "return self.top, np.log(self.total)"),
    ("maximum_added_twice", RESULT, "return self.top, 2 * finite(self.top) + np.log(self.total)"),
    ("sum_instead_of_its_logarithm", RESULT, "return self.top, self.total"),
    (
        "results_keep_the_last_axis",
        RESULT,
        "return self.top[..., None], (finite(self.top) + np.log(self.total))[..., None]",
    ),
    (
        "results_are_lists",
        RESULT,
        "return np.asarray(self.top).tolist(), (finite(self.top) + np.log(self.total)).tolist()",
    ),
    ("logsumexp_alone", RESULT, "return finite(self.top) + np.log(self.total)"),
    (
        "logsumexp_in_half",
        RESULT,
        "return self.top, np.float16(finite(self.top) + np.log(self.total))",
    ),
    ("logarithm_to_base_two", "np.log(self.total)", "np.log2(self.total)"),
    # the caller's memory, objects, cost
    (
        "in_place",
        "chunk.astype(np.float64)",
        "chunk.astype(np.float64, copy=not chunk.flags.writeable)",
    ),
    (
        "flattens_in_memory_order",
        "chunk.astype(np.float64)",
        "chunk.ravel(order='K').reshape(chunk.shape).astype(np.float64)",
    ),
    (
        "view_instead_of_reshape",
        "x = chunk.astype(np.float64)",
        "view = chunk.view()\n        view.shape = (chunk.size,)\n        x = view.reshape(chunk.shape).astype(np.float64)",
    ),
    (
        "state_of_the_class",
        "        self.top = None  # the maximum of each row; None before the first chunk\n        self.total = None\n",
        "        StreamingSoftmax.state = self.__dict__ = {'top': None, 'total': None} if not hasattr(StreamingSoftmax, 'state') else StreamingSoftmax.state\n        self.top = self.total = None\n",
    ),
    (
        "keeps_every_chunk",
        "        self.top = top\n",
        "        self.top = top\n        self.kept = getattr(self, 'kept', []) + [chunk.astype(np.float64)]\n",
    ),
    (
        "one_element_at_a_time",
        "        self.top = top\n",
        "        self.top = top\n        for column in range(chunk.shape[-1] if chunk.size > 9999 else 0):\n            np.exp(chunk[..., column])\n",
    ),
]
