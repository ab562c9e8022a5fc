"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import call, case, random_costs, run

HUGE = 10**12
MOST = 200_000  # layers of a test

case(
    "sample/01-three-stages",
    "the example of the statement",
    call(3, 40, 10, 30, 20, 50, 10, 20),
)
case(
    "sample/02-earliest-cuts",
    "of the cut lists that are best the lexicographically smallest counts",
    call(3, 5, 5, 20, 1),
    call(2, 0, 0, 7),
    call(1, 4, 6),
)
case("sample/03-broken-contract", "more stages than layers are a ValueError", call(4, 1, 2, 3))

# --- the number of stages --------------------------------------------------------------------

case(
    "secret/01-one-stage",
    "with one stage there is no cut: the result is the total and an empty list",
    call(1, 3, 1, 2),
    call(1, 0, 5),
    call(1, run(1000, 1, 1)),
)
case("secret/02-one-layer", "one layer in one stage", call(1, 7), call(1, 0), call(1, HUGE))
case(
    "secret/02-as-many-stages-as-layers",
    "with as many stages as layers each layer is a stage",
    call(2, 3, 9),
    call(5, 4, 0, 2, 8, 1),
    call(4, 0, 0, 0, 0),
    call(300, run(300, 900, -3)),
)
case(
    "secret/02-one-stage-fewer-than-layers",
    "with one stage fewer than layers two neighbours share a stage, the latest two that may",
    call(4, 1, 2, 3, 2, 9),
    call(4, 5, 5, 5, 5, 5),
    call(3, 9, 1, 1, 1),
    call(299, run(150, 1, 2), run(150, 299, -2)),
)

# --- refused ---------------------------------------------------------------------------------

case(
    "secret/03-more-stages-than-layers",
    "more stages than layers are a ValueError",
    call(2, 7),
    call(4, 1, 2, 3),
    call(4, 0, 0, 0),
    call(1001, run(1000, 5)),
)
case(
    "secret/03-far-too-many-stages",
    "more stages than layers are a ValueError, also where k does not fit in 32 bits",
    call(2**32 + 1, 3, 1, 2),
    call(2**32 + 2, 3, 1, 2),
    call(2**31, 3, 1, 2),
    call(10**18, 3, 1, 2),
)
case("secret/03-no-stage", "k = 0 is a ValueError", call(0, 5), call(0, 1, 2, 3), call(0, 0, 0))
case(
    "secret/03-fewer-than-no-stage",
    "a negative k is a ValueError",
    call(-1, 5),
    call(-2, 1, 2, 3),
    call(-(2**32) + 1, 1, 2, 3),
    call(-(10**18), 1, 2, 3),
)
case(
    "secret/03-no-layers",
    "without layers any k is a ValueError",
    call(1),
    call(0),
    call(-1),
    call(2),
    call(1, container="tuple"),
    call(0, container="tuple"),
)
case(
    "secret/03-negative-cost",
    "a negative cost is a ValueError wherever it stands",
    call(2, -1, 5, 6),
    call(2, 5, 6, -1),
    call(2, 5, -6, 7),
    call(1, 5, -1),
    call(1, -1),
    call(3, 9, 0, -HUGE),
    call(3, 9, -1, 4),
    call(2, run(500, 400, -1)),
)

# --- zeros -----------------------------------------------------------------------------------

case(
    "secret/04-all-zero",
    "where nothing costs anything, the cuts are the earliest that leave no stage empty",
    call(1, 0, 0, 0),
    call(2, 0, 0, 0),
    call(3, 0, 0, 0, 0, 0),
    call(500, run(1000, 0)),
)
case(
    "secret/04-zeros-in-front",
    "a layer that costs nothing is a layer: the first stage may consist of one",
    call(2, 0, 0, 5, 5),
    call(3, 0, 0, 5, 5),
    call(4, 0, 0, 0, 8),
    call(2, 0, 7),
)
case(
    "secret/04-zeros-at-the-end",
    "a layer that costs nothing is a layer: the last stage may consist of them",
    call(2, 5, 0, 0),
    call(3, 5, 5, 0, 0),
    call(3, 8, 0, 0, 0),
    call(2, 7, 0),
    call(2, 5, 5, 0, 0),
)
ZERO_RULE = "layers that cost nothing go to the later of two stages: the cut is before them"
case(
    "secret/04-zeros-at-a-cut",
    ZERO_RULE,
    call(2, 5, 0, 5),
    call(2, 5, 0, 0, 0, 5),
    call(3, 5, 0, 0, 5, 0, 5, 0),
    call(3, 2, 0, 3, 0, 0, 5, 0, 4, 1),
)
case(
    "secret/04-zeros-between-giants",
    ZERO_RULE,
    call(4, HUGE, 0, 0, HUGE, 0, HUGE, 0, 0, 0, HUGE),
    call(6, HUGE, 0, 0, HUGE, 0, HUGE, 0, 0, 0, HUGE),
)

# --- giants ----------------------------------------------------------------------------------

GIANT_RULE = "the largest stage costs at least as much as the dearest layer, wherever that stands"
case("secret/05-giant-first", GIANT_RULE, call(2, 100, 1, 1, 1), call(3, 100, 1, 1, 1, 1, 1))
case("secret/05-giant-last", GIANT_RULE, call(2, 1, 1, 1, 100), call(3, 1, 1, 1, 1, 1, 100))
case(
    "secret/05-giant-in-the-middle",
    GIANT_RULE,
    call(2, 1, 2, 100, 1),
    call(3, 1, 1, 1, 100, 1, 1, 1),
    call(5, 1, 1, 1, 100, 1, 1, 1),
    call(10, run(100, 1), HUGE, run(100, 1)),
)
case(
    "secret/05-several-giants",
    GIANT_RULE,
    call(3, 50, 1, 50, 1, 50),
    call(4, 9, 50, 50, 9, 50, 9),
    call(20, run(30, 1), 500, 500, run(30, 1), 500, run(30, 1)),
)

# --- many optima -----------------------------------------------------------------------------

TIE_RULE = "of the cut lists that are best the lexicographically smallest counts"
case(
    "secret/06-earliest-cut",
    TIE_RULE,
    call(2, 10, 1, 1, 10),
    call(2, 9, 1, 1, 1, 8),
    call(3, 4, 4, 4, 4),
    call(3, 20, 1, 1, 1, 1, 1, 20),
    call(3, 3, 3, 3, 3, 10),
)
case(
    "secret/06-equal-costs",
    TIE_RULE,
    call(4, run(10, 7)),
    call(4, run(12, 7)),
    call(7, run(1000, 3)),
    call(501, run(1000, 3)),
    call(999, run(1000, 3)),
)
STAGES_RULE = "exactly k stages: also where fewer keep the largest stage as small"
case(
    "secret/06-fewer-stages-would-do",
    STAGES_RULE,
    call(3, 100, 1, 1),
    call(4, 1, 1, 1, 1, 100),
    call(5, 1, 1, 100, 1, 1, 1, 1),
    call(50, run(99, 1), 1000),
    call(50, 1000, run(99, 1)),
)
case(
    "secret/06-room-for-the-stages-before",
    "the cuts are as early as they can be, but each stage has a layer",
    call(4, 1, 1, 1, 1, 1, 30),
    call(4, 30, 1, 1, 1, 1, 1),
    call(6, 1, 2, 3, 4, 5, 6, 7, 30),
    call(30, run(60, 1), 45),
)
case(
    "secret/06-first-cut-before-all-others",
    "an earlier first cut counts more than all later cuts",
    call(3, 2, 3, 1, 1, 3, 2),
    call(4, 6, 3, 3, 2, 2, 2, 6, 1),
    call(3, 1, 6, 2, 2, 2, 1, 6),
)

# --- the least limit -------------------------------------------------------------------------

case(
    "secret/07-above-the-mean",
    "the total divided by k, rounded up, is only a lower bound",
    call(2, 6, 6, 6),
    call(3, 5, 6, 5, 6, 5),
    call(10, run(99, 26)),
    call(4, 7, 1, 7, 1, 7, 1, 7, 1, 7),
)
case(
    "secret/07-exactly-the-mean",
    "all stages may be equally large",
    call(3, 3, 7, 5, 5, 10),
    call(2, 1, 2, 3, 4, 2),
    call(50, run(1000, 50)),
)
case(
    "secret/07-close-to-the-mean-is-worse",
    "a stage that comes near the mean may make the others too large",
    call(3, 9, 3, 9, 3, 9),
    call(3, 1, 1, 10, 10, 1, 1),
    call(3, 8, 1, 1, 1, 1, 8),
    call(4, 3, 5, 2, 9, 1, 1, 8, 4),
)
case(
    "secret/07-one-less-needs-another-stage",
    "the least limit is hit exactly, not one above or below",
    call(3, 4, 4, 4, 3),
    call(2, 2, 2, 1),
    call(10, run(100, 1, 2)),
    call(9, run(100, 1, 2)),
    call(11, run(100, 199, -2)),
)

# --- large values ----------------------------------------------------------------------------

case(
    "secret/08-beyond-32-bits",
    "costs and sums of costs need not fit in 32 bits",
    call(2, 2**31, 1, 2**31),
    call(2, 2**31 - 1, 1, 1, 2**31 - 2),
    call(2, 5, 2**32, 5),
    call(3, 2**32, 2**32 + 1, 2**32, 2**33, 7),
    call(3, *[3 * 10**9] * 5),
)
case(
    "secret/08-above-2e53",
    "sums above 2^53 that differ by 1 are different: floating point is not exact there",
    call(1, run(10_000, HUGE), 1),
    call(2, run(10_000, HUGE), 1, run(10_000, HUGE)),
    call(2, 1, run(9_999, HUGE), 1, 1, run(9_999, HUGE), 1),
    call(1, run(9_999, HUGE - 1), 3, 1),
    call(2, *[HUGE - 1, HUGE - 3] * 5_000, 1, *[HUGE - 3, HUGE - 1] * 5_000),
)
case(
    "secret/08-dearest-layers",
    "a layer may cost 10^12",
    call(2, HUGE, HUGE, HUGE),
    call(2, HUGE, 0, HUGE),
    call(3, HUGE, HUGE - 1, HUGE, 1, HUGE - 1, 1),
    call(100, run(1000, HUGE, -(10**9))),
)

# --- many at once ----------------------------------------------------------------------------

case(
    "secret/09-small-costs",
    "few layers of small costs, checked against all ways to cut",
    *[call(2 + i % 5, *random_costs(100 + i, 6 + i % 7, 0, 1 + i % 4)) for i in range(50)],
)
case(
    "secret/09-some-hundred-layers",
    "some hundred layers, checked against all ways to cut",
    *[call(3 + 4 * i, *random_costs(200 + i, 150 + i, 0, 9 + 40 * i)) for i in range(12)],
    *[call(60 + i, *random_costs(220 + i, 190, 0, 3)) for i in range(3)],
    *[call(20, *random_costs(230 + i, 300, 10**11, HUGE)) for i in range(3)],
)

# --- size ------------------------------------------------------------------------------------

case(
    "secret/10-most-in-one-stage",
    "200,000 layers in one stage",
    call(1, run(MOST - 1, HUGE), 3),
)
case(
    "secret/10-most-equal",
    "200,000 equal layers in three stages",
    call(3, run(MOST, HUGE - 1)),
)
case(
    "secret/10-most-rising",
    "200,000 layers, each dearer than the one before, in a hundred stages",
    call(100, run(MOST, 1, 5_000_000)),
)
case(
    "secret/10-most-random",
    "200,000 random layers in a thousand stages",
    call(1000, *random_costs(300, MOST, 0, 999)),
)
case(
    "secret/10-many-stages",
    "200,000 layers in 20,000 stages",
    call(20_000, run(MOST // 2, 0, 3), run(MOST // 2, 300_000, -3)),
)
case(
    "secret/10-more-stages-than-needed",
    "200,000 layers in 5,000 stages of which one is dear",
    call(5_000, run(MOST // 2, 5), HUGE, run(MOST // 2 - 1, 5)),
)
case(
    "secret/10-most-zero",
    "200,000 layers that cost nothing",
    call(2_000, run(MOST, 0)),
)
case(
    "secret/10-stage-for-each-layer",
    "50,000 layers in as many stages",
    call(50_000, run(50_000, 1)),
)

# --- form ------------------------------------------------------------------------------------

FORM = [7, 2, 0, 5, 4, 9, 1]
case(
    "secret/11-input-unchanged",
    "the costs must not be changed",
    call(3, *FORM),
    call(2, *reversed(FORM)),
    call(7, *FORM),
)
case(
    "secret/11-called-twice",
    "a second call with the same arguments gives the same",
    call(3, *FORM),
    call(2, *FORM),
    call(3, *FORM),
)
case(
    "secret/11-tuple",
    "the costs may be a tuple",
    call(3, *FORM, container="tuple"),
    call(1, *FORM, container="tuple"),
)
