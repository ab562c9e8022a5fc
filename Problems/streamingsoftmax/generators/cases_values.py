"""The samples, and edges 1 to 5 of the contract: chunks, maxima, no elements, infinities, size."""

from writing import FINISH, case, f16, f32, f64, row, rows, stream, uniform, values

# --- samples ---------------------------------------------------------------------------------

case(
    "sample/01-two-chunks",
    "the stream of the statement, worked out there",
    stream(row(1, 2, 3), FINISH, row(5, 0)),
)
case(
    "sample/02-rows",
    "each row has a stream of its own; it may be infinite, or without elements",
    stream(rows([0, 0], [1, "-inf"], ["-inf", "-inf"]), rows([0], [2], ["-inf"])),
    stream(rows([1, 2], ["inf", 2]), rows([3], [4]), rows(["nan"], [5])),
    stream(f32((2, 0), "fill 0")),
)
case(
    "sample/03-broken-contract",
    "a broken contract raises ValueError, and a refused chunk changes nothing",
    stream(FINISH, row(1, 2), row(7, dtype="int64"), rows([1, 2])),
)

# --- 1 chunks --------------------------------------------------------------------------------

case(
    "secret/01-one-chunk",
    "one chunk, of any number of axes",
    stream(row(2.5)),
    stream(row(-3, -1, -2)),
    stream(f32((7,), uniform(1, -4, 4))),
    stream(f32((3, 5), uniform(2, -4, 4))),
    stream(f32((2, 3, 4), uniform(3, -4, 4))),
    stream(f32((2, 1, 3, 4), uniform(4, -4, 4))),
    stream(f32((3, 1), uniform(5, -4, 4))),
    stream(f32((1, 4), uniform(6, -4, 4))),
)
case(
    "secret/01-chunks-of-all-widths",
    "chunks need not be equally wide, and a row is one stream over all of them",
    stream(
        f32((1,), uniform(7, -4, 4)), f32((9,), uniform(8, -4, 4)), f32((2,), uniform(9, -4, 4))
    ),
    stream(
        f32((3, 2), uniform(10, -4, 4)),
        f32((3, 3), uniform(11, -4, 4)),
        f32((3, 1), uniform(12, -4, 4)),
    ),
    stream(f32((2, 2, 4), uniform(13, -4, 4)), f32((2, 2, 1), uniform(14, -4, 4))),
    stream(f32((5, 3), uniform(15, -4, 4)), f32((5, 5), uniform(16, -4, 4))),
)
case(
    "secret/01-many-small-chunks",
    "many chunks of few elements",
    stream(f32((3, 2), uniform(17, -3, 3), times=100)),
    stream(f64((5,), uniform(18, -3, 3), times=2000)),
)
case(
    "secret/01-many-rows",
    "many rows at once",
    stream(f32((1000, 250), uniform(120, -6, 6), times=8), f32((1000, 250), uniform(121, -2, 9))),
    stream(f64((20, 50, 100), uniform(122, -6, 6), times=4, rise=0.5)),
)
case(
    "secret/01-no-rows",
    "a leading axis may be 0: there are no rows, and no results",
    stream(f32((0, 4), "fill 0")),
    stream(f32((0, 4), "fill 0"), f32((0, 2), "fill 0")),
    stream(f64((2, 0, 3), "fill 0")),
    stream(f32((0, 0), "fill 0")),
)

# --- 2 maxima --------------------------------------------------------------------------------

case(
    "secret/02-maximum-grows",
    "when the maximum grows, the sum so far is rescaled",
    stream(row(0, 1), row(2, 1), row(3, 3)),
    stream(row(0), row(0.5), row(1), row(1.5)),
    stream(f64((2, 3), uniform(20, -1, 1), times=30, rise=0.25)),
    stream(row(-1000, -1000.5), row(-999)),
)
case(
    "secret/02-maximum-falls",
    "a chunk whose maximum is lower than the one so far adds to its sum alone",
    stream(row(3, 3), row(2, 1), row(0, 1)),
    stream(row(1.5), row(1), row(0.5), row(0)),
    stream(f64((2, 3), uniform(21, -1, 1), times=30, rise=-0.25)),
    stream(row(0), row(-1000)),
)
case(
    "secret/02-maximum-stays",
    "equal maxima",
    stream(row(1, 0), row(0, 1), row(1, 1)),
    stream(f32((4,), "fill -7", times=9)),
    stream(f32((2, 4), "fill 0", times=5)),
)
case(
    "secret/02-all-below-zero",
    "all elements are below 0: the maximum, too",
    stream(row(-5, -4), row(-3, -6)),
    stream(f32((2, 5), uniform(22, -90, -80)), f32((2, 5), uniform(23, -90, -80))),
    stream(row(-20), row(-30)),
)
case(
    "secret/02-rows-differ",
    "each row has a maximum of its own, and one may grow while another does not",
    stream(rows([0, 1], [5, 4]), rows([2, 3], [1, 0]), rows([1, 2], [6, 5])),
    stream(rows([0, 1], [3, 4], [2, 2]), rows([2, 1], [3, 4], [1, 5])),
    stream(rows([4, 1, 2], [2, 6, 3]), rows([1, 5, 2], [3, 2, 1])),
)
case(
    "secret/02-rows-far-apart",
    "rows may be so far apart that no maximum does for two of them",
    stream(rows([1000, 999], [-1000, -1001], [0, 1]), rows([998, 1], [-999, -1000], [2, 0])),
    stream(rows([-5000], [5000]), rows([-5001], [4999])),
)

# --- 3 no elements ---------------------------------------------------------------------------

case(
    "secret/03-empty-chunks-between",
    "a chunk without elements changes nothing, whenever it comes",
    stream(row(), row(1, 2), row(3)),
    stream(row(1, 2), row(), row(3)),
    stream(row(1, 2), row(3), row()),
    stream(f32((2, 0), "fill 0"), rows([1, 2], [4, 3]), f32((2, 0), "fill 0"), rows([0], [5])),
    stream(row(dtype="float64"), row(1, 2), row(dtype="float16")),
)
case(
    "secret/03-empty-chunks-alone",
    "chunks without elements are chunks: maximum and logsumexp are -inf",
    stream(row()),
    stream(row(), row()),
    stream(f32((3, 0), "fill 0")),
    stream(f64((2, 2, 0), "fill 0"), f64((2, 2, 0), "fill 0")),
)

# --- 4 infinities and nan --------------------------------------------------------------------

case(
    "secret/04-minus-infinity-alone",
    "a row of -inf alone has the maximum and the logsumexp -inf, never nan",
    stream(row("-inf")),
    stream(row("-inf", "-inf"), row("-inf")),
    stream(row("-inf", dtype="float16"), row("-inf", dtype="float64")),
    stream(rows(["-inf", "-inf"], [1, 2]), rows(["-inf", "-inf"], [3, 0])),
    stream(row("-inf"), row()),
)
case(
    "secret/04-minus-infinity-first",
    "-inf first, then finite elements: they alone count",
    stream(row("-inf", "-inf"), row(1, 2)),
    stream(row("-inf"), row("-inf"), row(0, 1), row(3)),
    stream(rows(["-inf"], [2]), rows([1], ["-inf"])),
)
case(
    "secret/04-minus-infinity-later",
    "finite elements first, then -inf, which adds nothing",
    stream(row(1, 2), row("-inf", "-inf")),
    stream(row(1, "-inf", 2), row("-inf", 0)),
    stream(row(-700), row("-inf"), row(-701)),
)
case(
    "secret/04-plus-infinity",
    "with +inf in a row, and no nan, both results are +inf, whatever comes before or after",
    stream(row("inf")),
    stream(row(1, 2), row("inf")),
    stream(row("inf"), row(1, 2)),
    stream(row("inf"), row("inf", "inf")),
    stream(row(0, "inf", 3), row(1), row("-inf")),
    stream(row("-inf"), row("inf"), row("-inf")),
    stream(row("inf", "-inf"), row()),
    stream(row("-inf", "-inf"), row("inf", "-inf"), row(2), row("inf")),
    stream(row("inf", dtype="float16"), row(1, dtype="float64")),
)
case(
    "secret/04-plus-infinity-in-a-row",
    "an infinite row leaves the others alone",
    stream(rows([1, 2], ["inf", 3], [0, 0]), rows([3, 0], [4, 4], ["-inf", 1])),
    stream(rows([1, 2], [2, 3], [0, 0]), rows([3, "inf"], [4, "-inf"], [0, 1])),
)
case(
    "secret/04-nan",
    "with nan in a row both results are nan, whatever comes before or after",
    stream(row("nan")),
    stream(row(1, 2), row("nan")),
    stream(row("nan"), row(1, 2)),
    stream(row(1, "nan", 2), row(3), row(4)),
    stream(row("nan"), row()),
    stream(row("nan", dtype="float16"), row(1, dtype="float64")),
    stream(row(3, 1), row(1, "nan"), row(0)),
)
case(
    "secret/04-nan-and-infinities",
    "nan counts for more than infinities",
    stream(row("inf", "nan")),
    stream(row("nan", "inf")),
    stream(row("inf"), row("nan")),
    stream(row("nan"), row("inf")),
    stream(row("-inf"), row("nan"), row("-inf")),
    stream(row("nan"), row("-inf", "inf")),
    stream(row(1, "-inf"), row("inf"), row("nan", "inf"), row(3)),
)
case(
    "secret/04-nan-in-a-row",
    "nan in one row leaves the others alone",
    stream(rows([1, 2], ["nan", 3], [0, 0]), rows([3, 0], [4, 4], ["-inf", 1])),
    stream(rows([1, 2], [2, 3], [0, 0]), rows([3, 1], [4, "nan"], ["inf", 1])),
    stream(rows(["-inf"], ["inf"], ["nan"], [1]), rows(["-inf"], [1], [1], [2])),
)

# --- 5 magnitude -----------------------------------------------------------------------------

case(
    "secret/05-ten-thousand",
    "elements of 1e4 and -1e4: exp of them, or of their negatives, is no number",
    stream(row(10000, 10000, 9999), row(10000)),
    stream(row(-10000, -10000, -9999), row(-10000)),
    stream(row(10000), row(-10000)),
    stream(row(-10000), row(10000)),
    stream(row(-10000, dtype="float64"), row(10000, -10000, 9999.5, dtype="float64")),
    stream(f32((2, 50), uniform(50, -10000, 10000)), f32((2, 50), uniform(51, -10000, 10000))),
    stream(row(10000, dtype="float16"), row(10000, -10000, dtype="float16")),
)
case(
    "secret/05-beyond-exp",
    "elements near 100 and near 800: the sum of their exp fits in no float32, or in no float64",
    stream(row(100, 99), row(98, 100)),
    stream(row(-120, -121), row(-119)),
    stream(row(800, 799, dtype="float64"), row(799.5, dtype="float64")),
    stream(row(-800, -799, dtype="float64"), row(-801, dtype="float64")),
)
case(
    "secret/05-greatest-single",
    "float32 elements up to 3e38 on either side of 0",
    stream(row("1e38", "1e38"), row("-1e38")),
    stream(row("-1e38"), row("1e38")),
    stream(row("-1e38", "-1e38"), row("-2e38")),
    stream(row("-3e38"), row("3e38"), row("-3e38")),
    stream(row("3e38", "-3e38"), row(0)),
    stream(rows(["-3e38", "-3e38"], ["3e38", 1]), rows(["-3e38"], ["-3e38"])),
)
case(
    "secret/05-greatest-double",
    "float64 elements up to 1e307 on either side of 0",
    stream(row("1e300", "1e38", dtype="float64"), row("-1e300", dtype="float64")),
    stream(row("-1e300", dtype="float64"), row("1e300", dtype="float64")),
    stream(row("-1e307", "-1e307", dtype="float64"), row("-1e306", dtype="float64")),
    stream(row("-1e307", dtype="float64"), row("1e307", dtype="float64"), row(0, dtype="float64")),
)
case(
    "secret/05-greatest-half",
    "float16 elements up to 65504 on either side of 0, which differ by more than that",
    stream(row(65504, 65504, dtype="float16"), row(-65504, dtype="float16")),
    stream(row(-65504, -65504, dtype="float16"), row(-65504, dtype="float16")),
    stream(row(-65504, dtype="float16"), row(65504, dtype="float16")),
)
