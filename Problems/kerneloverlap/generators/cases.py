"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import call, case, random_spans, run, shuffled

MIN, MAX = -(2**63), 2**63 - 1
MOST = 200_000  # spans of a test

case(
    "sample/01-busiest-instant",
    "the example of the statement",
    call((0, 40), (10, 50), (20, 30), (45, 60)),
)
case(
    "sample/02-nothing-overlaps",
    "without any span the result is 0, and alone a kernel overlaps with none but itself",
    call(),
    call((3, 8)),
    call((0, 10), (20, 30), (40, 50)),
)
case(
    "sample/03-broken-contract",
    "a span that ends before it starts is a ValueError",
    call((0, 10), (7, 5)),
)

# --- few spans -------------------------------------------------------------------------------

case("secret/01-empty", "no spans: the result is 0", call(), call(outer="tuple", inner="list"))
case(
    "secret/02-one-span",
    "one span of any length above zero: the result is 1, and the length costs nothing",
    call((0, 1)),
    call((5, 90)),
    # A table of 64-bit counters takes 400 MB: over the limit, yet below what any allocator refuses.
    call((0, 50_000_000)),
)
case("secret/03-one-zero-length", "[t, t) is active at no instant", call((7, 7)), call((0, 0)))
case(
    "secret/04-only-zero-length",
    "spans of length zero count nowhere, however many there are",
    call(run(1000, 5, 5)),
    call(run(1000, -500, -500, 1, 1)),
    call((MIN, MIN), (MAX, MAX), (0, 0)),
)

# --- zero length beside others ---------------------------------------------------------------

ZERO_RULE = "a span of length zero adds nothing to the spans around it"
case("secret/05-zero-length-inside", ZERO_RULE, call((0, 10), (5, 5)), call((5, 5), (0, 10)))
case("secret/05-zero-length-at-the-start", ZERO_RULE, call((0, 10), (0, 0)), call((0, 0), (0, 10)))
case("secret/05-zero-length-at-the-end", ZERO_RULE, call((0, 10), (10, 10)), call((9, 9), (0, 9)))
case(
    "secret/05-zero-length-between-end-and-start",
    "a span of length zero where one kernel ends and another starts joins nothing",
    call((0, 10), (10, 10), (10, 20)),
    call((10, 10), (10, 20), (0, 10)),
    call((0, 10), run(500, 10, 10), (10, 20), (0, 10)),
)

# --- touching --------------------------------------------------------------------------------

TOUCH_RULE = "half-open: the span that ends at an instant is over when another starts there"
case("secret/06-touching-two", TOUCH_RULE, call((0, 1), (1, 2)), call((1, 2), (0, 1)))
case("secret/06-touching-chain", TOUCH_RULE, call(run(1000, 0, 1, 1, 1)))
case(
    "secret/06-touching-blocks",
    "the greater of two touching blocks counts, not their sum",
    call(run(300, 0, 10), run(200, 10, 20)),
    call(run(200, 0, 10), run(300, 10, 20)),
    call(run(300, 10, 20), run(300, 0, 10)),
)

# --- shapes ----------------------------------------------------------------------------------

case(
    "secret/07-identical",
    "identical spans are different kernels",
    call((1, 4), (1, 4)),
    call(run(1000, 3, 9)),
)
case(
    "secret/08-nested-deep",
    "nested spans are all active in the middle",
    call(run(1000, 0, 5000, 1, -1)),
)
case(
    "secret/08-staircase",
    "each step overlaps only with its neighbours: four at a time, with this width",
    call(run(1000, 0, 35, 10, 10)),
)
case("secret/08-disjoint", "gaps between all spans", call(run(1000, 0, 3, 5, 5)))
case(
    "secret/08-one-shared-instant",
    "all spans share one short stretch of time",
    call(run(500, -500, 1, 1, 0), run(500, 0, 2, 0, 1)),
)
case(
    "secret/08-one-shared-tick",
    "spans that share only [0, 1) are all active there, and only there",
    call(run(400, -400, 1, 1, 0), run(400, 0, 1, 0, 7), (-9, 0), (1, 9)),
)
case(
    "secret/09-same-start",
    "kernels that start together overlap whatever their ends",
    call(run(300, 4, 5, 0, 1)),
)
case(
    "secret/09-same-end",
    "kernels that end together overlap before they end",
    call(run(300, 0, 300, 1, 0)),
)
case(
    "secret/09-ties-of-all-kinds",
    "at one instant some kernels end, some start, and some of length zero do neither",
    call(run(5, 0, 10), run(7, 10, 20), run(9, 10, 10), (0, 20), run(3, 9, 11), run(2, 10, 11)),
    call(*shuffled(1, random_spans(2, 400, 0, 6, 3))),
    call(*shuffled(3, random_spans(4, 400, 0, 2, 1))),
)

# --- order -----------------------------------------------------------------------------------

STAIRS = [(10 * i, 10 * i + 25) for i in range(60)]
ORDER_RULE = "spans come in any order"
case(
    "secret/10-unsorted", ORDER_RULE, call((50, 60), (0, 55), (52, 53)), call(*shuffled(5, STAIRS))
)
case("secret/10-reverse-sorted", ORDER_RULE, call(*reversed(STAIRS)))
case(
    "secret/10-random",
    ORDER_RULE,
    *[call(*random_spans(s, 200, -99, 99, 40)) for s in range(6, 12)],
)
case(
    "secret/10-peak-at-the-first-start",
    "the busiest instant may be the earliest",
    call(run(5, 0, 3), (1, 2), run(20, 5, 7, 5, 5)),
    call(run(20, 5, 7, 5, 5), run(5, 0, 3)),
)
case(
    "secret/10-peak-at-the-last-start",
    "the busiest instant may be the latest start",
    call(run(20, 0, 2, 5, 5), run(5, 200, 201)),
    call(run(5, 200, 201), run(20, 0, 2, 5, 5)),
)
case(
    "secret/10-peak-twice",
    "two equally busy instants do not add up",
    call(run(4, 0, 5), run(4, 10, 15)),
    call(run(4, 0, 5), run(3, 20, 25), run(4, 10, 15)),
)

# --- values ----------------------------------------------------------------------------------

case(
    "secret/11-negative-times",
    "times may be negative",
    call((-10, -5), (-7, -6), (-5, -1)),
    call(run(50, -1000, -900, 10, 10)),
)
case(
    "secret/11-across-zero",
    "0 is an instant like any other",
    call((-5, 5), (-1, 0), (0, 1), (0, 3)),
)
case(
    "secret/12-int64-extremes",
    "times reach from -2^63 to 2^63 - 1",
    call((MIN, MAX)),
    call((MIN, MIN + 1), (MAX - 1, MAX)),
    call((MAX - 1, MAX), (MIN, MAX), (MIN, MIN + 1), (MIN, 0), (-1, MAX)),
    call((MIN, MAX), (MIN, MAX), (MAX, MAX), (MIN, MIN)),
)
case(
    "secret/12-longer-than-int64",
    "a length, a difference of two times, need not fit in 64 bits",
    call((-6 * 10**18, 6 * 10**18), (-6 * 10**18, -5 * 10**18), (5 * 10**18, 6 * 10**18)),
    call((5 * 10**18, 6 * 10**18), (-9 * 10**18, -8 * 10**18), (-1, 1)),
    call(*shuffled(12, [(MIN + i * 2**58, MIN + i * 2**58 + 3 * 2**58) for i in range(61)])),
)
case(
    "secret/12-above-2e53",
    "times above 2^53 that differ by 1 are different: float keys collapse them",
    call((2**53, 2**53 + 1), (2**53 + 1, 2**53 + 2)),
    call(run(100, 2**60, 2**60 + 1, 1, 1)),
    call((-(2**53) - 2, -(2**53) - 1), (-(2**53) - 1, -(2**53))),
)
case(
    "secret/12-beyond-32-bits",
    "times above 2^31 and 2^32 are not to be cut to 32 bits",
    call((2**31 - 1, 2**31 + 1), (2**31, 2**31 + 2), (0, 2**31)),
    call((0, 10), (2**32, 2**32 + 10), (2**33, 2**33 + 10)),
    call((5, 2**32 + 4), (2**32 + 1, 2**32 + 2)),
)
case(
    "secret/13-consecutive-ticks",
    "spans of length 1 at consecutive ticks",
    call(run(500, -250, -249, 1, 1), (0, 2)),
)
case(
    "secret/14-gaps-of-1e18",
    "the range of times is far too large for a table",
    call(run(9, -4 * 10**18, -4 * 10**18 + 1, 10**18, 10**18)),
    call(run(9, -4 * 10**18, -3 * 10**18 + 5, 10**18, 10**18)),
)

# --- refused ---------------------------------------------------------------------------------

REFUSED_RULE = "end < start is a ValueError wherever the span stands"
case("secret/15-end-before-start-first", REFUSED_RULE, call((9, 3), (0, 10), (2, 5)))
case("secret/15-end-before-start-last", REFUSED_RULE, call((0, 10), (2, 5), (9, 3)))
case("secret/15-end-before-start-alone", REFUSED_RULE, call((9, 3)), call((-3, -9)), call((1, -1)))
case(
    "secret/15-end-before-start-among-zero-length",
    REFUSED_RULE,
    call(run(20, 3, 3), (4, 3), run(20, 5, 5)),
    call((3, 3), (3, 2)),
    call((3, 2), (3, 3)),
)
case(
    "secret/15-end-one-before-start",
    "an end only 1 before its start is refused",
    call((0, 5), (5, 4)),
    call((0, -1)),
)
case(
    "secret/15-difference-overflows",
    "end < start is refused where end - start does not fit in 64 bits",
    call((MAX, MIN)),
    call((0, 1), (MAX, MIN)),
    call((6 * 10**18, -6 * 10**18), (0, 1)),
)
case(
    "secret/16-refused-after-the-answer-is-clear",
    "every span is checked, also those that cannot change the maximum",
    call(run(50, 0, 100), (200, 150)),
    call(run(50, 0, 100), (500, 510), (700, 699)),
    call((5, 6), (5, 6), (4, 3)),
    call(run(9, 0, 100), (100, 100), (101, 100)),
)

# --- size ------------------------------------------------------------------------------------

case("secret/17-most-nested", "200,000 nested spans", call(run(MOST, 0, 2 * MOST, 1, -1)))
case("secret/17-most-equal", "200,000 equal spans: the count exceeds 2^16", call(run(MOST, -1, 1)))
case(
    "secret/17-most-disjoint",
    "200,000 disjoint spans",
    call(run(MOST, 2 * MOST, 2 * MOST + 1, -2, -2)),
)
case(
    "secret/17-most-random",
    "200,000 spans in random order",
    call(*random_spans(13, MOST, -(10**5), 10**5, 10**5)),
)
case(
    "secret/17-most-ties",
    "200,000 spans over few instants",
    call(*random_spans(14, MOST, 0, 90, 9)),
)
case(
    "secret/17-random-64-bit-times",
    "spans of all lengths over all of the 64-bit integers",
    call(*random_spans(15, 40_000, MIN, MAX - 10**18, 10**18)),
)

# --- form ------------------------------------------------------------------------------------

FORM = [(4, 9), (0, 5), (4, 4), (2, 7), (5, 6)]
case(
    "secret/18-input-unchanged",
    "the input must not be changed",
    call(*FORM),
    call(*FORM, inner="list"),
)
case(
    "secret/18-called-twice",
    "a second call with the same spans gives the same",
    call((0, 5), (1, 4)),
    call((0, 5)),
)
case("secret/18-tuple-of-tuples", "spans may be a tuple", call(*FORM, outer="tuple"))
case(
    "secret/18-lists-for-pairs",
    "a pair may be a list",
    call(*FORM, inner="list"),
    call(*FORM, outer="tuple", inner="list"),
)
