"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import call, case, random_lengths, run

HUGE = 10**18
MOST = 1_000_000  # requests of a test

case(
    "sample/01-order-stays",
    "the example of the statement",
    call(2048, 2, 500, 250, 1000, 100),
)
case(
    "sample/02-does-not-fit",
    "a request that does not fit alone gives -1",
    call(100, 2, 10, 90, 20),
)
case("sample/03-broken-contract", "a negative length is a ValueError", call(100, 2, 5, -1))

# --- no requests, one request, misfits -------------------------------------------------------

case(
    "secret/01-empty",
    "without requests the result is 0",
    call(100, 2),
    call(100, 2, container="tuple"),
)
case(
    "secret/01-empty-zero-budget",
    "without requests the result is 0, also with no memory",
    call(0, 1),
    call(0, 0),
)
case(
    "secret/01-empty-zero-bytes-per-token",
    "without requests the result is 0, also when tokens are free",
    call(9, 0),
)
case(
    "secret/02-single-fits-exactly",
    "a request may fill the budget exactly",
    call(100, 2, 50),
    call(7, 7, 1),
)
case(
    "secret/02-single-one-over",
    "one token more than the budget holds: -1",
    call(100, 2, 51),
    call(99, 2, 50),
    call(0, 1, 1),
)
MISFIT_RULE = "one request that does not fit alone makes the result -1, wherever it stands"
case("secret/02-misfit-first", MISFIT_RULE, call(10, 1, 11, 1, 2), call(10, 1, 11, 0))
case(
    "secret/02-misfit-in-the-middle",
    MISFIT_RULE,
    call(10, 1, 4, 5, 11, 1, 2),
    call(10, 1, 10, 11, 10),
)
case(
    "secret/02-misfit-last",
    MISFIT_RULE,
    call(10, 1, 4, 5, 11),
    call(10, 1, 10, 11),
    call(10, 1, run(500, 7), 12),
)
case("secret/02-misfit-twice", MISFIT_RULE, call(10, 1, 4, 11, 5, 11), call(10, 1, 11, 11))

# --- zeros -----------------------------------------------------------------------------------

case(
    "secret/03-all-zero-lengths",
    "requests of length 0 alone need one group",
    call(10, 1, 0),
    call(10, 1, run(1000, 0)),
)
case(
    "secret/03-all-zero-lengths-zero-budget",
    "tokens that are not there cost nothing: length 0 fits into a budget of 0",
    call(0, 1, 0),
    call(0, 5, run(1000, 0)),
)
case(
    "secret/04-zero-budget",
    "with a budget of 0 a request of one token does not fit",
    call(0, 1, 1),
    call(0, 3, 0, 0, 1, 0),
    call(0, 10**9, 0, 10**9, 0),
)
case(
    "secret/05-zero-bytes-per-token",
    "when tokens are free, everything fits into one group",
    call(10, 0, 5, 50, 500),
    call(0, 0, 5, 50, 500),
    call(0, 0, run(1000, HUGE)),
    call(1, 0, 1),
    call(0, 0, 0, 0),
)
ZERO_RULE = "a request of length 0 opens a group only where it is the first request"
case("secret/06-zero-length-leading", ZERO_RULE, call(10, 1, 0, 10), call(10, 1, 0, 0, 0, 10, 1))
case("secret/06-zero-length-trailing", ZERO_RULE, call(10, 1, 10, 0), call(10, 1, 9, 10, 0, 0))
case(
    "secret/06-zero-length-between-full-groups",
    ZERO_RULE,
    call(10, 1, 10, 0, 10),
    call(12, 3, 4, 0, 0, 4, 0, 4),
)
case("secret/06-zero-length-at-borders", ZERO_RULE, call(10, 1, 0, 6, 0, 6, 0, 4, 0, 10, 0))

# --- packing ---------------------------------------------------------------------------------

case(
    "secret/07-exact-fit-everywhere",
    "groups may fill the budget exactly",
    call(10, 1, 3, 7, 5, 5, 10, 1, 2, 3, 4),
    call(600, 6, run(1000, 50)),
)
case(
    "secret/07-one-over-everywhere",
    "one token too many opens a new group",
    call(10, 1, 5, 6, 5, 6, 5),
    call(599, 6, run(1000, 50)),
)
case(
    "secret/07-order-matters",
    "requests may not be reordered, though that would save groups",
    call(10, 1, 6, 6, 4, 4),
    call(10, 1, *[8, 8, 2, 2] * 50),
    call(10, 1, *[9, 2] * 50),
)
case(
    "secret/07-more-than-the-mean-needs",
    "the total divided by the budget is only a lower bound",
    call(10, 1, 6, 6, 6),
    call(100, 2, run(99, 26)),
)
case(
    "secret/08-budget-no-multiple",
    "a budget that is no multiple of bytes_per_token holds the whole tokens only",
    call(10, 3, 1, 2, 3),
    call(10, 3, 2, 2),
    call(10, 3, 4),
    call(11, 4, 1, 1, 1, 1, 1),
)
case(
    "secret/09-one-byte-per-token",
    "bytes_per_token may be 1",
    call(10, 1, 4, 6, 1),
    call(1, 1, 1, 1, 0),
)
case(
    "secret/09-token-above-budget-zero-lengths",
    "a token dearer than the budget does not matter where there is none",
    call(10, 11, 0, 0, 0),
    call(1, HUGE, 0),
)
case(
    "secret/09-token-above-budget",
    "a token dearer than the budget does not fit",
    call(10, 11, 1),
    call(10, 11, 0, 1, 0),
    call(HUGE - 1, HUGE, 1),
)

# --- large values ----------------------------------------------------------------------------

case(
    "secret/10-product-beyond-int64",
    "bytes_per_token * length need not fit in 64 bits",
    call(HUGE, HUGE, 1, 1, 1),
    call(HUGE, HUGE, 2),
    call(HUGE, HUGE, HUGE),
    call(10, 2**32, 2**32),
    call(10, 2**33, 1, 2**31),
    call(5, 2**58, 64, 128),
    call(HUGE, 5 * 10**17, run(30, 1)),
)
case(
    "secret/10-sum-beyond-int64",
    "sums of lengths, of all or of two neighbours, need not fit in 64 bits",
    call(HUGE, 1, run(40, HUGE)),
    call(HUGE, 1, *[HUGE - 1, 1, 1] * 20),
    call(HUGE, 1, *[6 * 10**17, 5 * 10**17] * 20),
    call(HUGE, 3, *[3 * 10**17, 10**17] * 20),
)
case(
    "secret/10-near-2e53",
    "memory_budget / bytes_per_token above 2^53 is not exact in floating point",
    call(2**53 + 1, 1, 2**53 + 1),
    call(2**53 + 1, 1, 2**53, 1, 1),
    call(2**54 - 2, 2, 2**53),
    call(2**54 - 1, 1, 2**54),
    call(3 * (2**53 + 1), 3, 2**53 + 1, 2**53 + 1),
    call(HUGE - 1, 1, HUGE),
    call(HUGE - 1, 1, HUGE - 1, 1),
)

# --- size ------------------------------------------------------------------------------------

case("secret/11-single", "one request", call(HUGE, 1, HUGE), call(5, 5, 1), call(5, 2, 0))
case("secret/11-million-of-one-token-each-alone", "a million groups", call(1, 1, run(MOST, 1)))
case(
    "secret/11-million-in-one-group", "a million requests in one group", call(HUGE, 1, run(MOST, 1))
)
case("secret/11-million-zero-lengths", "a million requests of length 0", call(0, 7, run(MOST, 0)))
case(
    "secret/11-million-rising",
    "a million requests, each longer than the one before",
    call(3 * 10**9 + 1, 2, run(MOST, 1, 1000)),
)
case(
    "secret/11-million-random",
    "a million requests of random lengths",
    call(10_000, 3, *random_lengths(1, MOST, 0, 99)),
)
case(
    "secret/12-greedy-is-optimal",
    "the fewest groups, checked against all ways to cut",
    *[call(1000, 1, *random_lengths(10 + i, 300, 0, 400 - 90 * i)) for i in range(4)],
    *[call(97, 7, *random_lengths(20 + i, 250, 0, 13)) for i in range(3)],
    call(100, 1, *random_lengths(30, 300, 90, 100)),
    call(50, 1, *random_lengths(31, 300, 0, 2)),
)
case(
    "secret/13-as-many-groups-as-requests",
    "no two neighbours fit together",
    call(10, 1, run(900, 6)),
    call(10, 2, 5, 1, 5, 1, 5),
)
case(
    "secret/13-one-group",
    "everything fits together, exactly",
    call(900, 1, run(900, 1)),
    call(6, 1, 1, 2, 3),
)

# --- refused ---------------------------------------------------------------------------------

case(
    "secret/14-negative-length-and-misfit",
    "a negative length is a ValueError even where another request does not fit",
    call(10, 1, 11, -1),
    call(10, 1, -1, 11),
    call(10, 1, 3, 11, 4, -1, 5),
    call(0, 1, 5, -5),
)
case(
    "secret/14-negative-length-anywhere",
    "a negative length is a ValueError wherever it stands",
    call(10, 1, -1),
    call(10, 1, -1, 5, 6),
    call(10, 1, 5, 6, -1),
    call(10, 1, 5, -6, 7),
    call(10, 0, 5, -1),
    call(10, 1, 0, -HUGE),
)
case(
    "secret/15-negative-budget",
    "a negative budget is a ValueError",
    call(-1, 1, 0),
    call(-1, 1, 5),
    call(-1, 0, 5),
    call(-HUGE, 1, 5, -1),
)
case(
    "secret/15-negative-budget-empty",
    "a negative budget is a ValueError, also without requests",
    call(-1, 1),
    call(-1, 0),
)
case(
    "secret/15-negative-bytes-per-token",
    "negative bytes per token are a ValueError",
    call(10, -1, 5),
    call(10, -1, 0),
    call(-10, -1, 5),
)
case(
    "secret/15-negative-bytes-per-token-empty",
    "negative bytes per token are a ValueError, also without requests",
    call(10, -1),
    call(0, -1),
)

# --- form ------------------------------------------------------------------------------------

FORM = [7, 2, 0, 5, 4, 9, 1]
case(
    "secret/16-input-unchanged",
    "the lengths must not be changed",
    call(10, 1, *FORM),
    call(10, 1, *reversed(FORM)),
)
case(
    "secret/16-tuple",
    "the lengths may be a tuple",
    call(10, 1, *FORM, container="tuple"),
    call(5, 1, *FORM, container="tuple"),
)
