"""Edges 9 to 13 of the contract: dtypes, layouts, memory, refused calls, cost."""

from writing import (
    case,
    chunk,
    column,
    describe,
    f16,
    f32,
    f64,
    merge,
    nothing,
    rows,
    uniform,
    values,
)

# --- 9 dtypes --------------------------------------------------------------------------------

case(
    "secret/09-half",
    "float16 chunks: their elements are exact, and all arithmetic is float64",
    f16((300, 2), uniform(80, -4, 4)),
    f16((500, 2), uniform(81, 0, 9)),
    merge(0, 1),
    describe(0, 2),
    f16((5000, 2), uniform(82, 40000, 60000)),
    f16((70, 2), uniform(83, -65504, 65504)),
    merge(3, 4),
    describe(3, 5, unit=10000),
)
case(
    "secret/09-single",
    "float32 chunks: their elements are exact, and all arithmetic is float64",
    f32((300, 2), uniform(84, -4, 4)),
    f32((500, 2), uniform(85, 0, 9)),
    merge(0, 1),
    describe(0, 2),
    f32((300, 2), uniform(86, "999990000", "1000010000")),
    f32((200, 2), uniform(87, "999990000", "1000010000")),
    merge(3, 4),
    describe(3, 5, unit=10000),
    f32((9, 2), uniform(88, "-1e30", "1e30")),
    merge(6, 6),
    describe(6, 7, unit="1e30"),
)
case(
    "secret/09-mixed-dtypes",
    "shards may differ in dtype: none is rounded to that of another",
    f16((30, 2), uniform(89, -4, 4)),
    f64((30, 2), uniform(90, -4, 4)),
    f32((30, 2), uniform(91, -4, 4)),
    nothing(2, "float16"),
    merge("0-3"),
    merge(3, 2, 1, 0),
    merge(3, 1),
    merge(2, 1),
    describe(4, 5, 6, 7),
    f16((2, 1), values(1, 2)),
    f64((2, 1), values("1e30", "2e30")),
    merge(8, 9),
    describe(10, unit="1e30"),
)
case(
    "secret/09-dtypes-refused",
    "chunks are float16, float32 or float64: all else is ValueError",
    *[
        chunk(dtype, (2, 2), values(1, 0, 1, 1))
        for dtype in ("int32", "int64", "int8", "int16", "uint8", "uint64", "bool")
    ],
    chunk("int64", (0, 2), "fill 0"),
    chunk("bool", (1, 1), "fill 1"),
    rows([1, 2]),
    describe(9),
)

# --- 10 layouts ------------------------------------------------------------------------------

LAYOUT_RULE = "chunks need not be contiguous: results depend on the elements alone"
for layout in ("permuted", "sliced", "reversed", "spread"):
    case(
        f"secret/10-layout-{layout}",
        LAYOUT_RULE,
        f64((40, 3), uniform(100, -5, 5), layout=layout),
        f64((5, 3), uniform(101, -5, 5), layout=layout),
        f32((3, 3), uniform(102, -5, 5), layout=layout),
        f16((9, 3), uniform(103, -5, 5), layout=layout),
        merge("0-3"),
        describe(0, 1, 2, 4),
    )

# --- 11 the caller's memory ------------------------------------------------------------------

case(
    "secret/11-chunks-untouched",
    "a chunk stays as it is, and may be read-only",
    f64((20, 3), uniform(110, -5, 5)),
    f32((20, 3), uniform(111, -5, 5)),
    f64((20, 3), uniform(112, 1, 5), layout="frozen"),
    f16((1, 3), uniform(113, 1, 5), layout="frozen"),
    merge("0-3"),
    describe(4),
)
case(
    "secret/11-memory-is-used-again",
    "the caller writes into a chunk's memory when from_chunk has returned",
    f64((1, 3), uniform(114, -5, 5)),
    f64((2, 3), uniform(115, -5, 5)),
    f64((1, 1), uniform(116, -5, 5)),
    f64((3, 1), uniform(117, -5, 5)),
    merge(0, 1),
    merge(2, 3),
    describe(0, 1, 2, 3, 4, 5),
)
case(
    "secret/11-stats-untouched",
    "merge leaves its list and the Stats in it as they were, and what it gives stands alone",
    rows([1, 2], [3, 7], [4, 4]),
    rows([9, 9], [5, 1]),
    rows([0, 4], [2, 2]),
    describe(0, 1, 2),
    merge("0-2"),
    describe(0, 1, 2),
    merge(0),
    merge(4, 1),
    describe(4, 0, 3),
    nothing(2),
    merge(6, 0),
    merge(7, 1),
    merge(0, 6),
    merge(9, 2),
    describe(0, 6, 7, 9, 10),
)

# --- 12 refused calls ------------------------------------------------------------------------

case(
    "secret/12-no-columns",
    "a chunk without columns is ValueError, with and without rows",
    f64((3, 0), "fill 0"),
    f64((0, 0), "fill 0"),
    f32((1, 0), "fill 0"),
    rows([1, 2]),
    describe(3),
)
case(
    "secret/12-axes-refused",
    "a chunk has exactly two axes",
    f64((), "fill 1"),
    f64((3,), "fill 1"),
    f64((0,), "fill 1"),
    f64((2, 2, 2), "fill 1"),
    f64((1, 2, 2), "fill 1"),
    f64((2, 2, 1), "fill 1"),
    f64((0, 2, 2), "fill 1"),
    rows([1, 2]),
    describe(7),
)
case(
    "secret/12-merge-of-nothing",
    "an empty list has no columns: ValueError",
    merge(),
    rows([1, 2]),
    merge(),
    describe(1),
)
case(
    "secret/12-columns-differ",
    "all Stats of a list have the same number of columns, wherever in it they are",
    rows([1, 2], [3, 5]),
    rows([1], [3]),
    rows([1, 2, 3]),
    merge(0, 1),
    merge(1, 0),
    merge(0, 0, 0, 2),
    merge(2, 0, 2),
    merge(1, 2),
    merge(0, 1, 0),
    merge(1, 0, 1),
    merge(0, 0),
    describe(0, 1, 2, 10),
)
case(
    "secret/12-columns-differ-though-empty",
    "Stats without rows have columns too, and are checked as others are",
    nothing(2),
    nothing(1),
    nothing(3),
    rows([1, 2], [3, 5]),
    rows([1], [3]),
    merge(0, 1),
    merge(3, 2),
    merge(1, 3),
    merge(3, 3, 1),
    merge(2, 2, 3),
    merge(0, 4),
    merge(0, 3),
    describe(11),
)

# --- 13 cost ---------------------------------------------------------------------------------

case(
    "secret/13-speed",
    "three million rows: no Python loop over rows",
    f64((50000, 5), uniform(120, -1, 1), times=30),
    f32((50000, 5), uniform(121, 0, 4), times=30),
    merge("0-59"),
    describe(60),
)
case(
    "secret/13-memory",
    "thirty million float64 elements do not fit in memory together, nor need they",
    f64((250000, 1), uniform(122, -1, 1), times=60),
    f64((250000, 1), uniform(123, 1, 4), times=60),
    merge("0-119"),
    describe(120),
)
case(
    "secret/13-two-thousand-shards",
    "two thousand Stats in one list",
    column(1, 2, times=1000),
    column(3, times=999, rise=0.0078125),
    merge("0-1998"),
    describe(1999),
)
