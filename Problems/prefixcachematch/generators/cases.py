"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import LAST, call, case, random_call, rounds, run, thue_morse

FAR = 10**18  # the largest block
SCATTERED = 1_327_217_885  # steps about as large lead all over the tokens

case(
    "sample/01-whole-blocks",
    "the first example of the statement",
    call(
        3,
        ["5 1 4 9 2 6 5 3", "5 1 4 9 2 7", "8 8"],
        ["5 1 4 9 2 6 5 3", "5 1 4 9 2 7 0 0 0", "5 1 4 9 2", "5 1", "8 8 8", ""],
    ),
)
case(
    "sample/02-one-sequence",
    "the second example of the statement",
    call(2, ["1 2 3 4", "5 6 7 8 9 9"], ["1 2 7 8 9 9", "5 6 7 8 0 0 9 9", "7 8", "1 2 3"]),
    call(1, ["1 2 3 4", "5 6 7 8 9 9"], ["1 2 7 8 9 9", "5 6 7 8 0 0 9 9", "7 8", "1 2 3"]),
)
case(
    "sample/03-broken-contract",
    "a block of less than one token is a ValueError",
    call(0, ["1 2"], ["1 2"]),
    call(-1, [], []),
)

# --- hardly anything -------------------------------------------------------------------------

case(
    "secret/01-empty-cache",
    "with an empty cache there is a 0 for each query",
    call(2, [], ["1 2 3 4", "", "5"]),
    call(1, [], ["0"]),
    call(2, [], ["1 2 3 4"] * 3, outer="tuple", inner="tuple"),
)
case(
    "secret/01-no-queries",
    "without queries there are no numbers",
    call(2, ["1 2 3 4"], []),
    call(1, [], []),
    call(3, ["1 2 3", ""], [], outer="tuple", inner="tuple"),
)
case(
    "secret/01-empty-sequences",
    "an empty sequence has no block, whether it is cached or a query",
    call(1, ["1 2"], ["", "1", ""]),
    call(1, [""], ["1 2", ""]),
    call(2, ["", "1 2", ""], ["1 2", "", "3 4"]),
    call(1, ["1 2", ""], ["1 2 3", "0"]),
)

# --- whole blocks ----------------------------------------------------------------------------

case(
    "secret/02-tokens-within-a-block",
    "only whole blocks count: what is shared of the next block does not",
    call(2, ["1 2 3 4 5 6"], ["1 2 3 4 5 7", "1 2 3 9 5 6", "1 9 3 4 5 6", "1 2 3"]),
    call(4, [[run(40, 1, 1)]], [[run(n, 1, 1), 0, 0, 0, 0] for n in range(0, 40, 3)]),
)
case(
    "secret/02-identical-with-a-rest",
    "the rest of a sequence behind its last whole block does not count, also where all is equal",
    call(2, ["1 2 3"], ["1 2 3"]),
    call(4, ["1 2 3 4 5 6 7"], ["1 2 3 4 5 6 7", "1 2 3 4 5 6", "1 2 3 4 5"]),
    call(3, ["7 7 7 7 7"], ["7 7 7 7 7", "7 7 7 7"]),
)
case(
    "secret/02-cached-ends-within-a-block",
    "a block counts only where the cached sequence has all of it",
    call(4, ["1 2 3 4 5"], ["1 2 3 4 5 6 7 8", "1 2 3 4 5 0 0 0"]),
    call(4, ["1 2 3 4 5 6 7"], ["1 2 3 4 5 6 7 8"]),
    call(3, ["1 2"], ["1 2 3", "1 2 0"]),
    call(2, ["1", "1 2 3"], ["1 2 3 4", "1 5"]),
)
case(
    "secret/02-query-ends-within-a-block",
    "a block counts only where the query has all of it",
    call(4, ["1 2 3 4 5 6 7 8"], ["1 2 3 4 5", "1 2 3 4 5 6 7", "1 2 3"]),
    call(3, ["1 2 3"], ["1 2", "1"]),
    call(3, ["1 2 3", "1 2"], ["1 2"]),
)
LONG_RULE = "where the block is longer than a sequence, nothing of this counts"
case(
    "secret/02-block-longer-than-query",
    LONG_RULE,
    call(5, ["1 2 3 4 5 6"], ["1 2 3 4", "1", "1 2 3 4 5"]),
    call(7, ["1 2 3 4 5 6 7"], ["1 2 3 4 5 6", "1 2 3 4 5 6 7", "1 2 3 4 5 6 7 8"]),
)
case(
    "secret/02-block-longer-than-all",
    LONG_RULE,
    call(5, ["1 2 3 4", "1 2"], ["1 2 3 4", "1 2"]),
    call(1000, ["1 2 3 4"], ["1 2 3 4", ""]),
    call(8, [""], ["1 2 3 4 5 6 7 8"]),
)
case(
    "secret/02-block-beyond-32-bits",
    LONG_RULE + ", also where the block does not fit in 32 bits",
    *[call(block, ["1 2 3"], ["1 2 3", "1 2"]) for block in (2**31, 2**32, 2**32 + 1, FAR)],
    call(2**32 + 3, ["1 2 3"], ["1 2 3", "1 2 3 4"]),
)
case(
    "secret/02-one-whole-block",
    "a sequence may be one whole block",
    call(3, ["1 2 3"], ["1 2 3", "1 2 3 4", "1 2 4"]),
    call(3, ["1 2 3 4 5"], ["1 2 3"]),
    call(1, ["9"], ["9", "8", "9 9"]),
)
case(
    "secret/02-block-of-one-token",
    "with a block of 1 each token is a block",
    call(1, ["1 2 3 4"], ["1 2 3 4", "1 2 3 5", "1 2 3", "2 2 3 4", "1 2 3 4 5", "1"]),
    call(1, ["3", "3 1", "3 1 4"], ["3 1 4 1", "3 1", "3 4", "1"]),
)

# --- what is shared --------------------------------------------------------------------------

case(
    "secret/03-identical",
    "a query that is cached is matched to its last whole block",
    call(2, ["1 2 3 4"], ["1 2 3 4"]),
    call(3, ["1 2 3 4 5 6", "6 5 4 3 2 1"], ["6 5 4 3 2 1", "1 2 3 4 5 6"]),
    call(16, [[run(160, 7, 3)]], [[run(160, 7, 3)]]),
)
case(
    "secret/03-query-is-a-prefix",
    "the cached sequence may go on where the query ends",
    call(2, ["1 2 3 4 5 6"], ["1 2 3 4", "1 2"]),
    call(2, ["1 2 3 4 5 6 7"], ["1 2 3 4 5", "1 2 3"]),
    call(3, [[run(99, 5)]], [[run(n, 5)] for n in range(10)]),
)
case(
    "secret/03-cached-is-a-prefix",
    "the query may go on where the cached sequence ends",
    call(2, ["1 2 3 4"], ["1 2 3 4 5 6", "1 2 3 4 5"]),
    call(2, ["1 2"], ["1 2 1 2 1 2"]),
    call(3, [[run(n, 5)] for n in range(10)], [[run(99, 5)], [run(8, 5)]]),
)
case(
    "secret/03-nothing-shared",
    "a query of which nothing is cached has a 0, those behind it what they have",
    call(2, ["1 2 3 4"], ["2 1 4 3", "3 4 1 2", "0 2 3 4", "9 9", "1 2 0 0"]),
    call(1, ["1 2", "3 4"], ["2", "4", "0"]),
)
case(
    "secret/03-cached-more-than-once",
    "it does not matter how many cached sequences share the same prefix",
    call(2, ["1 2 3 4"] * 4, ["1 2 3 4", "1 2 3 5"]),
    call(1, ["1 2"] * 9 + ["1 2 3"] + ["1 2"] * 9, ["1 2 3 4"]),
)

case(
    "secret/03-thousands-of-blocks",
    "a sequence may have thousands of blocks",
    call(1, [[run(4000, 1, 1)]], [[run(4000, 1, 1)], [run(3000, 1, 1), 7], [run(4005, 1, 1)]]),
    call(3, [[run(6000, 8, 5), 1]], [[run(6000, 8, 5), 1, 2], [run(4999, 8, 5)]]),
)

# --- one cached sequence, from the start -----------------------------------------------------

BEST_RULE = "the cached sequence that shares most counts, wherever it stands"
FAMILY = ["4 1 4 1 9 9", "4 1 4 1 5 5 0 0", "4 1 0 0 5 5 5 5 5 5", "4 1 4 1 5 5 2 2", "7 7"]
case(
    "secret/04-best-anywhere",
    BEST_RULE,
    *[
        call(2, FAMILY[i:] + FAMILY[:i], ["4 1 4 1 5 5 2 2", "4 1 4 1 5 5 1 1", "4 1 0 0"])
        for i in range(5)
    ],
)
case(
    "secret/04-longest-is-not-best",
    BEST_RULE + ", and however long it is",
    call(2, ["1 2 3 4", "1 2 9 9 9 9 9 9", "0 0 3 4 5 6 7 8 9 9"], ["1 2 3 4 5 6 7 8"]),
    call(2, ["1 2", "1 2 3 4 5 6", "1 2 3 4"], ["1 2 3 4 5 6", "1 2 3 4 0 0"]),
)
case(
    "secret/04-before-in-order",
    BEST_RULE + ": it may be less than the query",
    call(2, ["5 5 1 1", "5 5 5 5 2 2", "5 6 0 0", "0 0"], ["5 5 5 5 3 3", "5 5 5 5 5 5"]),
    call(1, ["2 1", "2 2 7", "2 2 7 3", "3"], ["2 2 7 4", "2 2 8"]),
)
case(
    "secret/04-behind-in-order",
    BEST_RULE + ": it may be greater than the query",
    call(2, ["5 4 1 1", "5 5 5 5 4 4", "5 5 6 0", "9 9"], ["5 5 5 5 3 3", "5 5 5 5"]),
    call(1, ["2 1", "2 2 7 5", "2 2 9", "3"], ["2 2 7 4", "2 2 6"]),
)
case(
    "secret/04-blocks-of-several-sequences",
    "all blocks must be of one cached sequence",
    call(2, ["1 2 3 4 5 6", "9 9 7 7 8 8"], ["1 2 7 7 8 8", "1 2 3 4 8 8", "9 9 3 4 5 6"]),
    call(1, ["1 5", "2 6", "3 7"], ["1 6", "2 7", "3 7", "3 5"]),
    call(1, ["1 2 3", "4 2 5"], ["1 2 5", "4 2 3", "4 2 5"]),
)
case(
    "secret/04-not-at-the-start",
    "what is shared counts from the start on, not in the middle",
    call(2, ["1 2 3 4 5 6"], ["3 4 5 6", "3 4", "1 2 5 6"]),
    call(1, ["1 2 3"], ["2 3", "3", "1 3"]),
    call(3, ["1 2 3 1 2 3"], ["2 3 1 2 3 1", "1 2 3 1 2 3 1 2 3"]),
)
case(
    "secret/04-equal-again-later",
    "nothing counts behind the first block that differs",
    call(2, ["1 2 3 4 5 6"], ["1 2 0 0 5 6", "0 0 3 4 5 6", "1 2 3 0 5 6"]),
    call(1, [[run(50, 1, 1)]], [[run(20, 1, 1), 0, run(29, 22, 1)]]),
)
case(
    "secret/04-cached-prefixes-count",
    "a cached sequence need not be matched as a whole",
    call(2, ["1 2 3 4 5 6"], ["1 2 3 4 7 7", "1 2 7 7"]),
    call(2, ["1 2 3 4 5 6", "1 2"], ["1 2 3 4 7 7", "1 2 7 7"]),
)

# --- which tokens ----------------------------------------------------------------------------

case(
    "secret/05-order-within-a-block",
    "a block is the same only with the same tokens in the same order",
    call(3, ["1 2 3", "4 4 5"], ["3 2 1", "2 1 3", "4 5 5", "1 2 3", "5 4 4"]),
    call(2, ["1 4", "2 2"], ["2 3", "4 1", "0 5", "3 1"]),
    call(2, ["1 2 3 4"], ["1 2 4 3", "3 4 1 2", "2 1"]),
)
case(
    "secret/05-digits",
    "tokens are numbers, not digits put side by side",
    call(2, ["1 23", "11 1"], ["12 3", "1 11", "1 23"]),
    call(1, ["1 2 3"], ["12 3", "1 23", "123"]),
    call(3, ["1 0 10"], ["10 1 0", "1 0 1", "1 0 10"]),
)
case(
    "secret/05-zeros",
    "0 is a token like others",
    call(1, ["0"], ["0 0 0 0", "0", ""]),
    call(2, ["0 0", "0 1 0 0"], ["0 0 0 0", "0 1 0 0 0 0", "1 0 0 0"]),
    call(2, ["0 0 0 7"], ["0 0 0 7", "0 7", "0 0 7 0", "0 0 7 7"]),
)
case(
    "secret/05-one-token-again-and-again",
    "the length decides where all tokens are equal",
    call(1, [[run(n, 3)] for n in (4, 2, 7)], [[run(n, 3)] for n in range(10)]),
    call(3, [[run(n, 3)] for n in (4, 8, 7)], [[run(n, 3)] for n in range(12)]),
)
case(
    "secret/05-large-tokens",
    "tokens may be as large as 2^31-1, and all their bits count",
    call(1, [[LAST, LAST, LAST - 1]], [[LAST, LAST, LAST - 1], [LAST, LAST, LAST], [LAST - 1]]),
    call(1, ["1"], [[1 + 2**bit] for bit in range(1, 31)]),
    call(2, [[5, 2**30]], [[5, 2**30 + 2**bit] for bit in range(30)] + [[5, 2**30]]),
    call(1, [[2**24, 2**30]], [[2**24 + 1, 2**30], [2**24, 2**30 + 1], [2**24, 2**30]]),
)

# --- hashes ----------------------------------------------------------------------------------

HASH_RULE = "two prefixes with the same hash need not be the same"
EVEN, ODD = thue_morse(1024, 1, 2), thue_morse(1024, 2, 1)
case(
    "secret/06-thue-morse",
    HASH_RULE,
    call(1024, [EVEN], [ODD, EVEN]),
    call(1, [EVEN], [ODD, ODD[:700], EVEN]),
    call(512, [EVEN], [EVEN[:512] + EVEN[:512], ODD, EVEN[:600]]),
    call(1100, [[run(76, 5, 3), *ODD]], [[run(76, 5, 3), *EVEN]]),
    call(1024, [[*ODD, run(1024, 9, 1)]], [[*EVEN, run(1024, 9, 1)], [*ODD, run(1024, 9, 1)]]),
)
LARGER = [thue_morse(2048, zero, LAST - zero) for zero in (0, LAST, 0x12345678)]
case(
    "secret/06-thue-morse-of-large-tokens",
    HASH_RULE,
    call(2048, LARGER[:1], LARGER),
    call(2048, LARGER[1:2], LARGER),
    call(64, LARGER[2:], [thue_morse(2048, LAST - 0x12345678, 0x12345678), *LARGER]),
)
case(
    "secret/06-many-blocks",
    HASH_RULE,
    call(
        5,
        [rounds(100_000, [run(1, i, 0, SCATTERED + 10_007_774 * i) for i in range(5)])],
        [rounds(99_998, [run(1, i, 0, SCATTERED + 10_027_778 * i + 2) for i in range(1, 6)])],
    ),
)

# --- the cache and the queries as they are ---------------------------------------------------

case(
    "secret/07-queries-are-not-cached",
    "a query does not come into the cache: the next one knows nothing of it",
    call(2, ["1 2"], ["1 2 3 4", "1 2 3 4", "1 2 3 4 5 6", "5 6", "5 6"]),
    call(1, [], ["1", "1", "1 1"]),
)
case(
    "secret/07-queries-in-their-order",
    "the numbers are in the order of the queries, one for each, also for equal ones",
    call(1, ["1 2 3", "2 3", "3"], ["3 1", "2 3", "1 2 3", "2 0", "1 2", "0", "3", "2 3"]),
    call(1, ["5 5 5"], ["5 5", "5 5", "9", "5 5", "5", "5 5 5", "5"]),
)

# --- refused ---------------------------------------------------------------------------------

case(
    "secret/08-no-block",
    "a block of 0 is a ValueError",
    call(0, ["1 2"], ["1 2"]),
    call(0, ["1 2", ""], ["3 4", "5"]),
)
case(
    "secret/08-negative-block",
    "a negative block is a ValueError",
    call(-1, ["1 2"], ["1 2"]),
    call(-2, ["1 2 3 4"], ["5", "1 2 3 4"]),
    call(1 - 2**32, ["1 2"], ["1 2"]),
    call(-FAR, ["1 2"], ["1 2"]),
)
case(
    "secret/08-no-block-and-no-queries",
    "a block of less than one token is a ValueError, also without queries",
    call(0, ["1 2"], []),
    call(-1, ["1 2"], []),
    call(-5, [""], []),
)
case(
    "secret/08-no-block-and-nothing-cached",
    "a block of less than one token is a ValueError, also with an empty cache",
    call(0, [], ["1 2"]),
    call(-1, [], ["1 2", ""]),
    call(0, [], [""]),
    call(-3, [""], [""]),
)
case(
    "secret/08-no-block-and-nothing-at-all",
    "a block of less than one token is a ValueError, whatever the cache and the queries are",
    call(0, [], []),
    call(-1, [], []),
    call(0, [], [], outer="tuple", inner="tuple"),
)

# --- many at once ----------------------------------------------------------------------------

case(
    "secret/09-few-tokens",
    "random sequences of few tokens",
    *[random_call(100 + i, 1 + i % 5, 8, 8, 12, 1 + i % 3) for i in range(40)],
)
case(
    "secret/09-many-tokens",
    "random sequences that begin alike",
    *[random_call(200 + i, (1, 2, 3, 4, 7, 16)[i], 30, 30, 40, LAST) for i in range(6)],
)

# --- size ------------------------------------------------------------------------------------

case(
    "secret/10-most-sequences",
    "100,000 cached sequences and as many queries, all of which begin alike",
    call(
        5,
        [rounds(100_000, [run(4, 7), run(1, 0, 0, 1)])],
        [rounds(50_000, [run(4, 7), run(1, 99_999, 0, 1)], [run(4, 7), run(1, LAST, 0, -1)])],
    ),
)
case(
    "secret/10-most-shared",
    "10,000 cached sequences and as many queries, which differ at the end alone",
    call(
        10,
        [rounds(10_000, [run(40, 300, 7), run(10, 1, 0, 1)])],
        [rounds(5000, [run(40, 300, 7), run(10, 10_000, 0, 1)], [run(50, 300, 7)])],
    ),
)
case(
    "secret/10-longest",
    "one cached sequence of 500,000 tokens, and a query that differs from it at the end alone",
    call(5, [[run(500_000, 1000, 1)]], [[run(499_999, 1000, 1), 0]]),
)
case(
    "secret/10-one-long-many-short",
    "one cached sequence of 400,000 tokens, and all lengths of queries that begin as it does",
    call(16, [[run(400_000, 1000, 3)]], [[run(n, 1000, 3)] for n in range(0, 1000)]),
)
case(
    "secret/10-most-cached",
    "1,000 cached sequences of 990 tokens that differ from the start",
    call(
        5,
        [rounds(1000, [run(990, 1000, 1, 1_000_003)])],
        [rounds(10, [run(500, 1000, 1, 100_000_300), run(500, 0, 2)])],
    ),
)
case(
    "secret/10-steps-of-a-staircase",
    "cached sequences of all lengths that begin alike, and queries that leave them at all places",
    call(
        5,
        [[run(n, 1, 1)] for n in range(1, 1000)],
        [[run(n, 1, 1), run(1000 - n, 0)] for n in range(0, 1000, 2)],
    ),
)

# --- form ------------------------------------------------------------------------------------

CACHE = ["3 1 4 1 5 9 2 6", "2 7 1 8 2 8", "3 1 4 1 4", "", "2 7 1 8 1"]
QUERIES = ["3 1 4 1 5 9 2 7", "2 7 1 8 2 8 1 8", "2 7", "", "3 1 4 2", "1"]
case(
    "secret/11-input-unchanged",
    "the cache and the queries must not be changed",
    call(2, CACHE, QUERIES),
    call(3, QUERIES, CACHE),
    call(2, CACHE, QUERIES, outer="tuple"),
)
case(
    "secret/11-called-twice",
    "a call knows nothing of the calls before",
    call(2, CACHE, QUERIES),
    call(2, CACHE[1:2], QUERIES),
    call(2, QUERIES, CACHE),
    call(1, [], QUERIES),
    call(4, CACHE, QUERIES),
    call(2, CACHE, QUERIES),
)
case(
    "secret/11-lists-and-tuples",
    "what holds the sequences may be a list or a tuple, and so may all sequences",
    call(2, CACHE, QUERIES, outer="list", inner="tuple"),
    call(2, CACHE, QUERIES, outer="tuple", inner="list"),
    call(2, CACHE, QUERIES, outer="tuple", inner="tuple"),
    call(3, CACHE, QUERIES, outer="tuple", inner="tuple"),
)
