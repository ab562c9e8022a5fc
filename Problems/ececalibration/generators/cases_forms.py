"""Edges 12 to 16 of the contract: dtypes, layouts, the caller's arrays, refused calls, cost."""

from writing import (
    array,
    best,
    case,
    ece,
    f16,
    f32,
    f64,
    fit,
    i64,
    pairs,
    rows,
    shares,
    uniform,
    values,
)

# --- 12 dtypes -------------------------------------------------------------------------------

case(
    "secret/12-half-probabilities",
    "float16 probabilities: sums over many rows need more",
    ece(4, f16((3, 2), values("0.75", "0.25", "0.5", "0.5", "0.875", "0.125")), [0, 0, 1]),
    ece(4, f16((10000, 2), "fill 0.5", "spread"), i64(10000, "fill 0")),
    ece(4, f16((9000, 4), "fill 0.25"), i64(9000, "fill 1")),
    ece(
        10,
        f16((3000, 2), values("0.87548828125", "0.12451171875"), "spread"),
        i64(3000, "whole 100 0 1"),
    ),
)
case(
    "secret/12-single-probabilities",
    "float32 probabilities: sums over many rows need more",
    ece(10, f32((20000, 3), shares(101, 3)), best(20000, 102, 30)),
    ece(3, f32((20000, 2), values("0.8999999", "0.1000001"), "spread"), i64(20000, "fill 0")),
)
case(
    "secret/12-half-logits",
    "float16 logits: their quotients and exponentials need more",
    fit(f16((100, 4), uniform(103, -6, 6)), best(100, 104, 30)),
    fit(f16((5000, 3), uniform(105, -2, 2)), best(5000, 106, 20)),
    fit(f16((100, 4), uniform(107, -900, 900)), best(100, 108, 5)),
    fit(f16((2, 2), values(65504, -65504, 65504, 0)), [0, 0]),
    *[
        fit(f16((60, 3), uniform(seed, -bound, bound)), best(60, seed + 10, 30))
        for seed, bound in ((170, 1), (171, 5), (172, 20), (173, 70))
    ],
)
case(
    "secret/12-single-logits",
    "float32 logits: T is wanted to four digits, and float32 values of the NLL do not tell them",
    fit(f32((100, 4), uniform(109, -6, 6)), best(100, 110, 30)),
    fit(f32((5000, 3), uniform(111, -2, 2)), best(5000, 112, 20)),
    fit(f32((100, 4), uniform(113, -60, 60)), best(100, 114, 20)),
    fit(f32((100, 4), uniform(115, 990, 1010)), best(100, 116, 20)),
)
case(
    "secret/12-labels-of-the-error",
    "labels may have any integer dtype",
    *[
        ece(5, f64((30, 4), shares(117, 3)), best(30, 118, 40, dtype))
        for dtype in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
    ],
    ece(5, f64((2, 200), shares(119, 30)), array("uint8", (2,), values(199, 3))),
)
case(
    "secret/12-labels-of-the-temperature",
    "labels may have any integer dtype",
    *[
        fit(f64((30, 4), uniform(120, -5, 5)), best(30, 121, 40, dtype))
        for dtype in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
    ],
    fit(f64((60, 200), uniform(122, -9, 9)), best(60, 123, 30, "uint8")),
)
case(
    "secret/12-dtypes-refused",
    "rows of floats and labels of integers: all else is ValueError",
    *[ece(5, array(dtype, (1, 2), values(1, 0)), [0]) for dtype in ("int64", "uint8", "bool")],
    *[fit(array(dtype, (1, 2), values(1, 0)), [0]) for dtype in ("int64", "int8", "bool")],
    *[
        ece(5, pairs("0.75"), array(dtype, (1,), values(0)))
        for dtype in ("float64", "float32", "float16", "bool")
    ],
    *[fit(rows([2, 0]), array(dtype, (1,), values(0))) for dtype in ("float64", "float16", "bool")],
)

# --- 13 layouts ------------------------------------------------------------------------------



def laid_out(layout, count, seed, percent, one=1):
    """Labels in the same layout, as far as one axis has it."""
    if layout == "spread":
        return i64(count, values(one), layout)
    return best(count, seed, percent, layout="reversed" if layout == "permuted" else layout)


for layout in ("permuted", "sliced", "reversed", "spread"):
    case(
        f"secret/13-layout-{layout}-error",
        "arrays need not be contiguous: the result depends on the elements alone",
        ece(5, f64((6, 3), shares(130, 3), layout), laid_out(layout, 6, 131, 50)),
        ece(5, f32((6, 5), shares(132, 3), layout), i64(6, values(4, 0, 1, 3, 2, 2))),
        ece(5, f64((7, 4), shares(133, 4)), laid_out(layout, 7, 134, 50, 2)),
    )
    case(
        f"secret/13-layout-{layout}-temperature",
        "arrays need not be contiguous: the result depends on the elements alone",
        fit(f64((20, 3), uniform(135, -3, 3), layout), best(20, 35, 60)),
        fit(f32((30, 4), uniform(136, -3, 3), layout), best(30, 36, 60)),
        fit(f64((9, 4), uniform(137, -3, 3)), laid_out(layout, 9, 138, 30, 2)),
    )

# --- 14 the caller's arrays ------------------------------------------------------------------

case(
    "secret/14-probabilities-untouched",
    "probs and labels stay as they are, and may be read-only",
    ece(5, f64((9, 3), shares(140, 3)), best(9, 141, 50)),
    ece(5, f32((9, 3), shares(142, 3)), best(9, 143, 50, "int32")),
    ece(5, rows(["0.75", "0.2500005"], ["0.4999995", "0.5"]), [0, 1]),
    ece(5, f64((9, 3), shares(144, 3), "frozen"), best(9, 145, 50, layout="frozen")),
)
case(
    "secret/14-logits-untouched",
    "logits and labels stay as they are, and may be read-only",
    fit(f64((9, 3), uniform(146, -3, 3)), best(9, 147, 50)),
    fit(f64((9, 3), uniform(148, 997, 1003)), best(9, 149, 30)),
    fit(f32((9, 3), uniform(150, -3, 3)), best(9, 151, 50, "int32")),
    fit(f64((9, 3), uniform(152, -3, 3), "frozen"), best(9, 153, 50, layout="frozen")),
)

# --- 15 refused ------------------------------------------------------------------------------

case(
    "secret/15-no-rows",
    "without rows, or without classes, both functions raise ValueError",
    ece(5, f64((0, 3), "fill 0"), i64(0, "fill 0")),
    ece(1, f32((0, 1), "fill 0"), i64(0, "fill 0")),
    ece(5, f64((2, 0), "fill 0"), [0, 0]),
    ece(5, f64((0, 0), "fill 0"), i64(0, "fill 0")),
    fit(f64((0, 3), "fill 0"), i64(0, "fill 0")),
    fit(f32((0, 1), "fill 0"), i64(0, "fill 0")),
    fit(f64((2, 0), "fill 0"), [0, 0]),
    fit(f64((0, 0), "fill 0"), i64(0, "fill 0")),
)
case(
    "secret/15-m-refused",
    "a bin at least",
    *[ece(m, pairs("0.75", "0.5"), [0, 1]) for m in (0, -1, -2, -10, -(10**18))],
    ece(0, rows([1]), [0]),
)
case(
    "secret/15-shapes-refused",
    "rows have two axes, labels one, and there is one label for each row",
    ece(5, f64((2,), values("0.5", "0.5")), [0, 0]),
    ece(5, f64((1, 1, 2), values("0.5", "0.5")), [0]),
    ece(5, pairs("0.75", "0.5"), [0]),
    ece(5, pairs("0.75"), [0, 0]),
    ece(5, pairs("0.75", "0.5"), array("int64", (2, 1), values(0, 0))),
    ece(5, pairs("0.75"), array("int64", (), values(0))),
    ece(5, pairs("0.75", "0.5"), array("int64", (1, 2), values(0, 0))),
    fit(f64((2,), values(2, 0)), [0, 0]),
    fit(f64((1, 1, 2), values(2, 0)), [0]),
    fit(rows([2, 0], [3, 0]), [0]),
    fit(rows([2, 0]), [0, 1]),
    fit(rows([2, 0], [3, 0]), array("int64", (2, 1), values(0, 1))),
    fit(rows([2, 0]), array("int64", (), values(0))),
    fit(f64((), values(2)), array("int64", (), values(0))),
    fit(rows([2, 0], [3, 0]), i64(0, "fill 0")),
)
case(
    "secret/15-labels-refused",
    "a label is from 0 to C - 1, in whatever row",
    *[ece(5, pairs("0.75", "0.5"), labels) for labels in ([0, 2], [-1, 0], [1, 10**18], [0, -2])],
    ece(5, pairs("0.75", "0.5", "1"), array("int8", (3,), values(0, -1, 1))),
    ece(5, pairs("0.75"), array("uint64", (1,), values(18446744073709551615))),
    *[fit(rows([2, 0], [3, 0]), labels) for labels in ([0, 2], [-1, 0], [1, 10**18], [0, -2])],
    fit(rows([2, 0], [3, 0]), array("int8", (2,), values(0, -1))),
    fit(rows([2, 0]), array("uint64", (1,), values(18446744073709551615))),
    fit(rows([3, 3], [3, 3]), [0, 2]),
    fit(rows([3]), [1]),
    ece(5, rows([1]), [1]),
)
case(
    "secret/15-probabilities-refused",
    "a probability is not negative, infinite or nan, in whatever row and class",
    ece(5, rows(["1.25", "-0.25"]), [0]),
    ece(5, rows(["0.75", "0.25"], ["1.25", "-0.25"]), [0, 0]),
    ece(5, rows(["0.75", "0.5", "-0.25"], ["0.5", "0.25", "0.25"]), [0, 0]),
    ece(5, rows(["0.5", "0.5000001", "-1e-7"]), [0]),
    ece(5, rows(["nan", "0.5"]), [0]),
    ece(5, rows(["0.5", "0.5"], ["0.5", "nan"]), [0, 0]),
    ece(5, rows(["nan", "nan"]), [0]),
    ece(5, rows(["inf", 0]), [0]),
    ece(5, rows(["inf", "-inf"]), [0]),
    ece(5, rows(["0.75", "0.25"], [1, "-inf"], dtype="float32"), [0, 0]),
    ece(5, rows(["nan"]), [0]),
    ece(1, f16((2, 2), "fill nan"), [0, 0]),
)
case(
    "secret/15-logits-refused",
    "a logit that is nan or infinite is ValueError, in whatever row and class",
    fit(rows(["nan", 0]), [0]),
    fit(rows([2, 0], [3, 0], [2, "nan"]), [0, 1, 0]),
    fit(rows(["inf", 0]), [0]),
    fit(rows(["-inf", 0]), [1]),
    fit(rows([2, 0], [2, 0], [0, "-inf"]), [0, 1, 0]),
    fit(rows([2, 0], [2, 0], [0, "inf"], dtype="float32"), [0, 1, 0]),
    fit(rows(["-inf", "-inf"]), [0]),
    fit(rows(["inf", "inf"]), [0]),
    fit(rows(["inf"]), [0]),
    fit(f16((2, 3), "fill nan"), [0, 0]),
)

# --- 16 cost ---------------------------------------------------------------------------------

case(
    "secret/16-many-rows-of-probabilities",
    "200,000 rows",
    ece(100, f64((200_000, 10), shares(160, 6)), best(200_000, 161, 30)),
)
case(
    "secret/16-many-rows-of-logits",
    "200,000 rows: T is found in a few passes over all of them, not row by row",
    fit(f64((200_000, 6), uniform(162, -4, 4)), best(200_000, 163, 25)),
)
case(
    "secret/16-many-classes",
    "10,000 classes",
    fit(f32((10, 10_000), uniform(164, -30, 30)), best(10, 165, 50)),
)
