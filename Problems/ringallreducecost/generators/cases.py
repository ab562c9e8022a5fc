"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import call, case, choices, divisors

HUGE = 10**12
MOST = 1_000  # ranks of a test
MANY = 963_761_198_400  # has 6,720 divisors, more than any other number up to 10^12

case("sample/01-three-ranks", "the example of the statement", call(10, 4, 2, 5))
case(
    "sample/02-equal-links-and-none",
    "the fraction is reduced, and a result of 0 is (0, 1)",
    call(12, 3, 3, 3, 3),
    call(1, 2, 3, 6),
    call(9, 5),
    call(0, 1, 7),
)
case("sample/03-broken-contract", "a bandwidth of 0 is a ValueError", call(8, 4, 0))

# --- few ranks -------------------------------------------------------------------------------

case(
    "secret/01-one-rank",
    "one rank has the whole sum already: no round, whatever its size and bandwidth",
    call(0, 1),
    call(1, 1),
    call(9, 5),
    call(HUGE, 1),
    call(10**9 + 7, HUGE, container="tuple"),
)
case(
    "secret/02-two-ranks",
    "two ranks have two rounds: each link carries each chunk once",
    call(2, 1, 1),
    call(3, 1, 1),
    call(3, 1, 2),
    call(3, 2, 1),
    call(7, 5, 3),
    call(7, 3, 5),
    call(100, 7, 7),
    call(1, 3, 4),
    call(1, 4, 3),
)
case(
    "secret/02-three-ranks",
    "three ranks have four rounds, of which the last is like the first",
    call(3, 1, 1, 1),
    call(4, 1, 2, 4),
    call(4, 4, 2, 1),
    call(5, 2, 4, 1),
    call(5, 1, 4, 2),
    call(31, 6, 10, 15),
    call(32, 6, 10, 15),
)

# --- nothing, and empty chunks ---------------------------------------------------------------

case(
    "secret/03-no-bytes",
    "without bytes the result is 0, which is (0, 1)",
    call(0, 1),
    call(0, 5, 5),
    call(0, 1, 7, 3),
    call(0, *[12] * 100),
    call(0, 4, 6, HUGE // 10**6),
)
EMPTY_RULE = "an empty chunk takes no time, and its link waits for the others"
case(
    "secret/04-one-byte",
    EMPTY_RULE,
    call(1, 1, 1, 1),
    call(1, 2, 3, 6),
    call(1, 6, 3, 2),
    call(1, 1, 1, 1, 100),
    call(1, *range(1, 21)),
)
case(
    "secret/04-fewer-bytes-than-ranks",
    EMPTY_RULE,
    call(2, 4, 2, 1),
    call(2, 1, 2, 4),
    call(3, 1, 10, 10, 10, 10),
    call(3, 10, 10, 10, 1, 10),
    call(4, 3, 4, 5, 6, 10),
    call(9, *[1] + [100] * 9),
    call(5, *range(20, 0, -1)),
)
case(
    "secret/04-as-many-bytes-as-ranks",
    "each chunk has one byte: every round lasts as long as on the slowest link",
    call(3, 2, 3, 6),
    call(5, 9, 9, 4, 9, 9),
    call(20, *range(1, 21)),
)

# --- sizes of chunks -------------------------------------------------------------------------

CHUNKS_RULE = "chunks differ by at most one byte, and the larger ones come first"
case(
    "secret/05-one-larger-chunk",
    CHUNKS_RULE,
    call(9, 1, 2, 4, 8),
    call(9, 8, 4, 2, 1),
    call(9, 2, 8, 1, 4),
    call(25, 3, 3, 2, 3, 3, 3),
    call(31, 5, 5, 4, 5, 4, 5),
)
case(
    "secret/05-one-smaller-chunk",
    CHUNKS_RULE,
    call(11, 1, 2, 4, 8),
    call(11, 8, 4, 2, 1),
    call(11, 2, 8, 1, 4),
    call(29, 3, 3, 2, 3, 3, 3),
    call(35, 5, 5, 4, 5, 4, 5),
)
case(
    "secret/05-half-of-the-chunks-larger",
    CHUNKS_RULE,
    call(10, 1, 2, 4, 8),
    call(10, 4, 8, 1, 2),
    call(10, 2, 1, 2, 1),
    call(27, 3, 4, 2, 3, 4, 6),
    call(27, 6, 4, 3, 2, 4, 3),
)
case(
    "secret/05-equal-chunks",
    "where all chunks are equally large, every round lasts as long as on the slowest link",
    call(12, 1, 2, 4, 8),
    call(12, 8, 1, 2, 4),
    call(60, 15, 10, 6, 30, 5),
)
case(
    "secret/05-sizes-not-rounded-up",
    "the chunks are not cut off one by one at the rounded size: none is much smaller",
    call(5, 1, 1, 1, 1),
    call(6, 1, 1, 1, 1),
    call(21, 3, 2, 3, 3, 2, 3, 3, 2),
    call(101, *[4, 5] * 10),
)

# --- which link decides ----------------------------------------------------------------------

case(
    "secret/06-equal-links",
    "where all links are equally fast, every round lasts as long as the largest chunk",
    call(10, 7, 7, 7),
    call(12, 7, 7, 7),
    call(13, 1, 1, 1, 1),
    call(1_000_003, *[64] * 50),
    call(7, *[3] * 10),
)
SLOW_RULE = "the slowest link carries a larger chunk in some rounds only"
case(
    "secret/06-one-slow-link",
    SLOW_RULE,
    call(9, 100, 1, 100, 100),
    call(10, 1, 100, 100, 100),
    call(10, 100, 100, 100, 1),
    call(43, *[50] * 4, 3, *[50] * 4),
    call(41, *[50] * 9, 3),
)
case(
    "secret/06-last-rounds",
    "the all-gather is not as long as the reduce-scatter: other chunks are on the slow link",
    call(3, 1, 2),
    call(4, 1, 10, 10),
    call(4, 10, 1, 10),
    call(4, 10, 10, 1),
    call(5, 1, 10, 10),
    call(5, 10, 1, 10),
    call(5, 10, 10, 1),
    call(6, *[10] * 2, 1, *[10] * 2),
    call(11, *[10] * 3, 1, *[10] * 2),
)
case(
    "secret/06-larger-chunk-on-a-faster-link",
    "a larger chunk on a faster link may take longer than a smaller one on the slowest",
    call(3, 3, 4),
    call(5, 5, 4, 6),
    call(7, 6, 5, 4, 6),
    call(9, 10, 10, 9, 10),
    call(14, 12, 15, 10, 12, 15, 10, 12, 15),
)
case(
    "secret/06-smaller-chunk-on-a-slower-link",
    "a smaller chunk on a slower link may take longer than all the larger ones",
    call(7, 100, 1, 100),
    call(22, 9, 9, 9, 1, 9),
    call(23, 4, 4, 4, 4, 1),
    call(19, 20, 20, 20, 20, 20, 5),
)
case(
    "secret/07-direction",
    "chunks go from each rank to the next one, so link i carries chunk i - r in round r",
    call(4, 1, 2, 3),
    call(4, 3, 2, 1),
    call(5, 1, 2, 3),
    call(5, 3, 2, 1),
    call(2, 1, 2, 3, 4, 5),
    call(2, 5, 4, 3, 2, 1),
    call(3, 1, 1, 2, 2, 3, 3),
)
case(
    "secret/07-order-of-the-links",
    "the order of the links matters",
    call(2, 1, 1, 3, 3),
    call(2, 1, 3, 1, 3),
    call(2, 3, 1, 1, 3),
    call(6, 4, 4, 5, 5),
    call(6, 4, 5, 4, 5),
)
case(
    "secret/07-across-the-last-link",
    "behind the last link comes the first one again",
    call(3, 8, 1, 8, 8, 8),
    call(3, 1, 8, 8, 8, 8),
    call(4, 8, 8, 8, 1, 8),
    call(7, 2, 9, 9, 9, 9),
    call(8, 9, 2, 9, 9, 9),
    call(99, *[30] * 3, 20, *[30] * 36),
)

# --- refused ---------------------------------------------------------------------------------

case(
    "secret/08-no-ranks",
    "a ring without ranks is a ValueError",
    call(0),
    call(5),
    call(0, container="tuple"),
    call(HUGE, container="tuple"),
)
case(
    "secret/08-negative-size",
    "a negative size is a ValueError",
    call(-1, 1, 1),
    call(-1, 5),
    call(-3, 2, 4, 8),
    call(-HUGE, 1, 1, 1),
    call(-12, *[3] * 4),
)
case(
    "secret/09-bandwidth-of-0",
    "a bandwidth of 0 is a ValueError wherever it stands",
    call(8, 0, 4),
    call(8, 4, 0),
    call(9, 1, 0, 1),
    call(2, 5, 5, 5, 0),
    call(7, 0, 0, 0),
    call(1, 0, *[3] * 9),
)
case(
    "secret/09-negative-bandwidth",
    "a negative bandwidth is a ValueError wherever it stands",
    call(8, -1, 4),
    call(8, 4, -4),
    call(9, 1, -1, 1),
    call(2, 5, 5, 5, -HUGE),
    call(7, -2, -2, -2),
    call(7, 3, 0, -3),
)
case(
    "secret/09-nothing-to-be-sent",
    "a bandwidth is refused also where there is nothing to be sent",
    call(0, 4, 0),
    call(0, -1, 4),
    call(5, 0),
    call(5, -1),
    call(0, 0),
    call(0, -7),
    call(1, 2, 2, 0),
    call(2, 2, 2, 2, 2, -3),
)
case(
    "secret/09-refused-for-two-reasons",
    "arguments may be wrong in more than one way",
    call(-1),
    call(-5, 0, 4),
    call(-5, 3, -2),
    call(-1, 0),
)
case(
    "secret/10-refused-among-allowed",
    "a call that is refused changes nothing for the calls behind it",
    call(5, 2, 3),
    call(5, 2, 0),
    call(5, 2, 3),
    call(-5, 2, 3),
    call(5, 3, 2),
    call(5),
    call(5, 5),
)

# --- fractions -------------------------------------------------------------------------------

REDUCED_RULE = "numerator and denominator have no common divisor but 1"
case(
    "secret/11-whole-seconds",
    REDUCED_RULE,
    call(12, 3, 3, 3, 3),
    call(8, 4, 2),
    call(18, 6, 6, 3),
    call(HUGE, 10**6, 10**6, 10**6, 10**6),
)
case(
    "secret/11-reduced",
    REDUCED_RULE,
    call(6, 4, 4),
    call(15, 6, 10, 15),
    call(16, 6, 10, 15),
    call(7, 12, 18, 4, 9),
    call(50, 60, 48, 80, 120),
    call(121, 840, 720, 504, 630, 560),
)
case(
    "secret/11-large-denominators",
    "the denominator may have twelve digits",
    call(1, 999_999, 1_000_000),
    call(3, 999_983, 999_979),
    call(4, 9_973, 9_967, 9_949),
    call(7, 29, 31, 37, 41, 43, 47, 53),
    call(20, *divisors(MANY, 90_000, 110_000)),
    call(31, *divisors(MANY, 2_500, 3_000)),
)
case(
    "secret/11-sums-in-floating-point-are-not-exact",
    "times that are added up must be exact",
    call(10**6 + 1, 999_999, 1_000_000),
    call(4_567_890, 9_973, 9_967, 9_949),
    call(123_456_789, *divisors(MANY, 90_000, 110_000)),
    call(987_654, 29, 31, 37, 41, 43, 47, 53),
)

# --- large values ----------------------------------------------------------------------------

case(
    "secret/12-beyond-32-bits",
    "sizes and bandwidths need not fit in 32 bits",
    call(2**32 + 2, 1, 1),
    call(2**33 + 2, 3, 3),
    call(3 * 2**32 + 1, 2**33, 2**34, 2**33),
    call(HUGE, 7, 7, 7),
    call(9, 2**36, 2**37),
)
case(
    "secret/12-largest-values",
    "sizes and bandwidths reach to 10^12",
    call(HUGE, HUGE, HUGE),
    call(HUGE - 1, HUGE, HUGE, HUGE),
    call(HUGE, 1, 1),
    call(HUGE - 1, 1, 1),
    call(1, HUGE, HUGE // 2),
    call(HUGE, *[HUGE // 10**5] * 3, HUGE),
)
WIDE_RULE = "sums and products on the way to the result need not fit in 64 bits"
case(
    "secret/12-beyond-64-bits",
    WIDE_RULE,
    call(HUGE, 1, HUGE),
    call(HUGE, HUGE, 1, HUGE // 10),
    call(HUGE - 4, 4, 10**11, 2**11),
    call(999_999_999_998, 2**39, 2**10, 2**38),
    call(720_720_000_000, 1, 2, 3, 5, 7, 11, 13, 1_000_000),
    call(3 * 2**32 + 1, 2**33, 2**34, 2**33),
    call(HUGE - 1, HUGE // 2, HUGE // 4, HUGE // 5, HUGE // 8),
    call(HUGE - 1, HUGE // 8, HUGE // 5, HUGE // 4, HUGE // 2),
)
case(
    "secret/12-sums-of-fractions-beyond-64-bits",
    WIDE_RULE,
    call(10**10, *[10**6 - 1, 10**6] * 3),
    call(10**9 + 3, 9_973, 9_967, 9_949, 9_973),
    call(10**8 + 7, *divisors(MANY, 29_000, 31_000)),
)
case(
    "secret/12-above-2e53",
    "times counted in a small common unit are beyond 2^53: floating point is not exact there",
    call(HUGE - 1, 999_983, 999_979),
    call(HUGE - 3, 9_973, 9_967, 9_949),
    call(999_999_999_989, 99_991, 99_989),
)

# --- many at once ----------------------------------------------------------------------------

SPEEDS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 40, 60, 120]
case(
    "secret/13-small-rings",
    "small rings of few bytes, checked by moving the chunks",
    *[call(1 + 7 * i % 23, *choices(100 + i, SPEEDS, 2 + i % 8)) for i in range(50)],
)
case(
    "secret/13-some-forty-ranks",
    "some forty ranks, checked by moving the chunks",
    *[call(1 + 13 * i, *choices(200 + i, SPEEDS[5 + i :], 29 + i)) for i in range(10)],
    *[
        call(10**6 + i, *choices(220 + i, divisors(MANY, 900_000, 1_000_000), 40))
        for i in range(6)
    ],
)

# --- size ------------------------------------------------------------------------------------

FAST = divisors(MANY, 400_000_000, 450_000_000)
case(
    "secret/14-most-equal",
    "1,000 ranks with equal links",
    call(HUGE - 1, *[10**9] * MOST),
)
case(
    "secret/14-most-random",
    "1,000 ranks with random links",
    call(MOST * 5 + MOST // 2, *choices(300, divisors(MANY, 90_000, 120_000), MOST)),
)
case(
    "secret/14-most-with-one-larger-chunk",
    "1,000 ranks with random links, and one larger chunk",
    call(MOST * 2 + 1, *choices(301, divisors(MANY, 90_000, 150_000), MOST)),
)
case(
    "secret/14-most-with-one-smaller-chunk",
    "1,000 ranks with random links, and one smaller chunk",
    call(MOST * 2 - 1, *choices(302, divisors(MANY, 90_000, 150_000), MOST)),
)
case(
    "secret/14-most-with-empty-chunks",
    "1,000 ranks with random links, and fewer bytes",
    call(350, *choices(303, divisors(MANY, 1_000, 9_000), MOST)),
)
case(
    "secret/14-most-bytes",
    "1,000 ranks, 10^12 bytes and large bandwidths",
    call(HUGE - 777, *choices(304, FAST, MOST)),
)

# --- form ------------------------------------------------------------------------------------

FORM = [6, 10, 15, 30, 2]
case(
    "secret/15-input-unchanged",
    "the bandwidths must not be changed",
    call(13, *FORM),
    call(7, *reversed(FORM)),
    call(0, *FORM),
)
case(
    "secret/15-called-twice",
    "a second call with the same arguments gives the same",
    call(13, *FORM),
    call(14, *FORM),
    call(13, *FORM),
)
case(
    "secret/15-tuple",
    "the bandwidths may be a tuple",
    call(13, *FORM, container="tuple"),
    call(3, *FORM, container="tuple"),
)
