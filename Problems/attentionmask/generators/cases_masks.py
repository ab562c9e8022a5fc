"""The samples, and edges 1 to 5 of the contract: sizes, padding, causal mask, heads, scale."""

from writing import call, case, f32, i64, padding_of, sizes, values

# --- samples ---------------------------------------------------------------------------------

KEYS = f32((1, 1, 2, 4), values(0, 0, 0, 0, 1, 0, 0, 0))
UNIT = f32((1, 1, 2, 4), values(1, 0, 0, 0, 0, 1, 0, 0))
case(
    "sample/01-two-keys",
    "the formula of the statement, worked out there",
    call("full", f32((1, 1, 1, 4), values(2, 0, 0, 0)), KEYS, UNIT, i64((1,), values(2))),
    call("full", f32((1, 1, 1, 4), values(2, 0, 0, 0)), KEYS, UNIT, i64((1,), values(1))),
    call("full", f32((1, 1, 1, 4), values(2, 0, 0, 0)), KEYS, UNIT, i64((1,), values(0))),
)
ZEROS = f32((1, 1, 3, 1), "fill 0")
COUNT = f32((1, 1, 3, 1), values(1, 2, 3))
case(
    "sample/02-who-sees-what",
    "the last query stands at the last key, whatever T and S are; who sees nothing gets zeros",
    call("causal", f32((1, 1, 3, 1), "fill 0"), ZEROS, COUNT, i64((1,), values(3))),
    call("causal", f32((1, 1, 2, 1), "fill 0"), ZEROS, COUNT, i64((1,), values(3))),
    call("causal", f32((1, 1, 5, 1), "fill 0"), ZEROS, COUNT, i64((1,), values(3))),
    call("causal", f32((1, 1, 3, 1), "fill 0"), ZEROS, COUNT, i64((1,), values(2))),
    call("full", f32((1, 1, 3, 1), "fill 0"), ZEROS, COUNT, i64((1,), values(2))),
)
case(
    "sample/03-grouped-heads",
    "neighbouring query heads share a head of keys and values",
    call(
        "full",
        f32((1, 4, 1, 1), "fill 0"),
        f32((1, 2, 1, 1), "fill 0"),
        f32((1, 2, 1, 1), values(1, 2)),
        i64((1,), values(1)),
    ),
)
case(
    "sample/04-broken-contract",
    "a broken contract raises ValueError",
    call(
        "full",
        f32((1, 3, 1, 1), "fill 0"),
        f32((1, 2, 1, 1), "fill 0"),
        f32((1, 2, 1, 1), values(1, 2)),
        i64((1,), values(1)),
    ),
    call("full", f32((1, 1, 1, 4), "fill 0"), KEYS, UNIT, i64((1,), values(3))),
)

# --- 1 shapes --------------------------------------------------------------------------------

case(
    "secret/01-shapes",
    "any sizes of B, T, S and D",
    sizes("full", 1, (1, 1), 1, 1, 1, [1], seed=1),
    sizes("causal", 1, (1, 1), 1, 1, 1, [1], seed=4),
    sizes("causal", 3, (2, 1), 1, 5, 3, [5, 2, 4], seed=7),
    sizes("full", 2, (3, 3), 7, 1, 2, [1, 1], seed=10),
    sizes("causal", 2, (4, 2), 5, 6, 7, [6, 3], seed=13),
    sizes("full", 2, (4, 2), 3, 2, 5, [2, 1], seed=16),
)
case(
    "secret/01-no-queries",
    "B or T may be 0: the result has no element",
    sizes("full", 0, (2, 1), 3, 4, 2, "int64 1 0 plain fill 0", seed=20),
    sizes("causal", 0, (2, 2), 3, 4, 2, "int64 1 0 plain fill 0", seed=23),
    sizes("full", 2, (2, 1), 0, 4, 2, [4, 1], seed=26),
    sizes("causal", 2, (2, 1), 0, 4, 2, [4, 0], seed=29),
)
case(
    "secret/01-no-keys",
    "S may be 0: nobody sees anything, the result is zeros",
    sizes("full", 2, (2, 1), 3, 0, 2, [0, 0], seed=32),
    sizes("causal", 2, (2, 1), 3, 0, 2, [0, 0], seed=35),
    sizes("causal", 1, (2, 2), 0, 0, 2, [0], seed=38),
)
case(
    "secret/01-many-keys",
    "one query over a long cache of keys",
    sizes("causal", 4, (8, 2), 1, 4096, 64, [4096, 1, 2500, 0], seed=41, bound=1),
)
case(
    "secret/01-many-logits",
    "arrays of a few times B * Hq * T * S numbers fit in memory",
    sizes("causal", 1, (4, 2), 1024, 1200, 64, [1100], seed=44, bound=1),
)
case(
    "secret/01-many-queries",
    "two million queries: no Python loop over them",
    sizes("full", 64, (8, 4), 4096, 2, 2, "int64 1 64 plain whole 50 1 2", seed=47),
)

# --- 2 padding -------------------------------------------------------------------------------

case(
    "secret/02-padding",
    "keys from lengths[b] on are hidden, for each batch entry its own",
    sizes("full", 4, (2, 1), 3, 6, 4, [6, 1, 3, 5], seed=60),
    sizes("full", 3, (2, 2), 6, 6, 4, [1, 4, 2], seed=63),
)
case(
    "secret/02-padding-hides-no-query",
    "lengths are of the keys: queries beyond them get their results as all others",
    sizes("full", 2, (2, 1), 5, 5, 4, [2, 1], seed=66),
    sizes("full", 2, (2, 1), 8, 4, 4, [4, 3], seed=69),
)
case(
    "secret/02-length-zero",
    "a query that sees no key gets zeros: not nan, and not a mean",
    sizes("full", 3, (2, 1), 3, 4, 4, [4, 0, 2], seed=72),
    sizes("causal", 2, (2, 2), 4, 4, 4, [0, 4], seed=75),
    sizes("full", 1, (1, 1), 2, 3, 2, [0], seed=78),
)
padding_of("secret/02-padding-may-be-anything", "float32", "3e38", 80)

# --- 3 causal mask ---------------------------------------------------------------------------

case(
    "secret/03-causal-square",
    "T = S: query t sees the keys 0 to t, itself among them",
    sizes("causal", 2, (2, 1), 5, 5, 4, [5, 5], seed=120),
    sizes("causal", 1, (1, 1), 2, 2, 1, [2], seed=123),
)
case(
    "secret/03-causal-more-keys",
    "S > T: the last query sees the last key, and the first one the S - T keys before it as well",
    sizes("causal", 1, (2, 1), 3, 7, 4, [7], seed=126),
    sizes("causal", 2, (2, 2), 2, 9, 4, [9, 9], seed=129),
    sizes("causal", 2, (2, 2), 1, 9, 4, [9, 9], seed=132),
)
case(
    "secret/03-causal-more-queries",
    "T > S: the first T - S queries see nothing and get zeros",
    sizes("causal", 1, (2, 1), 7, 3, 4, [3], seed=135),
    sizes("causal", 2, (2, 2), 9, 2, 4, [2, 2], seed=138),
    sizes("causal", 1, (1, 1), 4, 1, 4, [1], seed=141),
)
case(
    "secret/03-causal-with-padding",
    "the causal mask goes by S, whatever lengths says; a key must pass both masks",
    sizes("causal", 3, (2, 1), 4, 6, 4, [6, 4, 1], seed=144),
    sizes("causal", 2, (2, 1), 6, 6, 4, [3, 5], seed=147),
    sizes("causal", 3, (2, 1), 6, 4, 4, [2, 4, 0], seed=150),
)
case(
    "secret/03-not-causal",
    "without causal every query sees all keys up to its length",
    sizes("full", 2, (2, 1), 3, 7, 4, [7, 5], seed=153),
    sizes("full", 2, (2, 1), 7, 3, 4, [3, 2], seed=156),
)

# --- 4 heads ---------------------------------------------------------------------------------

case(
    "secret/04-heads-of-their-own",
    "Hq = Hkv: each query head has its own keys and values",
    sizes("full", 2, (3, 3), 2, 3, 4, [3, 2], seed=160),
    sizes("causal", 1, (1, 1), 2, 3, 4, [3], seed=163),
)
case(
    "secret/04-heads-in-groups",
    "query head h uses head h // (Hq / Hkv) of keys and values",
    sizes("full", 2, (4, 2), 2, 3, 4, [3, 2], seed=166),
    sizes("causal", 1, (6, 3), 3, 4, 4, [4], seed=169),
    sizes("causal", 2, (6, 2), 3, 4, 4, [4, 3], seed=172),
    sizes("full", 1, (8, 4), 1, 3, 4, [3], seed=175),
)
case(
    "secret/04-one-head-for-all",
    "Hkv = 1: all query heads share keys and values",
    sizes("full", 2, (4, 1), 2, 3, 4, [3, 2], seed=178),
    sizes("causal", 1, (5, 1), 3, 4, 4, [4], seed=181),
)

# --- 5 scale ---------------------------------------------------------------------------------

case(
    "secret/05-scale",
    "logits are divided by the square root of D",
    sizes("full", 1, (2, 1), 3, 4, 1, [4], seed=190, bound=3),
    sizes("full", 1, (2, 1), 3, 4, 3, [4], seed=193),
    sizes("full", 1, (2, 1), 3, 4, 16, [4], seed=196),
    sizes("causal", 1, (2, 1), 3, 4, 64, [4], seed=199, bound=1.4),
    sizes("causal", 1, (2, 1), 2, 3, 100, [3], seed=202, bound=1.2),
)
