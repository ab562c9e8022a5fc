"""The samples, and edges 1 to 6 of the contract: shapes, top-k, top-p, temperature, order, draws."""

from writing import (
    NEXT_TO_ONE,
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

# --- samples ---------------------------------------------------------------------------------

case(
    "sample/01-all-filters",
    "the example of the statement, worked out there: temperature, top-k, top-p, then the draw",
    call(same(4, 1, 3, 2, 3, 0), [0, 0.3, 0.5, 0.7], k=4, p=0.8, temperature=2),
)
case(
    "sample/02-filters-off",
    "k = 0 and p = 1 keep all, temperature 0 takes the greatest; equal logits, and -inf",
    call(same(2, 0, 0, 0, 0), [0.3, 0.8]),
    call(same(2, 0, 0, 0, 0), [0.3, 0.8], k=3),
    call(same(2, 0, 0, 0, 0), [0.3, 0.8], p=0.3),
    call(rows([1, 5, 5, 2], ["-inf", 1, 2, 3]), [0.9, 0.1], temperature=0),
    call(rows(["-inf", 0, "-inf", 0]), [0]),
)
case(
    "sample/03-broken-contract",
    "a broken contract raises ValueError",
    call(rows([1, 2]), [0.5], k=-1),
    call(rows([1, 2]), [0.5], p=0),
    call(rows([1, 2]), [1]),
    call(rows([1, 2], ["-inf", "-inf"]), [0.5, 0.5]),
)

# --- 1 shapes --------------------------------------------------------------------------------

case(
    "secret/01-one-token",
    "a vocabulary of one token",
    call(rows([3]), [0.5]),
    call(rows([-1], [0]), [0, NEXT_TO_ONE], k=1),
    call(rows([5]), [0.25], p=0.001),
    call(rows([5]), [0.25], temperature=0),
    call(f64((3, 1), uniform(1, -9, 9)), [0, 0.5, NEXT_TO_ONE], k=5, p=0.5, temperature=0.1),
)
case(
    "secret/01-no-rows",
    "B may be 0: there are no ids",
    call(f32((0, 5), "fill 0"), f64((0,), "fill 0")),
    call(f32((0, 5), "fill 0"), f64((0,), "fill 0"), k=2, p=0.5, temperature=2),
    call(f32((0, 1), "fill 0"), f64((0,), "fill 0"), temperature=0),
    call(f16((0, 3), "fill 0"), f64((0,), "fill 0"), k=9),
)
case(
    "secret/01-no-filters",
    "a draw from the softmax of all logits",
    call(f32((20, 10), uniform(2, -2, 2)), pick(20, 3)),
    call(f32((5, 300), uniform(4, -3, 3)), pick(5, 5)),
    call(f64((1, 2), values(0, 1)), [0.25]),
    call(f64((1, 2), values(0, 1)), [0.3]),
)
case(
    "secret/01-all-filters",
    "temperature, top-k and top-p together, on many rows",
    call(f32((100, 50), uniform(6, -4, 4)), pick(100, 7), k=20, p=0.7, temperature=0.8),
    call(f32((100, 50), uniform(8, -4, 4)), pick(100, 9), k=9, p=0.85, temperature=1.5),
    call(f64((60, 30), whole(10, -3, 3)), pick(60, 11), k=12, p=0.6, temperature=1.3),
)
case(
    "secret/01-rows-differ",
    "each row is filtered and drawn from on its own",
    call(rows([9, 0, 0, 0], [0, 9, 0, 0], [0, 0, 0, 9], [1, 1, 1, 1]), [0.5] * 4, p=0.6),
    call(rows([3, 2, 1, 0], [0, 1, 2, 3]), [0.9, 0.9], k=2),
    call(rows([1000, 999, 0], [-1000, -1001, -2000], [0, 1, 2]), [0.5, 0.9, 0.2]),
    call(rows([5, 4, 5], [1, 1, 1]), [0.6, 0.4], k=2, p=0.9),
)

# --- 2 top-k ---------------------------------------------------------------------------------

case(
    "secret/02-k-zero-is-off",
    "k = 0 keeps all tokens",
    call(same(3, 0, 1, 2), [0.05, 0.2, 0.9]),
    call(f32((8, 40), uniform(20, -1, 1)), pick(8, 21), p=0.9),
)
case(
    "secret/02-k-one",
    "k = 1 leaves the greatest logit alone, of equal ones that with the lowest id",
    call(f32((10, 30), uniform(22, -4, 4)), pick(10, 23), k=1),
    call(f32((10, 30), whole(24, -2, 2)), pick(10, 25), k=1, temperature=50),
)
case(
    "secret/02-k-and-v",
    "k may be V, or greater: all tokens are kept",
    call(same(2, 0, 1, 2), [0.05, 0.9], k=3),
    call(same(2, 0, 1, 2), [0.05, 0.9], k=4),
    call(same(2, 0, 1, 2), [0.05, 0.9], k=2),
    call(same(2, 0, 1, 2), [0.05, 0.9], k=10**18),
    call(f32((8, 40), uniform(26, -1, 1)), pick(8, 27), k=41, p=0.8),
)
case(
    "secret/02-k-among-equals",
    "where the k-th greatest logit has equals, those with the lower ids are kept, k in all",
    call(same(3, 1, 2, 1, 2, 1), [0.1, 0.5, 0.9], k=3),
    call(same(3, 0, 0, 0, 0, 0), [0.1, 0.4, 0.9], k=2),
    call(f32((30, 100), whole(28, -1, 1)), pick(30, 29), k=60),
    call(f32((30, 100), "fill 0"), pick(30, 30), k=37),
    call(f32((10, 1000), whole(31, 0, 3)), pick(10, 32), k=400),
    call(f64((10, 1000), whole(33, 0, 1)), pick(10, 34), k=100, p=0.905),
)

# --- 3 top-p ---------------------------------------------------------------------------------

case(
    "secret/03-p-one-is-off",
    "p = 1 keeps all tokens, whatever rounding makes of their sum",
    call(f32((12, 50), uniform(40, -1, 1)), pick(12, 41)),
    call(f64((12, 7), uniform(42, -1, 1)), f64((12,), f"fill {NEXT_TO_ONE}")),
    call(f32((6, 999), "fill 0.1"), f64((6,), f"fill {NEXT_TO_ONE}")),
)
case(
    "secret/03-crossing-token",
    "the token with which the sum reaches p is kept, the next one is not",
    call(same(4, 2, 1, 0), [0.1, 0.6, 0.7, 0.99], p=0.7),
    call(same(4, 0, 1, 2), [0.1, 0.3, 0.7, 0.99], p=0.6),
    call(same(4, 2, 1, 0), [0.1, 0.6, 0.8, 0.99], p=0.95),
    call(f32((40, 12), uniform(43, -2, 2)), pick(40, 44), p=0.5),
    call(f32((40, 12), uniform(45, -2, 2)), pick(40, 46), p=0.9),
)
case(
    "secret/03-tiny-p",
    "however small p is, one token is kept",
    call(f32((10, 30), uniform(47, -4, 4)), pick(10, 48), p=0.001),
    call(f32((10, 30), uniform(49, -4, 4)), pick(10, 50), p="1e-300"),
    call(f32((10, 30), whole(51, 0, 1)), pick(10, 52), p=0.002, temperature=9),
    call(same(2, 5, 1, 1), [0, NEXT_TO_ONE], p=0.5),
)
case(
    "secret/03-p-among-equals",
    "where equal probabilities stand on both sides of p, those with the lower ids are kept",
    call(same(3, 0, 0, 0, 0, 0), [0.1, 0.5, 0.9], p=0.5),
    call(same(3, 1, 2, 1, 2, 1), [0.1, 0.5, 0.9], p=0.7),
    call(f32((30, 100), "fill 0"), pick(30, 53), p=0.305),
    call(f32((30, 100), whole(54, -1, 1)), pick(30, 55), p=0.65),
    call(f32((10, 1000), whole(56, 0, 3)), pick(10, 57), p=0.4, temperature=2),
)
case(
    "secret/03-p-near-one",
    "p a little below 1",
    call(f32((20, 20), uniform(58, -6, 6)), pick(20, 59), p=0.9991),
    call(same(2, 0, 0, -9), [0.2, NEXT_TO_ONE], p=0.99),
)

# --- 4 temperature ---------------------------------------------------------------------------

case(
    "secret/04-temperature",
    "logits are divided by the temperature",
    call(f32((12, 20), uniform(60, -2, 2)), pick(12, 61), temperature=0.5),
    call(f32((12, 20), uniform(62, -2, 2)), pick(12, 63), temperature=3),
    call(f32((12, 20), uniform(64, -2, 2)), pick(12, 65), temperature=1000),
    call(f32((12, 20), uniform(66, -2, 2)), pick(12, 67), temperature=0.01),
    call(f32((12, 20), uniform(68, -2, 2)), pick(12, 69), temperature="1e-6"),
    call(f32((12, 20), uniform(70, -2, 2)), pick(12, 71), temperature=1000000),
)
case(
    "secret/04-temperature-before-p",
    "p is held against probabilities at the temperature",
    call(same(3, 3, 2, 1, 0), [0.2, 0.6, 0.95], p=0.8, temperature=3),
    call(same(3, 3, 2, 1, 0), [0.2, 0.6, 0.95], p=0.8, temperature=0.3),
    call(f32((30, 25), uniform(72, -2, 2)), pick(30, 73), p=0.6, temperature=4),
    call(f32((30, 25), uniform(74, -2, 2)), pick(30, 75), p=0.6, temperature=0.25),
)
case(
    "secret/04-temperature-zero",
    "temperature 0 takes the greatest logit, of equal ones that with the lowest id",
    call(f32((10, 30), uniform(76, -4, 4)), pick(10, 77), temperature=0),
    call(f32((20, 30), whole(78, -2, 2)), pick(20, 79), temperature=0),
    call(same(3, 0, 0, 0), [0, 0.5, NEXT_TO_ONE], temperature=0),
    call(rows([0, -1, 0], [-5, -4, -4]), [0.9, 0.9], temperature=0),
)
case(
    "secret/04-temperature-zero-alone",
    "at temperature 0 neither k nor p nor u makes a difference",
    call(f32((6, 30), whole(80, -2, 2)), [0, 0.2, 0.4, 0.6, 0.8, NEXT_TO_ONE], temperature=0),
    call(f32((6, 30), whole(81, -2, 2)), pick(6, 82), k=3, temperature=0),
    call(f32((6, 30), whole(83, -2, 2)), pick(6, 84), p=0.01, temperature=0),
    call(f32((6, 30), whole(85, -2, 2)), pick(6, 86), k=40, p=0.5, temperature=0),
)

# --- 5 order ---------------------------------------------------------------------------------

case(
    "secret/05-k-before-p",
    "p is a share of what top-k has left",
    call(same(3, 0, 0, 0, 0), [0.1, 0.6, 0.9], k=2, p=0.4),
    call(same(3, 0, 0, 0, 0), [0.1, 0.6, 0.9], k=3, p=0.6),
    call(f32((30, 40), uniform(87, -1, 1)), pick(30, 88), k=10, p=0.6),
    call(f32((30, 40), uniform(89, -1, 1)), pick(30, 90), k=20, p=0.4),
)
case(
    "secret/05-renormalised",
    "the draw is from what is left, whose probabilities add up to 1 again",
    call(same(3, 0, 0, 0, 0), [0.3, 0.6, 0.9], k=2),
    call(same(3, 0, 0, 0, 0), [0.3, 0.6, 0.9], p=0.7),
    call(f32((30, 40), uniform(91, -1, 1)), pick(30, 92), k=5),
    call(f32((30, 40), uniform(93, -1, 1)), pick(30, 94), p=0.3),
)
case(
    "secret/05-draw-by-id",
    "the draw goes through the tokens by id, not by probability",
    call(same(4, 0, 2, 1), [0.05, 0.2, 0.7, 0.9]),
    call(same(4, 0, 1, 2), [0.05, 0.2, 0.7, 0.9], k=2),
    call(same(4, 2, 1, 0), [0.05, 0.2, 0.7, 0.95]),
    call(f32((30, 9), uniform(95, -2, 2)), pick(30, 96), k=6, p=0.95),
)

# --- 6 draws ---------------------------------------------------------------------------------

case(
    "secret/06-u-zero",
    "u = 0 takes the lowest id that is left",
    call(same(1, 1, 2, 3), [0]),
    call(same(1, 1, 2, 3), [0], k=2),
    call(same(1, 1, 2, 3), [0], k=1),
    call(same(1, 1, 2, 3, 0), [0], p=0.8),
    call(rows(["-inf", "-inf", 2, 3], [1, "-inf", 1, 1]), [0, 0]),
    call(rows(["-inf", 0, 2, 3]), ["1e-300"], k=2),
    call(f32((10, 30), uniform(97, -2, 2)), f64((10,), "fill 0"), k=12),
    call(f32((10, 30), uniform(98, -2, 2)), f64((10,), "fill 0"), p=0.5),
)
case(
    "secret/06-u-next-to-one",
    "u next to 1 takes the highest id that is left, whatever rounding makes of sums",
    call(same(1, 1, 2, 3), [NEXT_TO_ONE]),
    call(same(1, 3, 2, 1), [NEXT_TO_ONE], k=2),
    call(same(1, 3, 2, 1), [NEXT_TO_ONE], p=0.7),
    call(rows([3, 2, "-inf", "-inf"], [1, 1, 1, "-inf"]), [NEXT_TO_ONE] * 2),
    *[
        call(f64((40, size), uniform(200 + size, -1, 1)), f64((40,), f"fill {NEXT_TO_ONE}"))
        for size in (3, 10, 33, 100, 999)
    ],
    call(f32((40, 100), uniform(99, -1, 1)), f64((40,), f"fill {NEXT_TO_ONE}"), k=30),
    call(f32((40, 100), uniform(100, -1, 1)), f64((40,), f"fill {NEXT_TO_ONE}"), p=0.7),
)
case(
    "secret/06-sums-of-many",
    "sums of many small probabilities need float64: in less they end elsewhere than at 1",
    call(f32((8, 100000), whole(101, -1, 1)), f64((8,), f"fill {NEXT_TO_ONE}")),
    call(f16((8, 30000), whole(102, -1, 1)), f64((8,), "fill 0.99901")),
    call(f32((4, 60000), "fill 7"), [0.9999912, 0.123463, 0.5000088, 0.7500087]),
)
