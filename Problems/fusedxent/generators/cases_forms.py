"""Edges 5 to 13 of the contract: dtypes, layouts, refused arguments, accuracy, cost."""

from writing import call, case, f16, f32, f64, i32, i64, array, labels, values

# --- 5 dtypes --------------------------------------------------------------------------------

case(
    "secret/05-half",
    "float16 logits are computed in float32 or better; the results are float32",
    call(f16((2, 3, 50), "ladder 70 0.0625"), labels((2, 3), 71, 50)),
    call(f16((2, 300, 40), "ladder 72 0.125"), labels((2, 300), 73, 40), label_smoothing="0.1"),
    call(f16((2, 300, 40), "ladder 74 0.125"), labels((2, 300), 75, 40), reduction="sum"),
    call(f16((1, 3, 4), "fill 0"), i32((1, 3), values(0, 1, -100))),
)
case(
    "secret/05-double",
    "float64 logits give float64 results to 1e-10",
    call(f64((2, 3, 50), "uniform 76 -8 8"), labels((2, 3), 77, 50)),
    call(f64((2, 3, 50), "uniform 76 -8 8"), labels((2, 3), 77, 50), label_smoothing="0.1"),
    call(
        f64((2, 300, 9), "uniform 78 -8 8"),
        labels((2, 300), 79, 9),
        "ignore 80 100",
        reduction="sum",
    ),
    call(f64((0, 1, 4), "fill 0"), i64((0, 1), "fill 0")),
)
case(
    "secret/05-int32-targets",
    "targets may be int32",
    call(f32((2, 3, 9), "uniform 81 -8 8"), i32((2, 3), "uniform 82 0 8"), "put targets 1 1 -100"),
)
case(
    "secret/05-dtypes-refused",
    "logits are float16, float32 or float64, targets int32 or int64: all else is ValueError",
    *[
        call(f32((1, 2, 3), "uniform 83 -5 5"), array(dtype, (1, 2), values(0, 1)))
        for dtype in ("float32", "float64", "bool", "int8", "int16", "uint8", "uint64")
    ],
    *[
        call(array(dtype, (1, 2, 3), "values 1 0 1 0 1 1"), i64((1, 2), values(0, 1)))
        for dtype in ("int32", "int64", "bool", "uint8")
    ],
    call(array("int64", (1, 2, 3), "fill 1"), i64((1, 2), "fill -100")),
)

# --- 6 layouts -------------------------------------------------------------------------------

LAYOUT_RULE = "arrays need not be contiguous: results depend on the elements alone"
for layout in ("permuted", "sliced", "reversed"):
    case(
        f"secret/06-layout-{layout}",
        LAYOUT_RULE,
        call(f32((3, 4, 6), "uniform 90 -5 5", layout), labels((3, 4), 91, 6)),
        call(f32((3, 4, 6), "uniform 90 -5 5"), labels((3, 4), 91, 6, layout), "ignore 92 300"),
        call(
            f32((3, 4, 6), "uniform 93 -5 5", layout),
            labels((3, 4), 94, 6, layout),
            "ignore 95 300",
            label_smoothing="0.1",
            reduction="sum",
        ),
    )
case(
    "secret/06-layout-spread",
    LAYOUT_RULE,
    call(f32((3, 4, 6), "uniform 96 -5 5", "spread"), labels((3, 4), 97, 6), "ignore 98 300"),
    call(f32((3, 4, 6), "uniform 99 -5 5"), labels((3, 4), 100, 6, "spread")),
    call(f32((3, 2, 3), values(1, 2, 3, 6, 5, 4), "spread"), i64((3, 2), values(0, 1), "spread")),
)

# --- 7 reduction -----------------------------------------------------------------------------

case(
    "secret/07-reduction",
    "mean and sum; accuracy is a share under both",
    call(
        f32((2, 5, 4), "uniform 110 -5 5"),
        labels((2, 5), 111, 4),
        "ignore 112 400",
        reduction="mean",
    ),
    call(
        f32((2, 5, 4), "uniform 110 -5 5"),
        labels((2, 5), 111, 4),
        "ignore 112 400",
        reduction="sum",
    ),
    call(f32((2, 5, 4), "uniform 113 -5 5"), i64((2, 5), "fill -100"), reduction="mean"),
    call(f32((2, 5, 4), "uniform 113 -5 5"), i64((2, 5), "fill -100"), reduction="sum"),
    call(f32((0, 5, 4), "fill 0"), i64((0, 5), "fill 0"), label_smoothing="0.1", reduction="sum"),
)
REDUCTIONS = ("none", "avg", "None", "MEAN", "summ", "batchmean")
case(
    "secret/07-reduction-refused",
    "any other reduction is ValueError, also when no token is valid",
    *[
        call(f32((1, 2, 3), "uniform 114 -5 5"), i64((1, 2), values(0, 1)), reduction=reduction)
        for reduction in REDUCTIONS
    ],
    *[
        call(f32((1, 2, 3), "uniform 115 -5 5"), i64((1, 2), "fill -100"), reduction=reduction)
        for reduction in REDUCTIONS[:3]
    ],
    call(f32((2, 0, 3), "fill 0"), i64((2, 0), "fill 0"), reduction="none"),
)

# --- 8 refused inputs ------------------------------------------------------------------------

case(
    "secret/08-ranks-refused",
    "logits have three axes and targets two",
    call(f32((2, 3), "uniform 120 -5 5"), i64((2, 3), "fill 0")),
    call(f32((6,), "uniform 121 -5 5"), i64((2, 3), "fill 0")),
    call(f32((2, 3, 4, 1), "uniform 122 -5 5"), i64((2, 3), "fill 0")),
    call(f32((2, 3, 1, 4), "uniform 122 -5 5"), i64((2, 3, 1), "fill 0")),
    call(f32((2, 3), "uniform 123 -5 5"), i64((2,), "fill 0")),
    call(f32((1, 6, 4), "uniform 124 -5 5"), i64((6,), "fill 0")),
    call(f32((2, 3, 4), "uniform 125 -5 5"), i64((2, 3, 1), "fill 0")),
    call(f32((1, 1, 4), "uniform 126 -5 5"), i64((1,), "fill 0")),
)
case(
    "secret/08-shapes-refused",
    "targets have the shape [B, T] of the logits, not only as many elements",
    call(f32((2, 3, 4), "uniform 127 -5 5"), i64((3, 2), "fill 0")),
    call(f32((2, 3, 4), "uniform 128 -5 5"), i64((1, 6), "fill 0")),
    call(f32((2, 3, 4), "uniform 129 -5 5"), i64((1, 3), "fill 0")),
    call(f32((2, 3, 4), "uniform 130 -5 5"), i64((2, 1), "fill 0")),
    call(f32((2, 3, 4), "uniform 131 -5 5"), i64((2, 4), "fill 0")),
    call(f32((2, 0, 4), "fill 0"), i64((0, 2), "fill 0")),
    call(f32((1, 1, 4), "uniform 132 -5 5"), i64((2, 3), "fill 0")),
)
case(
    "secret/08-no-classes-refused",
    "V = 0 is ValueError, also when no token is valid",
    call(f32((2, 3, 0), "fill 0"), i64((2, 3), "fill -100")),
    call(f32((2, 3, 0), "fill 0"), i64((2, 3), "fill 0")),
    call(f32((0, 3, 0), "fill 0"), i64((0, 3), "fill 0")),
)
case(
    "secret/08-targets-refused",
    "a target that is neither a class nor ignore_index is ValueError",
    *[
        call(f32((1, 3, 4), "uniform 133 -5 5"), i64((1, 3), values(0, target, 2)))
        for target in (4, -1, -101, 9223372036854775807, -9223372036854775808, 4294967296)
    ],
    call(f32((1, 3, 4), "uniform 134 -5 5"), i64((1, 3), values(0, -100, 2)), ignore_index=-1),
    call(f32((1, 3, 4), "uniform 134 -5 5"), i64((1, 3), values(0, -1, 4)), ignore_index=-1),
    call(f32((1, 3, 4), "uniform 135 -5 5"), i32((1, 3), values(-100, -100, 4))),
    call(f32((1, 3, 4), "uniform 136 -5 5"), i32((1, 3), values(5, 1, 2)), ignore_index=4),
)

# --- 9 accuracy ------------------------------------------------------------------------------

NINE = values(3, 1, 0, 0, 2, 1, 1, 0, 4)  # predictions 0, 1, 2
case(
    "secret/09-accuracy",
    "accuracy is the share of valid tokens whose greatest logit is the target's",
    call(f32((1, 3, 3), NINE), i64((1, 3), values(0, 1, 2))),
    call(f32((1, 3, 3), NINE), i64((1, 3), values(1, 2, 0))),
    call(f32((1, 3, 3), NINE), i64((1, 3), values(0, 1, 1))),
    call(
        f32((3, 1, 3), NINE), i64((3, 1), values(0, 1, 1)), label_smoothing="0.9", reduction="sum"
    ),
    call(f32((1, 3, 3), NINE), i64((1, 3), values(0, -100, 1))),
)
case(
    "secret/09-accuracy-of-ties",
    "all logits equal: the prediction is class 0",
    call(f32((1, 4, 3), "fill 1"), i64((1, 4), values(0, 1, 2, 0))),
    call(f32((1, 2, 3), "fill -7"), i64((1, 2), values(2, 2))),
)

# --- 11 to 13 inputs untouched, memory, speed ------------------------------------------------

case(
    "secret/11-inputs-untouched",
    "the inputs stay as they are, and a second call gives the same",
    call(f32((2, 3, 4), "uniform 140 -5 5"), i64((2, 3), values(0, 1, 2, 3, 0, 1))),
    call(f32((2, 3, 4), "uniform 141 -5 5"), i64((2, 3), values(0, -100, 2, 3, -100, 1))),
    call(f32((1, 1, 4), "uniform 143 -5 5"), i64((1, 1), values(-100))),
    call(
        f32((2, 3, 4), "uniform 142 -5 5", "frozen"),
        i64((2, 3), values(0, -100, 2, 3, 0, 1), "frozen"),
    ),
)
case(
    "secret/12-memory",
    "262 MB of logits: a few arrays of that size fit in memory, many do not",
    call(
        f32((4, 512, 32000), "ladder 150 0.00048828125"),
        labels((4, 512), 151, 32000),
        "ignore 152 500",
    ),
)
case(
    "secret/13-many-tokens-speed",
    "half a million tokens: no Python loop over them",
    call(
        f32((500, 1000, 8), "uniform 160 -6 6"),
        labels((500, 1000), 161, 8),
        "ignore 162 200",
        label_smoothing="0.1",
    ),
)
