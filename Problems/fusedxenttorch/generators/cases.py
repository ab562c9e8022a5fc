"""All test cases. PyTorch is slow to start, so a case holds all that belongs together."""

from writing import array, bf16, call, case, f16, f32, f64, i32, i64, labels, values

# --- samples ---------------------------------------------------------------------------------

TWO = (f32((1, 2, 2), values(0, 0, 3, 1)), i64((1, 2), values(0, 1)))
THREE = f32((1, 3, 2), values(0, 0, 3, 1, 5, 2))
case(
    "sample/01-two-tokens",
    "the formulas of the statement, worked out there",
    call(*TWO),
    call(*TWO, reduction="sum"),
    call(*TWO, label_smoothing="0.1"),
    call(*TWO, gradient=1),
)
case(
    "sample/02-ignored-token",
    "ignored tokens count nowhere: not in the loss, the accuracy or the gradient",
    call(THREE, i64((1, 3), values(0, 1, -100)), gradient=1),
    call(THREE, i64((1, 3), values(0, 1, -7)), ignore_index=-7),
)
case(
    "sample/03-broken-contract",
    "a broken contract raises ValueError",
    call(f32((1, 1, 3), values(1, 2, 3)), i64((1, 1), values(3))),
    call(f32((1, 1, 3), values(1, 2, 3)), i64((1, 1), values(2)), reduction="none"),
    call(f32((1, 1, 3), values(1, 2, 3)), i64((1, 1), values(2)), label_smoothing="1"),
)

# --- 1 shapes --------------------------------------------------------------------------------

case(
    "secret/01-shapes",
    "any sizes of B, T and V; no token at all gives loss 0 and accuracy 0",
    call(f32((1, 1, 1), values(2.5)), i64((1, 1), values(0)), gradient=1),
    call(f32((2, 3, 1), "uniform 1 -4 4"), i64((2, 3), "fill 0"), reduction="sum"),
    call(f32((0, 4, 5), "fill 0"), i64((0, 4), "fill 0")),
    call(f32((4, 0, 5), "fill 0"), i64((4, 0), "fill 0"), reduction="sum"),
    call(f32((7, 1, 3), "uniform 2 -4 4"), labels((7, 1), 3, 3)),
    call(f32((1, 7, 3), "uniform 4 -4 4"), labels((1, 7), 5, 3)),
    call(f32((1, 3, 131072), "uniform 6 -9 9"), labels((1, 3), 7, 131072), label_smoothing="0.1"),
    call(f32((1, 9000, 16), "uniform 8 -6 6"), labels((1, 9000), 9, 16), "ignore 10 250"),
)
case(
    "secret/01-many-half-tokens",
    "half precision: sums and counts do not fit in float16 or bfloat16",
    call(f16((7, 10000, 8), "ladder 11 4"), labels((7, 10000), 12, 8), reduction="sum"),
    call(f16((7, 10000, 8), "ladder 13 4"), labels((7, 10000), 14, 8)),
    call(bf16((7, 10000, 8), "ladder 15 4"), labels((7, 10000), 16, 8), reduction="sum"),
    call(bf16((7, 10000, 8), "ladder 17 4"), labels((7, 10000), 18, 8)),
)

# --- 2 ignored tokens ------------------------------------------------------------------------

case(
    "secret/02-ignored-tokens",
    "the mean divides by the number of valid tokens of the whole tensor",
    call(f32((3, 4, 6), "uniform 20 -5 5"), labels((3, 4), 21, 6)),
    call(f32((3, 4, 6), "uniform 22 -5 5"), labels((3, 4), 23, 6), "ignore 24 500"),
    call(f32((3, 4, 6), "uniform 25 -5 5"), labels((3, 4), 26, 6), "put targets 1 * -100"),
    call(
        f32((3, 4, 6), "uniform 27 -5 5"),
        labels((3, 4), 28, 6),
        "put targets 0 0 -100",
        "put targets 0 1 -100",
        "put targets 0 2 -100",
        "put targets 2 3 -100",
        label_smoothing="0.2",
    ),
    call(f32((2, 3, 4), "uniform 31 -5 5"), i64((2, 3), values(1, *[-100] * 5))),
    call(f32((2, 3, 4), "uniform 32 -5 5"), i64((2, 3), values(*[-100] * 5, 3))),
)
case(
    "secret/02-all-ignored",
    "nothing valid: loss 0, accuracy 0 and gradient 0, never nan, and backward() works",
    call(f32((2, 3, 4), "uniform 29 -5 5"), i64((2, 3), "fill -100")),
    call(f32((2, 3, 4), "uniform 30 -5 5"), i64((2, 3), "fill 2"), ignore_index=2, gradient=1),
    call(f32((2, 3, 4), "fill nan"), i64((2, 3), "fill -100"), reduction="sum", gradient=1),
    call(f32((0, 3, 4), "fill 0"), i64((0, 3), "fill 0"), gradient=1),
)
case(
    "secret/02-ignore-index",
    "ignore_index may be a class, whose tokens are skipped, or any other number",
    call(
        f32((1, 3, 3), values(9, 0, 1, 2, 0, 1, 0, 7, 1)),
        i64((1, 3), values(0, 0, 1)),
        ignore_index=0,
        gradient=1,
    ),
    call(f32((2, 8, 5), "uniform 33 -5 5"), labels((2, 8), 34, 5), ignore_index=4, gradient=1),
    call(f32((1, 3, 3), "uniform 35 -5 5"), i64((1, 3), values(2, -1, 0)), ignore_index=-1),
    call(f32((1, 3, 3), "uniform 36 -5 5"), i64((1, 3), values(2, 7, 0)), ignore_index=7),
    call(f32((1, 3, 3), "uniform 38 -5 5"), i32((1, 3), values(2, -9, 0)), ignore_index=-9),
    call(
        f32((1, 3, 3), "uniform 37 -5 5"),
        i64((1, 3), values(2, 9223372036854775807, 0)),
        ignore_index=9223372036854775807,
    ),
)
case(
    "secret/02-prediction-is-ignore-index",
    "an ignored token is not right when the prediction equals ignore_index",
    call(
        f32((1, 4, 3), values(0, 0, 9, 0, 0, 8, 5, 0, 1, 0, 6, 1)),
        i64((1, 4), values(2, 2, 0, 0)),
        ignore_index=2,
    ),
)
case(
    "secret/02-ignored-nan-and-inf",
    "nan or infinite logits at ignored tokens must not reach the loss or the gradient",
    call(
        f32((2, 3, 4), "uniform 39 -5 5"),
        labels((2, 3), 40, 4),
        "put targets 0 1 -100",
        "put targets 1 2 -100",
        "put logits 0 1 * nan",
        "put logits 1 2 0 inf",
    ),
    call(
        f32((2, 3, 4), "uniform 41 -5 5"),
        labels((2, 3), 42, 4),
        "put targets 0 0 -100",
        "put targets 1 0 -100",
        "put logits 0 0 * -inf",
        "put logits 1 0 2 nan",
        label_smoothing="0.1",
        gradient=4,
    ),
)

# --- 3 label smoothing -----------------------------------------------------------------------

case(
    "secret/03-smoothing",
    "smoothing spreads label_smoothing over all V classes, the target's among them",
    *[
        call(f64((2, 3, 5), "uniform 50 -5 5"), labels((2, 3), 51, 5), label_smoothing=eps)
        for eps in ("0", "0.1", "0.5", "0.999")
    ],
    call(f64((2, 3, 1), "uniform 52 -5 5"), i64((2, 3), "fill 0"), label_smoothing="0.3"),
    call(
        f64((3, 4, 6), "uniform 56 -5 5"),
        labels((3, 4), 57, 6),
        "ignore 58 400",
        label_smoothing="0.25",
        reduction="sum",
        gradient=1,
    ),
)
case(
    "secret/03-minus-infinity",
    "a class with logit -inf: finite without smoothing, +inf with it, +inf if it is the target",
    call(f32((1, 2, 3), values(1, "-inf", 2, 0, 1, "-inf")), i64((1, 2), values(0, 1)), gradient=1),
    call(
        f32((1, 2, 3), values(1, "-inf", 2, 0, 1, 3)),
        i64((1, 2), values(0, 1)),
        label_smoothing="0.1",
    ),
    call(f32((1, 2, 3), values(1, "-inf", 2, 0, 1, 3)), i64((1, 2), values(1, 1)), reduction="sum"),
)
case(
    "secret/03-smoothing-refused",
    "label_smoothing must be at least 0 and less than 1, also when no token is valid",
    *[
        call(f32((1, 1, 3), values(1, 2, 3)), i64((1, 1), values(2)), label_smoothing=eps)
        for eps in ("1", "-0.01", "1.5", "nan", "inf", "-inf")
    ],
    call(f32((1, 2, 3), "fill 0"), i64((1, 2), "fill -100"), label_smoothing="1"),
    call(f32((0, 2, 3), "fill 0"), i64((0, 2), "fill 0"), label_smoothing="-1"),
)

# --- 4 magnitude -----------------------------------------------------------------------------

PEAK = values(10000, -10000, -10000, -10000)
case(
    "secret/04-large-double",
    "large logits: subtract the greatest before exp; small differences decide the prediction",
    call(f64((1, 2, 4), "uniform 60 -10000 10000"), i64((1, 2), values(1, 2)), gradient=1),
    call(f64((1, 1, 4), PEAK), i64((1, 1), values(1))),
    call(f64((1, 1, 4), PEAK), i64((1, 1), values(0)), label_smoothing="0.1"),
    call(f64((1, 1, 4), "fill 10000"), i64((1, 1), values(3)), gradient=1),
    call(f64((1, 2, 3), values("1e-7", 0, 0, 0, 0, "1e-7")), i64((1, 2), values(0, 0))),
    call(f64((1, 1, 3), values(10001, 10002, 10004)), i64((1, 1), values(0))),
)
case(
    "secret/04-large-single",
    "large logits: exp(z) overflows float32 beyond 88: subtract the greatest before exp",
    call(f32((1, 1, 4), PEAK), i64((1, 1), values(1))),
    call(f32((1, 1, 3), values(9997, 9998, 10000)), i64((1, 1), values(0))),
    call(f32((2, 2, 5), "uniform 63 -95 95"), labels((2, 2), 64, 5)),
    call(f32((1, 3, 7), "uniform 61 -10000 10000"), labels((1, 3), 62, 7), label_smoothing="0.1"),
)
case(
    "secret/04-half-greatest",
    "float16 logits up to 65504, their differences beyond it",
    call(f16((1, 1, 3), values(65504, -65504, 0)), i64((1, 1), values(1))),
    call(f16((1, 2, 3), "fill 65504"), i64((1, 2), values(0, 2)), label_smoothing="0.1"),
    call(bf16((1, 1, 3), values(65536, -65536, 0)), i64((1, 1), values(1))),
)

# --- 5 dtypes --------------------------------------------------------------------------------

case(
    "secret/05-half",
    "float16 and bfloat16 logits are computed in float32 or better; the results are float32",
    call(f16((2, 3, 50), "ladder 70 0.0625"), labels((2, 3), 71, 50)),
    call(f16((2, 300, 40), "ladder 72 0.125"), labels((2, 300), 73, 40), label_smoothing="0.1"),
    call(bf16((2, 3, 50), "ladder 74 0.125"), labels((2, 3), 75, 50)),
    call(bf16((2, 300, 40), "ladder 76 0.125"), labels((2, 300), 77, 40), label_smoothing="0.1"),
    call(bf16((2, 300, 40), "ladder 78 0.125"), i32((2, 300), "uniform 79 0 39"), reduction="sum"),
)
case(
    "secret/05-double",
    "float64 logits give float64 results to 1e-10",
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
    "secret/05-dtypes-refused",
    "logits are floating point, targets int32 or int64: all else is ValueError",
    *[
        call(f32((1, 2, 3), "uniform 83 -5 5"), array(dtype, (1, 2), values(0, 1)))
        for dtype in ("float32", "float64", "bool", "int8", "int16", "uint8")
    ],
    *[
        call(array(dtype, (1, 2, 3), "values 1 0 1 0 1 1"), i64((1, 2), values(0, 1)))
        for dtype in ("int32", "int64", "bool", "uint8")
    ],
    call(array("int64", (1, 2, 3), "fill 1"), i64((1, 2), "fill -100")),
)

# --- 6 layouts and autocast ------------------------------------------------------------------

case(
    "secret/06-layouts",
    "tensors need not be contiguous: results depend on the elements alone",
    *[
        call(
            f32((3, 4, 6), "uniform 93 -5 5", layout),
            labels((3, 4), 94, 6, layout),
            "ignore 95 300",
            label_smoothing="0.1",
            gradient=8,
        )
        for layout in ("permuted", "sliced", "spread")
    ],
    call(f32((3, 4, 6), "uniform 90 -5 5", "permuted"), labels((3, 4), 91, 6)),
    call(f32((3, 4, 6), "uniform 90 -5 5"), labels((3, 4), 91, 6, "permuted"), "ignore 92 300"),
)
case(
    "secret/06-autocast",
    "under autocast the results are as exact as without it",
    call(f32((3, 4, 6), "uniform 96 -5 5"), labels((3, 4), 97, 6), autocast="bfloat16"),
    call(
        f32((3, 4, 6), "uniform 98 -5 5"),
        labels((3, 4), 99, 6),
        "ignore 100 300",
        label_smoothing="0.1",
        gradient=8,
        autocast="bfloat16",
    ),
)

# --- 7 reduction -----------------------------------------------------------------------------

REDUCED = (f32((2, 5, 4), "uniform 110 -5 5"), labels((2, 5), 111, 4), "ignore 112 400")
REDUCTIONS = ("none", "avg", "None", "MEAN", "summ", "batchmean")
case(
    "secret/07-reduction",
    "mean and sum; any other reduction is ValueError, also when no token is valid",
    call(*REDUCED, reduction="mean"),
    call(*REDUCED, reduction="sum"),
    call(f32((2, 5, 4), "uniform 113 -5 5"), i64((2, 5), "fill -100"), reduction="mean"),
    call(f32((2, 5, 4), "uniform 113 -5 5"), i64((2, 5), "fill -100"), reduction="sum"),
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
    "secret/08-shapes-refused",
    "logits have three axes and V >= 1, targets the shape [B, T], not only as many elements",
    call(f32((2, 3), "uniform 120 -5 5"), i64((2, 3), "fill 0")),
    call(f32((6,), "uniform 121 -5 5"), i64((2, 3), "fill 0")),
    call(f32((2, 3, 4, 1), "uniform 122 -5 5"), i64((2, 3), "fill 0")),
    call(f32((2, 3, 1, 4), "uniform 122 -5 5"), i64((2, 3, 1), "fill 0")),
    call(f32((2, 3), "uniform 123 -5 5"), i64((2,), "fill 0")),
    call(f32((1, 6, 4), "uniform 124 -5 5"), i64((6,), "fill 0")),
    call(f32((2, 3, 4), "uniform 125 -5 5"), i64((2, 3, 1), "fill 0")),
    call(f32((1, 1, 4), "uniform 126 -5 5"), i64((1,), "fill 0")),
    call(f32((2, 3, 4), "uniform 127 -5 5"), i64((3, 2), "fill 0")),
    call(f32((2, 3, 4), "uniform 128 -5 5"), i64((1, 6), "fill 0")),
    call(f32((2, 3, 4), "uniform 129 -5 5"), i64((1, 3), "fill 0")),
    call(f32((2, 3, 4), "uniform 130 -5 5"), i64((2, 1), "fill 0")),
    call(f32((2, 3, 4), "uniform 131 -5 5"), i64((2, 4), "fill 0")),
    call(f32((2, 0, 4), "fill 0"), i64((0, 2), "fill 0")),
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

NINE = f32((1, 3, 3), values(3, 1, 0, 0, 2, 1, 1, 0, 4))  # predictions 0, 1, 2
case(
    "secret/09-accuracy",
    "accuracy is the share of valid tokens whose greatest logit is the target's",
    call(NINE, i64((1, 3), values(0, 1, 2))),
    call(NINE, i64((1, 3), values(1, 2, 0))),
    call(NINE, i64((1, 3), values(0, 1, 1)), label_smoothing="0.9", reduction="sum"),
    call(NINE, i64((1, 3), values(0, -100, 1))),
    call(f32((1, 4, 3), "fill 1"), i64((1, 4), values(0, 1, 2, 0))),
)

# --- 10 gradient -----------------------------------------------------------------------------

case(
    "secret/10-gradient-double",
    "the gradient is the softmax less the smoothed target, divided as the loss is",
    call(f64((2, 3, 4), "uniform 140 -5 5"), labels((2, 3), 141, 4), gradient=1),
    call(f64((2, 3, 4), "uniform 140 -5 5"), labels((2, 3), 141, 4), reduction="sum", gradient=1),
    call(
        f64((2, 3, 4), "uniform 142 -5 5"),
        labels((2, 3), 143, 4),
        "ignore 144 300",
        label_smoothing="0.1",
        gradient="2.5",
    ),
    call(f64((1, 2, 3), "fill 0"), i64((1, 2), values(0, 2)), label_smoothing="0.5", gradient=1),
)
case(
    "secret/10-gradient-single",
    "the gradient of every valid token, in the dtype of the logits; 0 for ignored ones",
    call(f32((2, 3, 4), "uniform 145 -5 5"), labels((2, 3), 146, 4), "ignore 147 300", gradient=8),
    call(
        f32((4, 50, 20), "uniform 148 -8 8"),
        labels((4, 50), 149, 20),
        "ignore 150 300",
        label_smoothing="0.2",
        reduction="sum",
        gradient=1,
    ),
)
case(
    "secret/10-gradient-half",
    "gradients of float16 and bfloat16 logits",
    *[
        call(
            half((2, 3, 4), "ladder 151 1.25"),
            labels((2, 3), 152, 4),
            "ignore 153 200",
            label_smoothing=eps,
            gradient=64,
        )
        for half in (f16, bf16)
        for eps in ("0", "0.1")
    ],
)

# --- 11 to 13 inputs untouched, memory, speed ------------------------------------------------

case(
    "secret/11-inputs-untouched",
    "the inputs stay as they are, and a second call gives the same",
    call(f32((2, 3, 4), "uniform 160 -5 5"), i64((2, 3), values(0, 1, 2, 3, 0, 1))),
    call(f32((2, 3, 4), "uniform 161 -5 5"), i64((2, 3), values(0, -100, 2, 3, -100, 1))),
    call(f32((1, 1, 4), "uniform 162 -5 5"), i64((1, 1), values(-100)), gradient=1),
)
case(
    "secret/12-memory",
    "262 MB of logits and as much gradient: a few tensors of that size fit in memory, many do not",
    call(
        f32((4, 512, 32000), "ladder 170 0.00048828125"),
        labels((4, 512), 171, 32000),
        "ignore 172 500",
        gradient=1000,
    ),
)
case(
    "secret/13-many-tokens-speed",
    "300,000 tokens: no Python loop over them",
    call(
        f32((300, 1000, 8), "uniform 180 -6 6"),
        labels((300, 1000), 181, 8),
        "ignore 182 200",
        label_smoothing="0.1",
        gradient=1000,
    ),
)
