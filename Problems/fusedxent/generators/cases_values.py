"""The samples, and edges 1 to 4 of the contract: sizes, ignored tokens, smoothing, magnitude."""

from writing import call, case, f16, f32, f64, i32, i64, labels, values

# --- samples ---------------------------------------------------------------------------------

case(
    "sample/01-two-tokens",
    "the formulas of the statement, worked out there",
    call(f32((1, 2, 2), values(0, 0, 3, 1)), i64((1, 2), values(0, 1))),
    call(f32((1, 2, 2), values(0, 0, 3, 1)), i64((1, 2), values(0, 1)), reduction="sum"),
    call(f32((1, 2, 2), values(0, 0, 3, 1)), i64((1, 2), values(0, 1)), label_smoothing="0.1"),
)
case(
    "sample/02-ignored-token",
    "ignored tokens count nowhere: not in the loss, the accuracy or the denominators",
    call(f32((1, 3, 2), values(0, 0, 3, 1, 5, 2)), i64((1, 3), values(0, 1, -100))),
    call(f32((1, 3, 2), values(0, 0, 3, 1, 5, 2)), i64((1, 3), values(0, 1, -7)), ignore_index=-7),
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
    call(f32((1, 1, 1), values(2.5)), i64((1, 1), values(0))),
    call(f32((2, 3, 1), "uniform 1 -4 4"), i64((2, 3), "fill 0"), reduction="sum"),
    call(f32((0, 4, 5), "fill 0"), i64((0, 4), "fill 0")),
    call(f32((4, 0, 5), "fill 0"), i64((4, 0), "fill 0"), reduction="sum"),
    call(f32((0, 0, 1), "fill 0"), i64((0, 0), "fill 0"), label_smoothing="0.5"),
    call(f32((7, 1, 3), "uniform 2 -4 4"), labels((7, 1), 3, 3)),
    call(f32((1, 7, 3), "uniform 4 -4 4"), labels((1, 7), 5, 3)),
)
case(
    "secret/01-wide-vocabulary",
    "V may be large",
    call(f32((1, 3, 131072), "uniform 6 -9 9"), labels((1, 3), 7, 131072), label_smoothing="0.1"),
)
case(
    "secret/01-many-tokens",
    "T may be large",
    call(f32((1, 9000, 16), "uniform 8 -6 6"), labels((1, 9000), 9, 16), "ignore 10 250"),
)
case(
    "secret/01-many-half-tokens",
    "half precision: sums and counts beyond 65504 do not fit in float16",
    call(f16((7, 10000, 8), "ladder 11 4"), labels((7, 10000), 12, 8), reduction="sum"),
    call(f16((7, 10000, 8), "ladder 13 4"), labels((7, 10000), 14, 8)),
)

# --- 2 ignored tokens ------------------------------------------------------------------------

case(
    "secret/02-ignore-none-and-some",
    "the mean divides by the number of valid tokens",
    call(f32((3, 4, 6), "uniform 20 -5 5"), labels((3, 4), 21, 6)),
    call(f32((3, 4, 6), "uniform 22 -5 5"), labels((3, 4), 23, 6), "ignore 24 500"),
    call(
        f32((3, 4, 6), "uniform 22 -5 5"), labels((3, 4), 23, 6), "ignore 24 500", reduction="sum"
    ),
)
case(
    "secret/02-ignore-whole-row",
    "rows may have different numbers of valid tokens: one mean over all of them",
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
)
case(
    "secret/02-all-ignored",
    "nothing valid: loss 0 and accuracy 0, never nan",
    call(f32((2, 3, 4), "uniform 29 -5 5"), i64((2, 3), "fill -100")),
    call(f32((2, 3, 4), "uniform 30 -5 5"), i64((2, 3), "fill 2"), ignore_index=2),
)
case(
    "secret/02-only-first-or-last-valid",
    "a single valid token, at either end",
    call(f32((2, 3, 4), "uniform 31 -5 5"), i64((2, 3), values(1, *[-100] * 5))),
    call(f32((2, 3, 4), "uniform 32 -5 5"), i64((2, 3), values(*[-100] * 5, 3))),
)
case(
    "secret/02-ignore-a-class",
    "ignore_index may be a class: its tokens are skipped, in the accuracy too",
    call(
        f32((1, 3, 3), values(9, 0, 1, 2, 0, 1, 0, 7, 1)),
        i64((1, 3), values(0, 0, 1)),
        ignore_index=0,
    ),
    call(
        f32((1, 3, 3), values(9, 0, 1, 2, 0, 4, 0, 1, 7)),
        i64((1, 3), values(0, 1, 2)),
        ignore_index=2,
    ),
    call(f32((2, 8, 5), "uniform 33 -5 5"), labels((2, 8), 34, 5), ignore_index=4),
)
case(
    "secret/02-other-ignore-index",
    "ignore_index is an argument: -1, or a number far outside the classes",
    call(f32((1, 3, 3), "uniform 35 -5 5"), i64((1, 3), values(2, -1, 0)), ignore_index=-1),
    call(f32((1, 3, 3), "uniform 36 -5 5"), i64((1, 3), values(2, 7, 0)), ignore_index=7),
    call(
        f32((1, 3, 3), "uniform 37 -5 5"),
        i64((1, 3), values(2, 9223372036854775807, 0)),
        ignore_index=9223372036854775807,
    ),
    call(f32((1, 3, 3), "uniform 38 -5 5"), i32((1, 3), values(2, -9, 0)), ignore_index=-9),
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
    "nan or infinite logits at ignored tokens must not reach the result",
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
        "put logits * 0 * -inf",
        label_smoothing="0.1",
    ),
    call(f32((2, 3, 4), "fill nan"), i64((2, 3), "fill -100"), reduction="sum"),
)

# --- 3 label smoothing -----------------------------------------------------------------------

SMOOTHED = [
    call(f64((2, 3, 5), "uniform 50 -5 5"), labels((2, 3), 51, 5), label_smoothing=eps)
    for eps in ("0", "0.1", "0.5", "0.999")
]
case(
    "secret/03-smoothing",
    "smoothing spreads label_smoothing over all V classes, the target's among them",
    *SMOOTHED,
    call(f64((2, 3, 1), "uniform 52 -5 5"), i64((2, 3), "fill 0"), label_smoothing="0.3"),
)
case(
    "secret/03-smoothing-with-ignored",
    "smoothing only where a token is valid",
    call(
        f32((3, 4, 6), "uniform 53 -5 5"),
        labels((3, 4), 54, 6),
        "ignore 55 400",
        label_smoothing="0.1",
    ),
    call(
        f32((3, 4, 6), "uniform 56 -5 5"),
        labels((3, 4), 57, 6),
        "ignore 58 400",
        label_smoothing="0.25",
        reduction="sum",
    ),
)
case(
    "secret/03-minus-infinity",
    "a class with logit -inf: finite without smoothing, +inf with it, +inf if it is the target",
    call(f32((1, 2, 3), values(1, "-inf", 2, 0, 1, "-inf")), i64((1, 2), values(0, 1))),
    call(
        f32((1, 2, 3), values(1, "-inf", 2, 0, 1, 3)),
        i64((1, 2), values(0, 1)),
        label_smoothing="0.1",
    ),
    call(f32((1, 2, 3), values(1, "-inf", 2, 0, 1, 3)), i64((1, 2), values(1, 1)), reduction="sum"),
    call(
        f32((1, 2, 3), values(1, "-inf", 2, 0, 1, 3)),
        i64((1, 2), values(-100, 1)),
        label_smoothing="0.1",
    ),
)
case(
    "secret/03-smoothing-refused",
    "label_smoothing must be at least 0 and less than 1",
    *[
        call(f32((1, 1, 3), values(1, 2, 3)), i64((1, 1), values(2)), label_smoothing=eps)
        for eps in ("1", "-0.01", "1.5", "nan", "inf", "-inf", "1e300")
    ],
    call(f32((1, 2, 3), "fill 0"), i64((1, 2), "fill -100"), label_smoothing="1"),
    call(f32((0, 2, 3), "fill 0"), i64((0, 2), "fill 0"), label_smoothing="-1"),
)

# --- 4 magnitude -----------------------------------------------------------------------------

PEAK = values(10000, -10000, -10000, -10000)
case(
    "secret/04-large-double",
    "large logits: subtract the greatest before exp",
    call(f64((1, 2, 4), "uniform 60 -10000 10000"), i64((1, 2), values(1, 2))),
    call(f64((1, 1, 4), PEAK), i64((1, 1), values(1))),
    call(f64((1, 1, 4), PEAK), i64((1, 1), values(0)), label_smoothing="0.1"),
    call(f64((1, 1, 4), "fill 10000"), i64((1, 1), values(3))),
    call(f64((1, 1, 4), "fill -10000"), i64((1, 1), values(0)), label_smoothing="0.1"),
    call(f64((1, 1, 2), values(1000000, -1000000)), i64((1, 1), values(1))),
)
case(
    "secret/04-large-single",
    "large logits: subtract the greatest before exp",
    call(f32((1, 1, 4), PEAK), i64((1, 1), values(1))),
    call(f32((1, 1, 4), PEAK), i64((1, 1), values(0)), label_smoothing="0.1"),
    call(f32((1, 1, 4), "fill -10000"), i64((1, 1), values(3))),
    call(f32((1, 1, 3), values(9997, 9998, 10000)), i64((1, 1), values(0))),
    call(f32((1, 3, 7), "uniform 61 -10000 10000"), labels((1, 3), 62, 7), label_smoothing="0.1"),
)
case(
    "secret/04-moderate-single",
    "exp(z) overflows float32 beyond 88: subtract the greatest before exp",
    call(f32((2, 2, 5), "uniform 63 -95 95"), labels((2, 2), 64, 5)),
    call(f32((1, 1, 2), values(95, -95)), i64((1, 1), values(1)), label_smoothing="0.1"),
)
case(
    "secret/04-half-greatest",
    "float16 logits up to 65504, their differences beyond it",
    call(f16((1, 1, 3), values(65504, -65504, 0)), i64((1, 1), values(1))),
    call(f16((1, 2, 3), "fill 65504"), i64((1, 2), values(0, 2)), label_smoothing="0.1"),
)
case(
    "secret/04-small-differences",
    "differences of 1e-7 decide the prediction",
    call(f64((1, 2, 3), values("1e-7", 0, 0, 0, 0, "1e-7")), i64((1, 2), values(0, 0))),
    call(f64((1, 2, 2), values(1, "1.0000001", "1.0000001", 1)), i64((1, 2), values(1, 1))),
)
case(
    "secret/04-constant-rows",
    "equal logits: the loss is log V, and adding a constant to a row changes nothing",
    call(f64((1, 2, 10), "fill 3"), i64((1, 2), values(0, 4))),
    call(f64((1, 2, 10), "fill 0"), i64((1, 2), values(0, 4)), label_smoothing="0.7"),
    call(f64((1, 1, 3), values(1, 2, 4)), i64((1, 1), values(0))),
    call(f64((1, 1, 3), values(10001, 10002, 10004)), i64((1, 1), values(0))),
)
