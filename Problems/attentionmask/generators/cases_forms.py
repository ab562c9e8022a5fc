"""Edges 6 to 10 of the contract: magnitude, dtypes, layouts, refusals, inputs untouched."""

from writing import array, call, case, f16, f32, f64, i32, i64, padding_of, sizes, values

# --- 6 magnitude -----------------------------------------------------------------------------

case(
    "secret/06-large-double",
    "large logits: subtract the greatest before exp",
    sizes("full", 1, (2, 1), 3, 5, 4, [5], seed=210, dtype="float64", bound=100),
    sizes("causal", 2, (2, 1), 3, 5, 8, [5, 3], seed=213, dtype="float64", bound=60),
    sizes("causal", 2, (2, 2), 4, 4, 3, [4, 2], seed=216, dtype="float64", bound=700),
)
case(
    "secret/06-large-single",
    "large logits: subtract the greatest before exp",
    sizes("full", 1, (2, 1), 3, 5, 4, [5], seed=220, bound=100, recipe="whole"),
    sizes("causal", 2, (2, 1), 3, 5, 16, [5, 3], seed=223, bound=40, recipe="whole"),
    sizes("causal", 1, (2, 1), 3, 5, 1, [4], seed=226, bound=12, recipe="whole"),
)
case(
    "secret/06-large-half",
    "float16 inputs whose products do not fit in float16",
    sizes("full", 1, (2, 1), 3, 5, 4, [5], seed=230, dtype="float16", bound=500, recipe="whole"),
    sizes(
        "causal", 2, (2, 1), 3, 5, 16, [5, 3], seed=233, dtype="float16", bound=90, recipe="whole"
    ),
    call(
        "full",
        f16((1, 1, 1, 1), "fill 1000"),
        f16((1, 1, 3, 1), values(999, 1000, 1000)),
        f16((1, 1, 3, 1), values(1, 2, 4)),
        i64((1,), values(3)),
    ),
)
NEGATIVE = values(-1000, -999, -998)
for dtype in ("float32", "float64"):
    case(
        f"secret/06-all-visible-logits-far-below-zero-{dtype}",
        "hidden keys have no weight, however small the logits of the visible ones are",
        call(
            "full",
            array(dtype, (1, 1, 2, 1), values(1000, 500)),
            array(dtype, (1, 1, 3, 1), NEGATIVE),
            array(dtype, (1, 1, 3, 1), values(1, 2, 4)),
            i64((1,), values(2)),
        ),
        call(
            "causal",
            array(dtype, (1, 1, 3, 1), "fill 1000"),
            array(dtype, (1, 1, 3, 1), values(-999, -1000, -998)),
            array(dtype, (1, 1, 3, 1), values(1, 2, 4)),
            i64((1,), values(3)),
        ),
    )
    case(
        f"secret/06-hidden-logit-is-the-greatest-{dtype}",
        "the greatest logit is that of the visible keys",
        call(
            "full",
            array(dtype, (1, 1, 2, 1), values(100, 10)),
            array(dtype, (1, 1, 3, 1), values(-100, -101, 100)),
            array(dtype, (1, 1, 3, 1), values(1, 2, 4)),
            i64((1,), values(2)),
        ),
        call(
            "causal",
            array(dtype, (1, 1, 3, 1), "fill 100"),
            array(dtype, (1, 1, 3, 1), values(0, 100, 200)),
            array(dtype, (1, 1, 3, 1), values(1, 2, 4)),
            i64((1,), values(3)),
        ),
    )
case(
    "secret/06-equal-logits",
    "equal logits: the mean of the visible values",
    call(
        "causal",
        f32((2, 2, 3, 4), "fill 3"),
        f32((2, 1, 5, 4), "fill 2"),
        f32((2, 1, 5, 4), "uniform 240 -2 2"),
        i64((2,), values(5, 4)),
    ),
    call(
        "full",
        f32((1, 1, 2, 2), "fill 0"),
        f32((1, 1, 4, 2), "uniform 241 -2 2"),
        f32((1, 1, 4, 2), "uniform 242 -2 2"),
        i64((1,), values(3)),
    ),
)

# --- 7 dtypes --------------------------------------------------------------------------------

case(
    "secret/07-half",
    "float16 inputs are computed in float32 or better; the result is float32",
    sizes("causal", 2, (4, 2), 3, 7, 4, [7, 5], seed=250, dtype="float16"),
    sizes("full", 1, (2, 1), 2, 300, 16, [300], seed=253, dtype="float16"),
    sizes("full", 1, (2, 1), 2, 3, 4, [0], seed=256, dtype="float16"),
    sizes("full", 1, (2, 1), 3, 6, 3, [5], seed=259, dtype="float16"),
)
padding_of("secret/07-half-with-padding", "float16", "65504", 600)
case(
    "secret/07-double",
    "float64 inputs are computed in float64; the result is float64",
    sizes("causal", 2, (4, 2), 3, 7, 4, [7, 5], seed=260, dtype="float64"),
    sizes("full", 1, (2, 1), 3, 40, 3, [33], seed=263, dtype="float64", bound=300),
    sizes("full", 1, (2, 1), 2, 3, 4, [0], seed=266, dtype="float64"),
    sizes("full", 1, (2, 1), 0, 3, 4, [3], seed=269, dtype="float64"),
)
padding_of("secret/07-double-with-padding", "float64", "1e308", 630)
case(
    "secret/07-double-needs-double",
    "float64 inputs are computed in float64: logits near 1e6 that differ by little",
    call(
        "causal",
        f64((1, 2, 4, 1), "uniform 390 990 1000"),
        f64((1, 1, 5, 1), "uniform 391 900 900.003"),
        f64((1, 1, 5, 1), "uniform 392 -2 2"),
        i64((1,), values(5)),
    ),
    call(
        "full",
        f64((2, 2, 2, 3), "fill -300"),
        f64((2, 1, 6, 3), "uniform 393 99.998 100.002"),
        f64((2, 1, 6, 3), "uniform 394 -2 2"),
        i64((2,), values(6, 4)),
    ),
)
case(
    "secret/07-int32-lengths",
    "lengths may be int32",
    sizes("causal", 2, (4, 2), 3, 5, 4, i32((2,), values(5, 2)), seed=272),
    sizes("full", 2, (2, 1), 3, 5, 4, i32((2,), values(0, 4)), seed=275),
)
GOOD = {
    "q": f32((1, 2, 3, 4), "uniform 280 -2 2"),
    "k": f32((1, 1, 5, 4), "uniform 281 -2 2"),
    "v": f32((1, 1, 5, 4), "uniform 282 -2 2"),
    "lengths": i64((1,), values(4)),
}


def spoilt(causal="full", **lines):
    """A well-formed call with other lines for some of its arrays."""
    return call(causal, **{**GOOD, **lines})


case(
    "secret/07-dtypes-refused",
    "q, k and v are all float16, all float32 or all float64: all else is ValueError",
    spoilt(k=f64((1, 1, 5, 4), "uniform 281 -2 2")),
    spoilt(v=f64((1, 1, 5, 4), "uniform 282 -2 2")),
    spoilt(q=f16((1, 2, 3, 4), "uniform 280 -2 2")),
    spoilt(q=f64((1, 2, 3, 4), "uniform 280 -2 2")),
    spoilt(v=array("int64", (1, 1, 5, 4), "fill 1")),
    *[
        call(
            "causal",
            array(dtype, (1, 2, 3, 4), "fill 1"),
            array(dtype, (1, 1, 5, 4), "fill 1"),
            array(dtype, (1, 1, 5, 4), "fill 1"),
            i64((1,), values(4)),
        )
        for dtype in ("int64", "int32", "uint8", "bool")
    ],
)
case(
    "secret/07-dtypes-of-lengths-refused",
    "lengths are int32 or int64: all else is ValueError",
    *[
        spoilt(causal, lengths=array(dtype, (1,), values(1)))
        for causal, dtype in (
            ("full", "float32"),
            ("causal", "float64"),
            ("full", "bool"),
            ("full", "int8"),
            ("causal", "int16"),
            ("full", "uint8"),
            ("full", "uint64"),
        )
    ],
)

# --- 8 layouts -------------------------------------------------------------------------------

LAYOUT_RULE = "arrays need not be contiguous: results depend on the elements alone"
for number, layout in enumerate(("swapped", "permuted", "sliced", "reversed", "spread")):
    shared = "values 5" if layout == "spread" else "values 6 4 5"
    lengths = layout if layout in ("sliced", "reversed", "spread") else "plain"
    case(
        f"secret/08-layout-{layout}",
        LAYOUT_RULE,
        sizes("full", 3, (4, 2), 5, 6, 4, [6, 4, 5], seed=300 + 9 * number, layout=layout),
        sizes(
            "causal",
            3,
            (6, 2),
            5,
            6,
            3,
            i64((3,), shared, lengths),
            seed=303 + 9 * number,
            layout=layout,
        ),
        sizes(
            "causal",
            2,
            (2, 2),
            3,
            4,
            4,
            [4, 3],
            seed=306 + 9 * number,
            dtype="float64",
            layout=layout,
        ),
    )
case(
    "secret/08-layout-with-padding",
    "nan in the padding of arrays that are not contiguous",
    *[
        sizes("causal", 2, (4, 2), 3, 6, 4, [6, 2], "pad nan", seed=350 + 3 * number, layout=layout)
        for number, layout in enumerate(("swapped", "permuted", "sliced", "reversed"))
    ],
)

# --- 9 refused arguments ---------------------------------------------------------------------

case(
    "secret/09-heads-refused",
    "Hq is a multiple of Hkv, and neither is 0",
    spoilt(
        q=f32((1, 3, 3, 4), "fill 1"), k=f32((1, 2, 5, 4), "fill 1"), v=f32((1, 2, 5, 4), "fill 1")
    ),
    spoilt(
        q=f32((1, 1, 3, 4), "fill 1"), k=f32((1, 2, 5, 4), "fill 1"), v=f32((1, 2, 5, 4), "fill 1")
    ),
    spoilt(
        q=f32((1, 2, 3, 4), "fill 1"), k=f32((1, 4, 5, 4), "fill 1"), v=f32((1, 4, 5, 4), "fill 1")
    ),
    spoilt(
        q=f32((1, 8, 3, 4), "fill 1"), k=f32((1, 3, 5, 4), "fill 1"), v=f32((1, 3, 5, 4), "fill 1")
    ),
    spoilt(k=f32((1, 0, 5, 4), "fill 1"), v=f32((1, 0, 5, 4), "fill 1")),
    spoilt(q=f32((1, 0, 3, 4), "fill 1")),
    spoilt(
        q=f32((1, 0, 3, 4), "fill 1"),
        k=f32((1, 0, 5, 4), "fill 1"),
        v=f32((1, 0, 5, 4), "fill 1"),
    ),
)
case(
    "secret/09-ranks-refused",
    "q, k and v have four axes, lengths one",
    spoilt(q=f32((2, 3, 4), "fill 1")),
    spoilt(q=f32((1, 1, 2, 3, 4), "fill 1")),
    spoilt(k=f32((5, 4), "fill 1")),
    spoilt(k=f32((1, 5, 4), "fill 1"), v=f32((1, 5, 4), "fill 1")),
    spoilt(v=f32((1, 1, 5, 4, 1), "fill 1")),
    spoilt(v=f32((1, 1, 5), "fill 1")),
    spoilt(lengths=i64((1, 1), values(4))),
    call(
        "full",
        f32((2, 3, 4), "fill 1"),
        f32((2, 5, 4), "fill 1"),
        f32((2, 5, 4), "fill 1"),
        i64((2,), values(4, 5)),
    ),
)
case(
    "secret/09-shapes-refused",
    "B and D are the same in q, k and v, and v has the shape of k: nothing is broadcast",
    spoilt(k=f32((1, 1, 5, 3), "fill 1"), v=f32((1, 1, 5, 3), "fill 1")),
    spoilt(v=f32((1, 1, 5, 3), "fill 1")),
    spoilt(v=f32((1, 1, 5, 1), "fill 1")),
    spoilt(v=f32((1, 1, 4, 4), "fill 1")),
    spoilt(v=f32((1, 1, 1, 4), "fill 1")),
    spoilt(v=f32((1, 2, 5, 4), "fill 1")),
    spoilt(k=f32((1, 2, 5, 4), "fill 1")),
    spoilt(q=f32((2, 2, 3, 4), "fill 1"), lengths=i64((2,), values(4, 5))),
    spoilt(k=f32((2, 1, 5, 4), "fill 1"), v=f32((2, 1, 5, 4), "fill 1")),
    spoilt(k=f32((2, 1, 5, 4), "fill 1")),
    spoilt(k=f32((1, 1, 5, 1), "fill 1"), v=f32((1, 1, 5, 1), "fill 1")),
    spoilt("causal", k=f32((1, 1, 4, 5), "fill 1"), v=f32((1, 1, 4, 5), "fill 1")),
)
case(
    "secret/09-shape-of-lengths-refused",
    "lengths has one number for each batch entry",
    spoilt(lengths=i64((2,), values(4, 5))),
    spoilt(lengths=i64((0,), "fill 0")),
    sizes("full", 3, (2, 1), 3, 5, 4, i64((1,), values(4)), seed=400),
    sizes("causal", 2, (2, 1), 3, 5, 4, i64((3,), values(4, 5, 1)), seed=403),
    sizes("full", 0, (2, 1), 3, 5, 4, i64((1,), values(4)), seed=406),
    sizes("full", 2, (2, 1), 0, 5, 4, i64((1,), values(4)), seed=409),
)
case(
    "secret/09-lengths-refused",
    "a length below 0 or above S is ValueError",
    *[
        spoilt(lengths=i64((1,), values(length)))
        for length in (6, -1, 100, 9223372036854775807, -9223372036854775808, 4294967297)
    ],
    sizes("causal", 3, (2, 1), 3, 5, 4, [4, 5, 6], seed=412),
    sizes("full", 3, (2, 1), 3, 5, 4, [0, 0, -1], seed=415),
    spoilt("causal", lengths=i32((1,), values(6))),
)
case(
    "secret/09-refused-though-empty",
    "a broken contract raises ValueError also where the result has no element, or is zeros alone",
    sizes("full", 1, (2, 1), 0, 5, 4, [6], seed=420),
    sizes("full", 2, (3, 2), 0, 5, 4, [5, 5], seed=423),
    sizes("full", 2, (3, 2), 2, 0, 4, [0, 0], seed=426),
    sizes("full", 2, (2, 1), 2, 0, 4, [0, 1], seed=429),
    spoilt(q=f32((1, 2, 0, 4), "fill 1"), v=f32((1, 1, 5, 3), "fill 1")),
    spoilt(q=f32((1, 2, 0, 3), "fill 1")),
    spoilt(q=f32((1, 2, 0, 4), "fill 1"), v=f32((1, 1, 4, 4), "fill 1")),
    sizes("causal", 0, (3, 2), 2, 5, 4, "int64 1 0 plain fill 0", seed=432),
    sizes("causal", 2, (2, 4), 2, 5, 4, [0, 0], seed=435),
    sizes("full", 0, (2, 1), 2, 5, 4, array("float64", (0,), "fill 0"), seed=438),
)
case(
    "secret/09-no-width-refused",
    "D = 0 is ValueError",
    sizes("full", 1, (2, 1), 3, 5, 0, [5], seed=441),
    sizes("causal", 1, (2, 1), 0, 5, 0, [5], seed=444),
    sizes("full", 1, (2, 1), 3, 0, 0, [0], seed=447),
)

# --- 10 inputs untouched ---------------------------------------------------------------------

case(
    "secret/10-inputs-untouched",
    "the inputs stay as they are, and a second call gives the same",
    sizes("causal", 2, (4, 2), 3, 5, 4, [5, 3], seed=450),
    sizes("full", 2, (2, 2), 3, 5, 4, [5, 3], "pad nan", seed=453, dtype="float64"),
    sizes("full", 2, (2, 2), 3, 5, 4, [0, 3], "pad inf", seed=456),
)
case(
    "secret/10-read-only",
    "arrays may be read-only",
    sizes(
        "causal", 2, (4, 2), 3, 5, 4, i64((2,), values(5, 3), "frozen"), seed=459, layout="frozen"
    ),
    sizes(
        "full", 2, (2, 2), 3, 5, 4, [4, 0], "pad nan", seed=462, dtype="float64", layout="frozen"
    ),
)
