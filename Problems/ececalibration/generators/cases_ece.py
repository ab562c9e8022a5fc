"""Samples, and edges 1 to 7 of the contract: the calibration error."""

import math

from writing import best, case, ece, f32, f64, fit, i64, pairs, rows, shares, values, word


def around(m, *places, classes=2):
    """A call with a confidence on each of these edges b / m, and one right above it.

    All in the bins of even numbers are right, all in the others wrong: no row can change its bin
    without changing the result.
    """
    confidences, labels = [], []
    for b in places:
        for number, confidence in ((b, b / m), (b + 1, math.nextafter(b / m, 2))):
            if confidence <= 1:
                confidences.append(confidence)
                labels.append(number % 2)
    filled = [[one, *[word((1 - one) / (classes - 1))] * (classes - 1)] for one in confidences]
    return ece(m, rows(*[[word(row[0]), *row[1:]] for row in filled]), labels)


# --- samples ---------------------------------------------------------------------------------

case(
    "sample/01-error",
    "four rows in five bins, worked out in the statement",
    ece(
        5,
        rows([0.6, 0.3, 0.1], [0.2, 0.6, 0.2], [0.1, 0.2, 0.7], [0.4, 0.4, 0.2]),
        [0, 0, 2, 1],
    ),
    ece(10, rows(["0.7", "0.3"], ["0.65", "0.35"], ["0.75", "0.25"]), [0, 0, 1]),
    ece(10, rows(["0.7000000000000001", "0.3"], ["0.65", "0.35"], ["0.75", "0.25"]), [0, 0, 1]),
    ece(1, rows([1]), [0]),
)
case(
    "sample/02-temperature",
    "temperatures in between, at both ends of the range, and where all are alike",
    fit(rows([2, 0], [2, 0], [2, 0], [2, 0]), [0, 0, 0, 1]),
    fit(rows([2, 0], [1, 0]), [0, 0]),
    fit(rows([2, 0], [2, 0], [2, 0]), [1, 1, 0]),
    fit(rows([3, 3], [7, 7]), [0, 1]),
)
case(
    "sample/03-broken-contract",
    "a broken contract raises ValueError, and the next call is made",
    ece(0, pairs("0.75"), [0]),
    ece(5, rows(["0.75", "0.26"]), [0]),
    ece(5, rows(["1.25", "-0.25"]), [0]),
    ece(5, pairs("0.75"), [2]),
    fit(rows([2, 0]), [-1]),
    fit(f64((0, 2), "fill 0"), i64(0, "fill 0")),
    fit(rows([2, "-inf"]), [0]),
    fit(rows([2, 0], [3, 0]), [0]),
    ece(5, pairs("0.75"), [0]),
)

# --- 1 the sum -------------------------------------------------------------------------------

case(
    "secret/01-several-bins",
    "the gaps of all bins, each with the share of its rows",
    ece(5, f64((40, 3), shares(1, 2)), best(40, 2, 40)),
    ece(10, f64((200, 4), shares(3, 3)), best(200, 4, 30)),
    ece(15, f64((300, 10), shares(5, 8)), best(300, 6, 50)),
    ece(10, f32((200, 5), shares(7, 4)), best(200, 8, 20)),
    ece(7, f64((300, 30), shares(9, 30)), best(300, 10, 80)),
)
case(
    "secret/01-one-row",
    "a single row: the distance of its confidence from 1 or from 0",
    ece(10, pairs("0.75"), [0]),
    ece(10, pairs("0.75"), [1]),
    ece(3, rows(["0.125", "0.25", "0.5", "0.125"]), [2]),
    ece(3, rows(["0.125", "0.25", "0.5", "0.125"]), [1]),
    ece(1, rows(["0.25", "0.75"]), [1]),
)
case(
    "secret/01-one-bin",
    "one bin: the accuracy and the mean confidence of all",
    ece(1, f64((50, 3), shares(11, 2)), best(50, 12, 40)),
    ece(1, f32((200, 4), shares(13, 5)), best(200, 14, 90)),
    ece(1, pairs("0.75", "1", "0.5"), [1, 0, 0]),
)
case(
    "secret/01-one-class",
    "one class: each row is right, and sure",
    ece(10, rows([1], [1], [1]), [0, 0, 0]),
    ece(1, f32((5, 1), "fill 1"), i64(5, "fill 0")),
    ece(10, rows(["0.9999995"], ["1.0000005"]), [0, 0]),
)
case(
    "secret/01-confidence-is-the-greatest",
    "confidence is the greatest probability, not that of the label, and not of all classes",
    ece(2, rows(["0.125", "0.875"], ["0.25", "0.75"], ["0.625", "0.375"]), [0, 0, 1]),
    ece(4, rows(["0.125", "0.5", "0.375"], ["0.25", "0", "0.75"]), [2, 0]),
    ece(10, f64((60, 4), shares(15, 3)), best(60, 16, 100)),
)
case(
    "secret/01-weighted",
    "a bin counts by its rows: the mean over bins is something else",
    ece(2, pairs(*["1"] * 9, "0.5"), [0] * 8 + [1, 1]),
    ece(4, pairs("0.625", "0.625", "0.625", "0.875", "0.5"), [0, 0, 1, 0, 1]),
)
case(
    "secret/01-gaps-have-no-sign",
    "a bin that is too sure does not make up for one that is not sure enough",
    ece(2, pairs("0.5", "0.75"), [0, 1]),
    ece(10, pairs("0.5625", "0.5625", "0.9375", "0.9375"), [0, 0, 1, 0]),
    ece(4, pairs("0.5", "0.5", "0.75", "0.75"), [0, 1, 0, 1]),
)
case(
    "secret/01-gap-of-means",
    "within a bin, rows make up for each other: it is not a mean of distances",
    ece(2, pairs("0.75", "0.75", "0.75", "0.75"), [0, 0, 0, 1]),
    ece(1, pairs("0.5", "1", "0.5"), [0, 1, 0]),
    ece(5, f64((100, 3), shares(17, 4)), best(100, 18, 50)),
)

# --- 2 edges ---------------------------------------------------------------------------------

TENTHS = ("0.5", "0.6", "0.7", "0.8", "0.9", "0.55", "0.65", "0.75", "0.85", "0.95")
case(
    "secret/02-right-closed",
    "a confidence on the edge between two bins belongs to the lower one",
    ece(4, pairs("0.75", "0.6875", "0.875"), [0, 1, 0]),
    ece(4, pairs("0.75", "0.6875", "0.875"), [1, 0, 1]),
    ece(2, rows(["0.5", "0.25", "0.25"], ["0.75", "0.25", "0"]), [0, 1]),
    around(4, 2, 3, 4),
    around(8, 3, 4, 5, 6, 7, 8, classes=3),
)
case(
    "secret/02-tenths",
    "the upper edge of bin b of 10 is b / 10 in float64: 0.7 is in bin 7, the next float64 is not",
    around(10, 5, 6, 7, 8, 9, 10),
    around(10, 2, 3, 4, 5, 6, 7, 8, 9, classes=6),
    around(10, 1, 2, 3, classes=12),
    around(5, 3, 4, 5),
    around(20, 11, 12, 13, 14, 15, 16, 17, 18, 19),
)
case(
    "secret/02-hundredths",
    "the upper edge of bin b of 100 is b / 100 in float64: 0.07 is on one, 0.07 * 100 is above 7",
    around(100, 7, 14, 28, classes=20),
    around(100, 55, 56, 57, 58, 69, 70),
    around(100, *range(91, 101)),
    around(50, 7, 14, 28, 35, 41, classes=10),
    around(1000, 501, 502, 503, 504, 505, 506, 507, 508),
)
case(
    "secret/02-other-numbers-of-bins",
    "edges are quotients, not multiples of 1 / m",
    around(3, 1, 2, 3, classes=5),
    around(6, 4, 5, 6),
    around(7, 4, 5, 6),
    around(12, 5, 7, 10, 11, classes=3),
    around(15, 8, 9, 10, 11, 12, 13, 14),
    around(49, *range(25, 50)),
    around(28, *range(15, 29)),
)
case(
    "secret/02-all-edges",
    "each edge of many, and what is right above it",
    *[around(m, *range((m + 1) // 2 + 1, m + 1, 2)) for m in range(21, 39, 2)],
    *[around(m, *range(m // 2, m)) for m in (9, 13, 17, 18, 22, 33)],
)
case(
    "secret/02-single",
    "float32 probabilities keep their value: float32 has no 0.7, what is nearest is below",
    ece(10, pairs("0.7", "0.65", "0.75", dtype="float32"), [0, 1, 0]),
    ece(10, pairs("0.6", "0.65", "0.55", dtype="float32"), [0, 1, 0]),
    ece(10, pairs("0.8", "0.85", "0.75", dtype="float32"), [1, 0, 1]),
    ece(10, pairs("0.9", "0.95", "0.85", dtype="float32"), [1, 0, 1]),
    ece(5, rows(["0.4", "0.3", "0.3"], ["0.5", "0.2", "0.3"], dtype="float32"), [1, 0]),
    ece(3, pairs("0.66666668", "0.75", "0.625", dtype="float32"), [0, 1, 0]),
    ece(10, pairs(*TENTHS, dtype="float32"), [1, 0, 0, 1, 1, 0, 0, 1, 1, 0]),
)

# --- 3 the ends ------------------------------------------------------------------------------

case(
    "secret/03-sure",
    "a confidence of 1 is in the last bin",
    ece(10, pairs("1", "1", "0.9375"), [1, 1, 0]),
    ece(10, rows([0, 1], [1, 0], [0, 1]), [1, 1, 1]),
    ece(2, rows([0, 0, 1], [1, 0, 0]), [0, 0]),
    ece(3, f32((3, 2), values(1, 0, 0, 1, 1, 0)), [0, 0, 0]),
)
case(
    "secret/03-above-one",
    "a confidence a little above 1 is in the last bin, and keeps its value",
    ece(10, rows(["1.0000005", 0], ["0.9375", "0.0625"]), [1, 0]),
    ece(1, rows(["1.0000005", 0]), [0]),
    ece(1, rows([0, "1.0000005"], [1, 0]), [0, 0]),
    ece(4, rows(["1.0000005", "1e-7"], ["0.875", "0.125"], dtype="float32"), [0, 1]),
    ece(100, rows(["1.0000008", 0]), [0]),
)
case(
    "secret/03-first-bin",
    "with many classes a confidence may be in the first bins",
    ece(10, f64((4, 50), shares(19, 1)), i64(4, values(0, 1, 2, 3))),
    ece(10, f64((3, 200), "fill 0.005"), [0, 0, 7]),
    ece(200, f64((3, 200), "fill 0.005"), [0, 0, 7]),
    ece(10, f64((30, 100), shares(20, 2)), best(30, 21, 70)),
    ece(2, f64((30, 64), "fill 0.015625"), i64(30, "fill 0")),
)

# --- 4 empty bins ----------------------------------------------------------------------------

case(
    "secret/04-empty-bins",
    "a bin without rows adds nothing",
    ece(10, pairs("0.75", "0.75"), [0, 1]),
    ece(10, pairs("0.9375", "0.5625"), [0, 1]),
    ece(20, f64((5, 3), shares(22, 3)), best(5, 23, 50)),
    ece(10, rows(["0.0625"] * 16), [0]),
)
case(
    "secret/04-more-bins-than-rows",
    "many bins, most of which are empty",
    ece(1000, f64((40, 3), shares(24, 3)), best(40, 25, 50)),
    ece(10000, f64((20, 3), shares(26, 3)), best(20, 27, 50)),
    ece(20000, f64((12, 5), shares(28, 6)), best(12, 29, 50)),
    ece(20000, pairs("1", "0.5"), [1, 1]),
    around(20000, 14001, 14002, 14003, 14004),
)

# --- 5 ties ----------------------------------------------------------------------------------

case(
    "secret/05-ties",
    "of equal probabilities that of the lowest class is the prediction",
    ece(5, rows(["0.5", "0.5"], ["0.5", "0.5"], ["0.5", "0.5"]), [0, 0, 1]),
    ece(5, rows(["0.125", "0.375", "0.375", "0.125"]), [1]),
    ece(5, rows(["0.125", "0.375", "0.375", "0.125"]), [2]),
    ece(3, f64((4, 4), "fill 0.25"), [3, 3, 0, 1]),
    ece(3, rows([0, "0.5", 0, "0.5"], ["0.5", 0, 0, "0.5"], dtype="float32"), [3, 0]),
)

# --- 6 rows that sum to nearly 1 -------------------------------------------------------------

case(
    "secret/06-sums-of-nearly-one",
    "the sum of a row may be off by 1e-6, and nothing is scaled then",
    ece(1, rows(["0.75", "0.2500008"], ["0.75", "0.2499992"]), [0, 0]),
    ece(1, rows(["0.7500008", "0.25"], ["0.5", "0.4999992"]), [0, 1]),
    ece(4, rows(["0.3333333", "0.3333333", "0.3333333"]), [0]),
    ece(10, f32((40, 300), shares(30, 20)), best(40, 31, 50)),
    ece(10, rows(["0.7000005", "0.2999999"], ["0.6999995", "0.3000001"]), [0, 1]),
)
case(
    "secret/06-sums-refused",
    "a sum that is off by more than 1e-6 is ValueError, in whatever row",
    ece(4, rows(["0.75", "0.2500012"]), [0]),
    ece(4, rows(["0.75", "0.2499988"]), [0]),
    ece(4, rows(["0.75", "0.25"], ["0.5", "0.5"], ["0.5", "0.499998"]), [0, 0, 0]),
    ece(4, rows(["0.75", "0.25002"], ["0.5", "0.5"]), [0, 0]),
    ece(4, rows(["0.75", "0.35"], ["0.5", "0.4"]), [0, 0]),
    ece(4, rows(["1.0000012", 0]), [0]),
    ece(4, rows([2, 0]), [0]),
    ece(4, rows([0, 0]), [0]),
    ece(4, rows(["0.5"]), [0]),
    ece(4, f32((2, 2), "fill 0.499995"), [0, 0]),
    ece(4, rows(["0.75", "0.25"], ["0.25", "0.75"], ["0.75", "0.5"], ["0.25", "0.5"]), [0] * 4),
)
