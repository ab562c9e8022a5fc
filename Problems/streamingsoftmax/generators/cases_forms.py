"""Edges 6 to 13 of the contract: dtypes, refused chunks, calls, layouts, memory, cost."""

from writing import (
    FINISH,
    NEW,
    case,
    f16,
    f32,
    f64,
    row,
    rows,
    stream,
    uniform,
    update,
    use,
    values,
)

# --- 6 dtypes --------------------------------------------------------------------------------

case(
    "secret/06-half",
    "float16 chunks: differences and sums of them need float32 at least",
    stream(f16((50,), uniform(60, -4, 4)), f16((50,), uniform(61, -4, 4))),
    stream(f16((3, 300), uniform(62, -4, 4), times=4)),
    stream(f16((9000,), uniform(63, -1, 1), times=9)),
    stream(row(9.5, dtype="float16"), f16((40,), uniform(64, 0, 9), times=3)),
)
case(
    "secret/06-double",
    "float64 chunks: results to 1e-6, and the maximum to the last bit",
    stream(f64((50,), uniform(65, -8, 8)), f64((50,), uniform(66, -8, 8))),
    stream(f64((3, 50), uniform(67, -0.001, 0.001), times=4)),
    stream(row(0.1, 0.2, dtype="float64"), row("0.30000000000000004", dtype="float64")),
    stream(row("1234567.8901234567", dtype="float64"), row(1234567.5, dtype="float64")),
    stream(row("1e-300", "2e-300", dtype="float64"), row("1e-301", dtype="float64")),
)
case(
    "secret/06-mixed-dtypes",
    "chunks of one object may differ in dtype: none is rounded to that of another",
    stream(row(1, dtype="float16"), row(70000, 0.1, dtype="float32"), row(2, dtype="float16")),
    stream(row(1, dtype="float16"), row("1e300", 0.1, dtype="float64")),
    stream(row(1, 2), row("3.0000000001", dtype="float64")),
    stream(row("0.1", dtype="float64"), row(0.0625, dtype="float16"), row(0.05, dtype="float32")),
    stream(row("1e300", dtype="float64"), row(1, dtype="float32")),
    stream(
        f64((2, 9), uniform(68, -3, 3)),
        f32((2, 9), uniform(69, -3, 3)),
        f16((2, 9), uniform(70, -3, 3)),
    ),
    stream(f16((3, 0), "fill 0"), f64((3, 4), uniform(71, -3, 3))),
)
case(
    "secret/06-dtypes-refused",
    "chunks are float16, float32 or float64: all else is ValueError, and changes nothing",
    *[
        stream(row(1, 2), update(dtype, (2,), values(1, 0)), row(3))
        for dtype in ("int32", "int64", "int8", "int16", "uint8", "uint64", "bool")
    ],
    stream(update("int64", (0,), "fill 0"), row(1)),
    stream(row(1), update("bool", (0,), "fill 0")),
)

# --- 7 refused shapes ------------------------------------------------------------------------

case(
    "secret/07-no-axis-refused",
    "a chunk has at least one axis",
    stream(f32((), values(1)), row(1, 2), f32((), values(5))),
    stream(f64((), "fill 0")),
)
case(
    "secret/07-leading-axes-refused",
    "the leading axes are those of the first chunk, in number and in size",
    stream(row(1, 2), rows([1, 2]), rows([1, 2], [3, 4]), f32((1, 1, 2), "fill 9"), row(3)),
    stream(rows([1, 2], [3, 4]), row(1, 2), rows([9, 9]), rows([1], [2], [3]), rows([0], [0])),
    stream(
        f32((2, 3, 4), uniform(72, -4, 4)),
        f32((3, 2, 4), uniform(73, -4, 4)),
        f32((6, 4), uniform(74, -4, 4)),
        f32((2, 1, 4), uniform(75, -4, 4)),
        f32((1, 3, 4), uniform(76, -4, 4)),
        f32((3, 4), uniform(77, -4, 4)),
        f32((1, 2, 3, 4), uniform(78, -4, 4)),
        f32((2, 3, 1), uniform(79, -4, 4)),
    ),
    stream(rows([1, 2]), row(8, 9), rows([1, 2], [3, 4]), rows([7])),
    stream(f32((1, 3), "fill 0"), f32((2, 3), "fill 1"), f32((3,), "fill 1")),
)
case(
    "secret/07-refused-though-empty",
    "chunks without elements are checked too, and fix the leading axes as others do",
    stream(row(1, 2), f32((1, 0), "fill 0"), f32((2, 0), "fill 0"), row(3)),
    stream(rows([1], [2]), row(), f32((3, 0), "fill 0"), f32((1, 0), "fill 0")),
    stream(f32((2, 0), "fill 0"), rows([1, 2]), row(1), rows([1], [2])),
    stream(
        f32((0, 3), "fill 0"), f32((3,), "fill 0"), f32((1, 3), "fill 0"), f32((0, 1), "fill 0")
    ),
)
case(
    "secret/07-refused-changes-nothing",
    "a refused chunk leaves the object as it was",
    stream(rows([1, 2], [3, 4]), rows([9, 9]), FINISH, rows([0], [5]), row(9, 9)),
    stream(row(1, 2), update("int64", (2,), values(9, 9)), FINISH, row(3), rows([99], [99])),
    stream(row("-inf"), update("bool", (1,), values(1)), FINISH, row(0)),
)
case(
    "secret/07-refused-first",
    "a refused chunk is none: the next one fixes the leading axes, and finish still has no chunk",
    stream(update("int64", (2, 2), values(1, 2, 3, 4)), row(1, 2)),
    stream(f32((), values(1)), rows([1, 2], [3, 4])),
    stream(update("int32", (3, 0), "fill 0"), FINISH, rows([1], [2])),
    stream(update("uint8", (2,), values(1, 2))),
)

# --- 8 finish --------------------------------------------------------------------------------

case(
    "secret/08-no-chunk",
    "finish before any chunk is ValueError, and does no harm",
    stream(),
    stream(FINISH, row(1, 2)),
    stream(FINISH, FINISH, rows([1, 2], [3, 4])),
)
case(
    "secret/08-finish-and-go-on",
    "finish changes nothing: it may be called again, and updates may follow",
    stream(row(1, 2), FINISH, FINISH, row(3), FINISH, row(0), FINISH),
    stream(rows([1, 2], [3, 4]), FINISH, rows([5], [0]), FINISH, rows([0], [0])),
    stream(row(-5), FINISH, row(-4), FINISH, row(-3), FINISH, row(-3)),
    stream(row("-inf"), FINISH, row(1), FINISH, row("inf"), FINISH, row("nan")),
    stream(row(3, dtype="float16"), FINISH, row(4, dtype="float64"), FINISH),
)

# --- 9 objects -------------------------------------------------------------------------------

case(
    "secret/09-objects-in-turn",
    "objects know nothing of each other",
    [
        *stream(row(1, 2)),
        NEW,
        FINISH,
        *row(5, 6),
        use(0),
        FINISH,
        *row(3),
        use(1),
        *row(0),
        FINISH,
        use(0),
        FINISH,
    ],
    [
        NEW,
        *rows([1, 2], [0, 0]),
        NEW,
        *row(7, dtype="float64"),
        use(2),
        *rows([1], [1]),
        FINISH,
        use(3),
        FINISH,
    ],
)

# --- 10 layouts ------------------------------------------------------------------------------

LAYOUT_RULE = "chunks need not be contiguous: results depend on the elements alone"
for layout in ("permuted", "sliced", "reversed", "spread"):
    case(
        f"secret/10-layout-{layout}",
        LAYOUT_RULE,
        stream(
            f32((3, 4), uniform(100, -5, 5), layout=layout),
            f32((3, 2), uniform(101, -5, 5), layout=layout),
        ),
        stream(
            f64((2, 3, 4), uniform(102, -5, 5), layout=layout),
            f64((2, 3, 4), uniform(103, -5, 5)),
            f64((2, 3, 2), uniform(104, -5, 5), layout=layout),
        ),
        stream(f16((2, 5), uniform(105, -5, 5), layout=layout, times=3)),
        *(
            [stream(f32((6,), uniform(106, -5, 5), layout=layout), row(1))]
            if layout != "permuted"
            else []
        ),
    )

# --- 11 the caller's memory ------------------------------------------------------------------

case(
    "secret/11-chunks-untouched",
    "a chunk stays as it is, and may be read-only",
    stream(f32((2, 3), uniform(110, -5, 5)), f32((2, 3), uniform(111, -5, 5))),
    stream(f64((4,), uniform(112, 1, 5)), f64((4,), uniform(113, -5, 5))),
    stream(row("-inf", 1, dtype="float64"), row("inf", "nan", dtype="float64")),
    stream(f32((2, 3), uniform(114, -5, 5), layout="frozen"), f32((2, 3), "fill 1")),
    stream(f64((3,), uniform(115, -5, 5), layout="frozen", times=3, rise=1)),
)
case(
    "secret/11-memory-is-used-again",
    "the caller writes into a chunk's memory when update has returned",
    stream(f64((1,), values(3)), f64((1,), values(2))),
    stream(
        f32((3, 1), values(1, 2, 3)), f32((3, 1), values(3, 2, 1)), f32((3, 1), values(0, 0, 0))
    ),
    stream(f64((2, 2), uniform(116, -5, 5)), FINISH, f64((2, 2), uniform(117, -5, 5), times=2)),
)

# --- 12, 13 cost -----------------------------------------------------------------------------

MOST = (250000,)  # elements of one chunk
case(
    "secret/12-speed",
    "thirty million elements: no Python loop over arrays element by element",
    stream(f32(MOST, uniform(125, -9, 9), times=40)),
    stream(f32(MOST, uniform(126, -9, 5), times=40)),
    stream(f32((2, 125000), uniform(127, -7, 9), times=40)),
)
case(
    "secret/13-memory",
    "thirty million float64 elements do not fit in memory together, nor need they",
    [NEW, *f64(MOST, uniform(123, -9, 5), times=40)],
    [NEW, *f64(MOST, uniform(124, -4, 9), times=40)],
    [NEW, *f64(MOST, uniform(128, -9, 0), times=40), FINISH, use(1), FINISH, use(0), FINISH],
)
case(
    "secret/13-ten-million-equal",
    "ten million equal elements: sums and counts that float16 has not",
    stream(f16(MOST, "fill 0", times=40)),
    stream(f32(MOST, "fill -16", times=40)),
)
