"""Edges 7 to 14 of the contract: -inf, magnitude, dtypes, layouts, memory, refused calls, cost."""

from writing import (
    NEXT_TO_ONE,
    array,
    call,
    case,
    f16,
    f32,
    f64,
    pick,
    rows,
    same,
    uniform,
    values,
    whole,
)

# --- 7 -inf ----------------------------------------------------------------------------------

case(
    "secret/07-minus-infinity",
    "a token with the logit -inf is never chosen",
    call(same(3, 1, "-inf", 2, "-inf", 1), [0.1, 0.5, 0.9]),
    call(same(3, "-inf", 0, "-inf"), [0, 0.5, NEXT_TO_ONE]),
    call(rows(["-inf", 1, 2], [1, "-inf", 2], [1, 2, "-inf"]), [0.1, 0.5, 0.9]),
    call(same(2, "-inf", "-inf", -3, -3), [0.2, 0.8], p=0.4),
    call(rows(["-inf", -1000], [-2000, "-inf"], dtype="float64"), [0.5, 0.5]),
    call(f32((5, 40), uniform(110, -3, 3)), pick(5, 111), "put logits * 7 -inf", p=0.9),
    call(rows(["-inf", "-2e9", "-2e9"], ["-inf", "-3e38", "-inf"]), [0, 0]),
)
case(
    "secret/07-fewer-than-k",
    "where fewer than k tokens are not -inf, those are all that is left",
    call(same(3, 1, "-inf", 2, "-inf", "-inf"), [0, 0.5, NEXT_TO_ONE], k=3),
    call(same(3, "-inf", "-inf", "-inf", 0), [0, 0.5, NEXT_TO_ONE], k=2),
    call(same(3, "-inf", 0, "-inf", 1), [0.1, 0.5, NEXT_TO_ONE], k=4, p=0.9),
)
case(
    "secret/07-minus-infinity-at-temperature-zero",
    "at temperature 0, too, a logit of -inf is less than any other",
    call(rows(["-inf", -5, -4], ["-inf", "-inf", "-1e30"]), [0.5, 0.5], temperature=0),
    call(rows(["-inf", 1], [1, "-inf"], ["-inf", 0]), [0, 0, 0], k=1, temperature=0),
)
case(
    "secret/07-nothing-but-minus-infinity",
    "a row of -inf alone is ValueError, at any temperature",
    call(rows(["-inf", "-inf"]), [0.5]),
    call(rows(["-inf"]), [0]),
    call(rows([1, 2], ["-inf", "-inf"], [3, 4]), [0.5, 0.5, 0.5], k=1),
    call(rows(["-inf", "-inf"]), [0.5], p=0.5),
    call(rows([1, 2], ["-inf", "-inf"]), [0.5, 0.5], temperature=0),
    call(f16((2, 3), "fill -inf"), [0.5, 0.5]),
    call(f64((2, 3), "fill -inf"), [0.5, 0.5], k=3, temperature=5),
)

# --- 8 magnitude -----------------------------------------------------------------------------

case(
    "secret/08-large",
    "logits near 1e4 and more: their exp is no number",
    call(f32((5, 30), uniform(112, 9990, 10000)), pick(5, 113)),
    call(f32((5, 30), uniform(114, 9990, 10000)), pick(5, 115), k=9, p=0.8),
    call(f64((3, 4), values(1000, 999, 998, 997) + " 2000 1000 0 2000 710 709 708 711"), [0.8] * 3),
    call(rows(["1e30", "1e30", "-1e30"], ["3e38", 0, 1]), [0.7, 0.7]),
)
case(
    "secret/08-far-below-zero",
    "logits near -1e4 and less, all of them: their exp is 0",
    call(f32((5, 30), uniform(116, -10000, -9990)), pick(5, 117)),
    call(f32((5, 30), uniform(118, -10000, -9990)), pick(5, 119), k=9, p=0.8),
    call(f64((2, 3), values(-1000, -999, -998, -800, -800, -801)), [0.3, 0.3]),
    call(rows(["-3e38", "-3e38"], ["-1e30", "-2e30"]), [0.7, 0.7]),
)
case(
    "secret/08-small-temperature",
    "quotients may be huge where logits are not",
    call(f32((5, 30), uniform(120, -30, 30)), pick(5, 121), temperature=0.01),
    call(rows([5, 5, 4], [-7, -8, -7]), [0.7, 0.7], temperature="1e-6"),
    call(f16((2, 3), values(65504, 65504, 0, -65504, 0, 0)), [0.7, 0.7], temperature=0.001),
    call(f64((1, 3), values("1e300", "1e300", "-1e300")), [0.7], temperature=0.001),
    call(f32((5, 30), uniform(122, 9990, 10000)), pick(5, 123), p=0.9, temperature=0.5),
)
case(
    "secret/08-rows-far-apart",
    "rows may be so far apart that one maximum does not do for all",
    call(rows([10000, 9999, 9998], [-10000, -10001, -9999], [0, 1, 2]), [0.8, 0.8, 0.3]),
    call(rows([10000, 9999, 9998], [-10000, -10001, -9999]), [0.8, 0.2], k=2, p=0.9),
)

# --- 9 dtypes --------------------------------------------------------------------------------

case(
    "secret/09-half",
    "float16 logits: sums and quotients of them need more",
    call(f16((10, 40), uniform(130, -4, 4)), pick(10, 131), temperature=0.7),
    call(f16((10, 900), uniform(132, -2, 2)), pick(10, 133), k=600, p=0.9),
    call(f16((10, 900), whole(134, -3, 3)), pick(10, 135), p=0.95, temperature=3),
    call(f16((3, 5000), uniform(136, -1, 1)), pick(3, 137)),
)
case(
    "secret/09-double",
    "float64 logits keep all of their digits: what is unequal is not equal",
    call(rows(["1", "1.000000001", "1.000000002", "1"], dtype="float64"), [0.2], k=1),
    call(rows(["1", "1.000000001", "1.000000002", "1"], dtype="float64"), [0.2], k=2),
    call(rows(["1", "1.000000001", "1.000000002", "1"], dtype="float64"), [0.2], k=3),
    call(rows(["1", "1.000000001", "1.000000002", "1"], dtype="float64"), [0.2], p=0.3),
    call(rows(["1", "1.000000001", "1.000000002", "1"], dtype="float64"), [0.2], temperature=0),
    call(f64((2, 3), values("1e40", "1e40", "2e40", "1e-9", "2e-9", "1e-9")), [0.6, 0.6], k=1),
    call(f64((3, 20), uniform(138, "1e5", "1.00001e5")), pick(3, 139), k=7),
    call(f64((10, 40), uniform(140, -4, 4)), pick(10, 141), p=0.8),
)
case(
    "secret/09-dtypes-refused",
    "logits are float16, float32 or float64, and u is float64: all else is ValueError",
    *[
        call(array(dtype, (1, 2), values(1, 0)), [0.5])
        for dtype in ("int32", "int64", "int8", "uint8", "bool")
    ],
    call(rows([1, 0]), f32((1,), values(0.5))),
    call(rows([1, 0]), f16((1,), values(0.5))),
    call(rows([1, 0]), array("int64", (1,), values(0))),
    call(rows([1, 0]), array("bool", (1,), values(0)), temperature=0),
    call(array("int64", (0, 2), "fill 0"), f64((0,), "fill 0")),
    call(f32((0, 2), "fill 0"), f32((0,), "fill 0")),
)

# --- 10 layouts ------------------------------------------------------------------------------

for layout in ("permuted", "sliced", "reversed", "spread"):
    own = "reversed" if layout in ("permuted", "spread") else layout
    case(
        f"secret/10-layout-{layout}",
        "arrays need not be contiguous: ids depend on the elements alone",
        call(f32((4, 6), uniform(150, -2, 2), layout), pick(4, 151), k=4),
        call(f32((5, 7), uniform(152, -2, 2), layout), pick(5, 153, own), p=0.8),
        call(f64((5, 7), uniform(154, -2, 2), layout), pick(5, 155, own), temperature=0.5),
        call(f16((3, 20), whole(156, -2, 2), layout), pick(3, 157, own), k=9, p=0.9),
        call(f32((4, 6), uniform(158, -2, 2), layout), pick(4, 159), temperature=0),
    )

# --- 11 the caller's arrays ------------------------------------------------------------------

case(
    "secret/11-arguments-untouched",
    "logits and u stay as they are, and may be read-only",
    call(f64((3, 6), uniform(160, -2, 2)), pick(3, 161), k=3, p=0.8, temperature=0.7),
    call(f64((3, 6), uniform(162, -2, 2)), pick(3, 163), k=3),
    call(f64((3, 6), uniform(164, -2, 2)), pick(3, 165), p=0.6),
    call(f32((3, 6), uniform(166, -2, 2)), pick(3, 167), temperature=2),
    call(f64((3, 6), uniform(168, -2, 2), "frozen"), pick(3, 169, "frozen"), k=4, p=0.9),
    call(f32((3, 6), uniform(170, -2, 2), "frozen"), pick(3, 171, "frozen"), temperature=0.7),
    call(f64((3, 6), uniform(172, -2, 2), "frozen"), pick(3, 173, "frozen"), temperature=0),
)

# --- 12 refused ------------------------------------------------------------------------------

case(
    "secret/12-shapes-refused",
    "logits have two axes, u has one; as many rows as draws, one token at least",
    call(f32((2,), values(1, 2)), [0.5]),
    call(f32((1, 1, 2), values(1, 2)), [0.5]),
    call(f32((2, 2), "fill 1"), [0.5]),
    call(f32((2, 2), "fill 1"), [0.5] * 3),
    call(f32((1, 2), "fill 1"), [0.5, 0.5]),
    call(f32((2, 2), "fill 1"), f64((2, 1), "fill 0.5")),
    call(f32((2, 2), "fill 1"), f64((1, 2), "fill 0.5"), temperature=0),
    call(f32((1, 2), "fill 1"), f64((), values(0.5))),
    call(f32((), values(1)), f64((), values(0.5))),
    call(f32((2, 0), "fill 0"), [0.5, 0.5]),
    call(f32((2, 0), "fill 0"), [0.5, 0.5], temperature=0),
)
case(
    "secret/12-k-refused",
    "k is not negative",
    call(rows([1, 2]), [0.5], k=-1),
    call(rows([1, 2]), [0.5], k=-2),
    call(rows([1, 2]), [0.5], k=-(10**18)),
    call(rows([1, 2]), [0.5], k=-1, p=0.5),
)
case(
    "secret/12-p-refused",
    "p is greater than 0, and 1 at most",
    *[
        call(rows([1, 2]), [0.5], p=p)
        for p in (0, -0.5, 1.5, "1.0000001", "nan", "inf", "-inf", "-1e-300")
    ],
)
case(
    "secret/12-temperature-refused",
    "the temperature is 0 or more, and finite",
    *[call(rows([1, 2]), [0.5], temperature=one) for one in (-1, "-1e-300", "nan", "inf", "-inf")],
)
case(
    "secret/12-u-refused",
    "each u is 0 or more, and less than 1",
    *[call(rows([1, 2]), [u]) for u in (1, "1.0000001", 2, "-1e-300", -0.5, "nan", "inf", "-inf")],
    call(rows([1, 2], [3, 4], [5, 6]), [0.5, 0.5, 1]),
    call(rows([1, 2], [3, 4], [5, 6]), [0.5, "nan", 0.5], k=1),
    call(rows([1, 2], [3, 4], [5, 6]), [-0.5, 0.5, 0.5], p=0.001),
)
case(
    "secret/12-logits-refused",
    "a logit that is nan or +inf is ValueError, whether or not a filter would drop it",
    call(rows([1, "nan"]), [0.5]),
    call(rows(["inf", 1]), [0.5]),
    call(rows(["inf", 1]), [0.5], k=1),
    call(rows([1, 2], [3, 4], ["nan", 6]), [0.5] * 3, k=1, p=0.5),
    call(rows([1, 2], [3, "inf"], [5, 6]), [0.5] * 3),
    call(rows(["nan", "nan"]), [0.5]),
    call(rows(["inf", "-inf"], dtype="float64"), [0.5]),
    call(rows(["nan", "-inf"], dtype="float16"), [0.5]),
)
case(
    "secret/12-refused-at-temperature-zero",
    "at temperature 0 all of the contract holds",
    call(rows([1, 2]), [0.5], k=-1, temperature=0),
    call(rows([1, 2]), [0.5], p=0, temperature=0),
    call(rows([1, 2]), [0.5], p="nan", temperature=0),
    call(rows([1, 2]), [0.5], p=2, temperature=0),
    call(rows([1, 2]), [1], temperature=0),
    call(rows([1, 2]), ["nan"], temperature=0),
    call(rows([1, 2], [3, 4]), [0.5, -1], temperature=0),
    call(rows([1, "nan"]), [0.5], temperature=0),
    call(rows([1, "inf"]), [0.5], temperature=0),
    call(f32((2, 2), "fill 1"), [0.5], temperature=0),
)
case(
    "secret/12-refused-without-rows",
    "where there is no row all of the contract holds",
    call(f32((0, 2), "fill 0"), f64((0,), "fill 0"), k=-1),
    call(f32((0, 2), "fill 0"), f64((0,), "fill 0"), p=0),
    call(f32((0, 2), "fill 0"), f64((0,), "fill 0"), p="nan", temperature=0),
    call(f32((0, 2), "fill 0"), f64((0,), "fill 0"), temperature=-1),
    call(f32((0, 2), "fill 0"), f64((0,), "fill 0"), temperature="nan"),
    call(f32((0, 2), "fill 0"), f64((1,), values(0.5))),
    call(f32((0, 2), "fill 0"), f64((0, 2), "fill 0")),
    call(f32((0,), "fill 0"), f64((0,), "fill 0")),
    call(f32((0, 0), "fill 0"), f64((0,), "fill 0")),
)

# --- 13, 14 cost -----------------------------------------------------------------------------

case(
    "secret/13-many-rows",
    "a thousand rows",
    call(f32((1000, 2000), uniform(180, -20, 20)), pick(1000, 181), k=900, temperature=0.6),
)
case(
    "secret/13-large-vocabulary",
    "a large vocabulary: no Python loop over tokens",
    call(f32((30, 120000), uniform(182, -40, 40)), pick(30, 183), p=0.9),
)
case(
    "secret/13-one-long-row",
    "a million logits in one row",
    call(f32((1, 1000000), uniform(186, -90, 90)), pick(1, 187), k=900000, p=0.7),
)
case(
    "secret/14-large-k",
    "k in the thousands: tokens are not taken one after the other",
    call(f32((20, 100000), uniform(184, -20, 20)), pick(20, 185), k=50000),
)
