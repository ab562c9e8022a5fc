"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import call, case, free, pin, random_operations, rounds, touch, unpin

MOST = 300_000  # operations of a test
ROOM = 10**9  # the largest capacity
FAR = 10**18  # the largest sequence and the most pages

case(
    "sample/01-least-recent-goes",
    "the first example of the statement",
    call(
        10,
        "touch 1 4, touch 2 3, touch 1 4, touch 3 5, touch 1 6, pin 1, touch 4 5, touch 4 3",
        "free 1, touch 2 8",
    ),
)
case(
    "sample/02-pins",
    "the second example of the statement",
    call(
        5,
        "touch 7 2, pin 7, pin 7, touch 8 3, unpin 7, touch 9 1, touch 7 6, unpin 7, unpin 7",
        "touch 8 3, pin 7",
    ),
)
case(
    "sample/03-broken-contract",
    "a touch with less than one page, and a negative capacity, are a ValueError",
    call(5, "touch 1 0"),
    call(-1),
)

# --- hardly anything -------------------------------------------------------------------------

case(
    "secret/01-no-operations",
    "without operations there are no reports",
    call(5),
    call(0),
    call(5, outer="tuple"),
)
case(
    "secret/01-no-capacity",
    "with a capacity of 0 every touch fails: -1, and nothing is ever in the cache",
    call(0, "touch 1 1"),
    call(0, "touch 1 1, touch 1 1, pin 1, touch 1 5, unpin 1, free 1, touch 2 1"),
)
case(
    "secret/01-one-page",
    "a cache of one page",
    call(
        1,
        "touch 1 1, touch 1 1, touch 2 1, touch 1 2, touch 2 1, pin 2, touch 1 1, unpin 2",
        "touch 1 1, free 2, free 1",
    ),
)

# --- the order of eviction -------------------------------------------------------------------

case(
    "secret/02-hit-or-miss",
    "a touch of a sequence that is in the cache is a hit, one that evicts is no less",
    call(9, "touch 1 3, touch 1 3, touch 2 3, touch 1 3, touch 2 3, touch 1 9"),
    call(2, "touch 1 1, touch 2 1, touch 3 1, touch 1 1, touch 2 1, touch 2 2"),
)
case(
    "secret/02-touch-renews",
    "the sequence goes whose last touch is the longest ago, whenever it came",
    call(
        3,
        "touch 1 1, touch 2 1, touch 3 1, touch 1 1, touch 4 1, touch 1 1, touch 2 1",
        "touch 3 1",
    ),
    call(2, "touch 1 1, touch 2 1, touch 1 1, touch 3 1, touch 1 1, touch 2 1"),
    call(
        4,
        rounds(4, (touch(1, 1), 1, 0)),
        rounds(4, (touch(4, 1), -1, 0)),
        rounds(3, (touch(5, 1), 1, 0)),
        rounds(4, (touch(1, 1), 1, 0)),
    ),
)
case(
    "secret/02-several-at-once",
    "as many are evicted as it takes, and the report counts them",
    call(10, rounds(10, (touch(1, 1), 1, 0)), "touch 11 4, touch 5 1, touch 4 1"),
    call(10, "touch 1 1, touch 2 5, touch 3 1, touch 4 3, touch 5 6, touch 4 3, touch 3 1"),
    call(100, rounds(100, (touch(1, 1), 1, 0)), "touch 0 100, touch 100 1"),
)
case(
    "secret/02-no-more-than-it-takes",
    "eviction ends as soon as there is room",
    call(10, "touch 1 8, touch 2 1, touch 3 1, touch 4 2, touch 2 1, touch 3 1, touch 1 6"),
    call(10, "touch 1 2, touch 2 2, touch 3 6, touch 4 2, touch 2 2, touch 3 6, touch 1 1"),
)
case(
    "secret/02-fits-exactly",
    "the pages may fill the cache to the last",
    call(10, "touch 1 10, touch 1 10, touch 2 10, touch 1 1"),
    call(10, "touch 1 4, touch 2 6, touch 1 4, touch 2 6, touch 3 4, touch 2 6"),
    call(10, "touch 1 9, touch 2 1, pin 1, touch 3 1, touch 4 1, touch 1 10"),
)
case(
    "secret/02-oldest-not-best",
    "the oldest goes, also where a younger one alone would have made room",
    call(10, "touch 1 1, touch 2 8, touch 3 1, touch 4 3, touch 3 1, touch 1 1"),
    call(10, "touch 1 8, touch 2 1, touch 3 1, touch 4 1, touch 2 1, touch 1 1"),
    call(10, "touch 1 2, touch 2 4, touch 3 4, touch 4 4, touch 3 4, touch 1 1, touch 2 1"),
)
case(
    "secret/02-often-touched",
    "how often a sequence was touched does not count",
    call(
        3, rounds(5, (touch(1, 1), 0, 0)), "touch 2 1, touch 3 1, touch 4 1, touch 2 1, touch 1 1"
    ),
)

# --- touches that fail -----------------------------------------------------------------------

LARGE_RULE = "a touch with more pages than there are fails and changes nothing"
case(
    "secret/03-larger-than-capacity",
    LARGE_RULE,
    call(10, "touch 1 11, touch 1 10"),
    call(10, "touch 1 5, touch 2 5, touch 3 11, touch 1 5, touch 2 5"),
    call(10, "touch 1 5, touch 2 5", touch(3, FAR), "touch 2 5, touch 1 5, pin 3, free 3"),
)
case(
    "secret/03-grows-beyond-capacity",
    LARGE_RULE + ": the sequence keeps the pages that it had and its last touch",
    call(10, "touch 1 3, touch 2 3, touch 1 11, touch 3 4, touch 4 1, touch 2 3, touch 1 3"),
    call(10, "touch 1 3, touch 2 7, touch 1 11, touch 2 7, free 1"),
    call(10, "touch 1 3, touch 1 11, touch 1 3, free 1"),
)
FAIL_RULE = "a touch that fails evicts nothing, also where there was something to evict"
case(
    "secret/03-too-little-to-evict",
    FAIL_RULE,
    call(10, "touch 1 6, pin 1, touch 2 2, touch 3 2, touch 4 5, touch 2 2, touch 3 2"),
    call(10, "touch 2 2, touch 1 6, pin 1, touch 3 5, touch 2 2, touch 3 4, touch 2 4"),
    call(9, rounds(9, (touch(1, 1), 1, 0)), "pin 9, touch 10 9", rounds(9, (touch(1, 1), 1, 0))),
)
case(
    "secret/03-failure-is-no-touch",
    "a touch that fails leaves the last touch as it is",
    call(10, "touch 1 3, touch 2 3, touch 3 4, pin 3, touch 1 7, touch 4 3, touch 2 3, touch 1 3"),
    call(10, "touch 1 3, touch 2 3, touch 3 4, pin 3, touch 1 11, touch 4 3, touch 2 3, touch 1 3"),
)
case(
    "secret/03-failure-brings-nothing",
    "a touch that fails does not bring the sequence into the cache",
    call(10, "touch 1 11, pin 1, free 1, touch 2 10, touch 1 1, touch 1 1"),
    call(3, "touch 1 2, pin 1, touch 2 2, unpin 2, pin 2, free 2, touch 2 1"),
)

# --- growing and shrinking -------------------------------------------------------------------

case(
    "secret/04-grows",
    "a touch says how many pages the sequence has in all from then on",
    call(10, "touch 1 2, touch 1 5, touch 2 5, touch 3 1, touch 2 5, free 2, free 3"),
    call(10, "touch 1 2, touch 2 3, touch 1 7, touch 3 1, touch 1 7"),
    call(10, "touch 1 4, touch 1 8, free 1, touch 2 2, touch 3 8, touch 2 2"),
)
case(
    "secret/04-growth-evicts",
    "a sequence that grows may evict others, and the touch is a hit",
    call(10, "touch 1 2, touch 2 4, touch 3 4, touch 1 3, touch 2 4, touch 3 4"),
    call(10, "touch 1 2, touch 2 4, touch 3 4, touch 3 9, touch 1 1"),
    call(10, "touch 1 2, touch 2 4, touch 3 4, touch 2 10, touch 2 10"),
)
case(
    "secret/04-growth-of-the-oldest",
    "a sequence does not make room for itself: it is never evicted by its own touch",
    call(10, "touch 1 4, touch 2 3, touch 3 3, touch 1 5, touch 3 3, touch 2 2"),
    call(10, "touch 1 4, touch 2 6, touch 1 10, free 1"),
    call(4, "touch 1 1, touch 2 1, touch 3 1, touch 4 1, touch 1 3, free 2, free 3, free 4"),
)
case(
    "secret/04-own-pages-count-once",
    "what the sequence had is part of what it has now",
    call(10, "touch 1 4, touch 2 4, touch 1 6, touch 2 4"),
    call(10, "touch 1 6, touch 1 10, touch 1 10"),
    call(10, "touch 1 6, pin 1, touch 1 8, touch 1 10, touch 1 1, touch 2 9"),
)
case(
    "secret/04-shrinks",
    "a sequence that shrinks gives pages back",
    call(10, "touch 1 8, touch 1 3, touch 2 7, touch 1 3, touch 2 7"),
    call(10, "touch 1 5, touch 2 5, touch 1 1, touch 3 4, touch 2 5, touch 1 1, free 1"),
)
case(
    "secret/04-shrinking-renews",
    "a touch with fewer pages is a touch like others",
    call(10, "touch 1 5, touch 2 5, touch 1 4, touch 3 2, touch 1 4, touch 2 1"),
)

# --- pins ------------------------------------------------------------------------------------

case(
    "secret/05-pinned-stays",
    "a pinned sequence is not evicted, however long ago it was touched",
    call(3, "touch 1 1, pin 1, touch 2 1, touch 3 1, touch 4 1, touch 5 1, touch 1 1"),
    call(4, "touch 1 1, touch 2 1, pin 1, pin 2, touch 3 2, touch 4 1, touch 1 1, touch 2 1"),
    call(
        6,
        rounds(6, (touch(1, 1), 1, 0)),
        "pin 1, pin 3, pin 5, touch 7 3",
        rounds(3, (touch(1, 1), 2, 0)),
    ),
)
case(
    "secret/05-everything-pinned",
    "where everything is pinned and there is no room, a touch fails and changes nothing",
    call(4, "touch 1 2, touch 2 2, pin 1, pin 2, touch 3 1, touch 1 2, touch 2 2, touch 3 1"),
    call(5, "touch 1 2, touch 2 2, pin 1, pin 2, touch 3 2, touch 3 1, touch 4 1, touch 1 2"),
    call(1, "touch 1 1, pin 1, touch 2 1, unpin 1, touch 2 1, free 1"),
)
case(
    "secret/05-pins-are-counted",
    "a sequence is pinned until each of its pins is taken away",
    call(
        2,
        "touch 1 2, pin 1, pin 1, pin 1, unpin 1, touch 2 1, unpin 1, touch 2 1, unpin 1",
        "touch 2 1, pin 1",
    ),
    call(
        3,
        "touch 1 1, touch 2 1, pin 1, pin 1, unpin 1, pin 1, unpin 1, touch 3 2, unpin 1",
        "touch 4 2, free 1",
    ),
)
case(
    "secret/05-pages-count-once",
    "the pages of a sequence count once, however many pins it has",
    call(10, "touch 1 4, pin 1, pin 1, pin 1, touch 2 6, touch 1 3, touch 3 7, free 1, touch 4 10"),
    call(10, "touch 1 4, pin 1, pin 1, unpin 1, touch 2 7, touch 2 6, unpin 1, touch 3 10"),
)
case(
    "secret/05-unpin-without-pins",
    "an unpin of a sequence that has no pins reports 0 and changes nothing",
    call(3, "touch 1 1, unpin 1, unpin 1, pin 1, touch 2 2, touch 3 3, unpin 1, touch 3 3"),
    call(2, "touch 1 1, touch 2 1, unpin 1, touch 3 1, free 1, free 2"),
)
case(
    "secret/05-unpin-of-an-absent-one",
    "an unpin of a sequence that is not in the cache reports 0 and changes nothing",
    call(3, "unpin 1, touch 1 3, pin 1, touch 2 1, unpin 2, touch 1 3, unpin 1"),
    call(3, "unpin 5, touch 5 3, touch 6 3, unpin 5, touch 5 1, pin 5, unpin 6"),
)
case(
    "secret/05-pin-of-an-absent-one",
    "a pin of a sequence that is not in the cache reports -1 and changes nothing",
    call(3, "pin 1, touch 1 3, touch 2 3, pin 1, touch 1 3, unpin 1"),
    call(3, "pin 1, pin 1, touch 1 2, pin 1, unpin 1, touch 2 3"),
)
case(
    "secret/05-pin-is-no-touch",
    "a pin leaves the last touch as it is",
    call(3, "touch 1 1, touch 2 1, touch 3 1, pin 1, unpin 1, touch 4 1, free 2, free 1"),
    call(3, "touch 1 1, touch 2 1, touch 3 1, pin 2, pin 1, unpin 2, unpin 1, touch 4 2, free 3"),
)
case(
    "secret/05-unpin-is-no-touch",
    "a sequence that loses its last pin is as old as its last touch",
    call(3, "touch 1 1, pin 1, touch 2 1, touch 3 1, unpin 1, touch 4 1, free 2, free 1"),
    call(
        4, "touch 1 1, touch 2 1, pin 2, touch 3 1, touch 4 1, unpin 2, touch 5 2, free 3", "free 2"
    ),
    call(
        5,
        rounds(5, (touch(1, 1), 1, 0), (pin(1), 1)),
        rounds(5, (unpin(5), -1)),
        "touch 6 3, free 4, free 3",
    ),
)
case(
    "secret/05-between-older-and-younger",
    "a sequence that loses its last pin goes between the older and the younger ones",
    call(
        5,
        rounds(5, (touch(1, 1), 1, 0)),
        "pin 3, touch 6 1, unpin 3, touch 7 1, touch 8 1, free 4, free 3",
    ),
    call(
        6,
        rounds(6, (touch(1, 1), 1, 0)),
        "pin 2, pin 4, touch 7 2, unpin 4, unpin 2, touch 8 1, touch 9 2, free 6, free 4",
    ),
)
case(
    "secret/05-touched-while-pinned",
    "a touch of a pinned sequence is a touch: without pins it is as old as that",
    call(
        3, "touch 1 1, pin 1, touch 2 1, touch 1 1, touch 3 1, unpin 1, touch 4 1, free 2", "free 1"
    ),
    call(
        3, "touch 1 1, pin 1, touch 2 1, touch 3 1, touch 1 1, unpin 1, touch 4 2, free 1", "free 2"
    ),
)
case(
    "secret/05-pinned-one-grows",
    "a pinned sequence may grow and shrink, and stays pinned with all its pages",
    call(10, "touch 1 3, pin 1, touch 2 7, touch 1 5, touch 3 6, touch 3 5, touch 4 5, touch 1 5"),
    call(10, "touch 1 3, pin 1, touch 1 10, touch 2 1, touch 1 4, touch 2 7, touch 2 6"),
    call(10, "touch 1 8, pin 1, touch 1 2, touch 2 8, touch 1 3, touch 3 8, touch 3 7"),
    call(
        10,
        "touch 1 3, pin 1, touch 1 7, unpin 1, touch 2 10, touch 1 7, pin 1, touch 1 3",
        "unpin 1, touch 2 10",
    ),
)
case(
    "secret/05-pinned-one-cannot-grow",
    "a pinned sequence that cannot grow stays as it is",
    call(10, "touch 1 3, pin 1, touch 2 7, pin 2, touch 1 4, pin 1, unpin 2, touch 1 11, pin 1"),
    call(10, "touch 1 3, pin 1, touch 2 5, pin 2, touch 1 6, touch 1 5, free 1"),
    call(
        10,
        "touch 1 3, pin 1, touch 2 3, touch 3 4, pin 3, touch 1 7, touch 2 3, unpin 1",
        "touch 4 3, free 1",
    ),
)

# --- free ------------------------------------------------------------------------------------

case(
    "secret/06-free",
    "a free gives the pages back and reports how many",
    call(10, "touch 1 6, touch 2 4, free 1, touch 3 6, touch 2 4, free 2, free 2"),
    call(10, "touch 1 6, touch 1 9, free 1, touch 1 2, free 1"),
    call(10, "touch 1 6, free 1, touch 1 6, touch 2 4, touch 1 6"),
)
case(
    "secret/06-free-of-an-absent-one",
    "a free of a sequence that is not in the cache reports 0 and changes nothing",
    call(3, "free 1, touch 1 2, free 2, touch 2 2, free 1, free 2, free 2"),
)
case(
    "secret/06-free-of-a-pinned-one",
    "a free removes a pinned sequence with all its pins",
    call(4, "touch 1 3, pin 1, pin 1, free 1, touch 2 4, touch 1 4, touch 2 1"),
    call(4, "touch 1 3, pin 1, free 1, unpin 1, touch 1 3, touch 2 4, pin 1"),
    call(4, "touch 1 3, pin 1, pin 1, free 1, touch 1 2, pin 1, unpin 1, touch 2 4"),
)
case(
    "secret/06-comes-back",
    "a sequence that was freed or evicted comes back as a new one",
    call(3, "touch 1 1, touch 2 1, free 1, touch 3 1, touch 1 1, touch 4 1, free 2, free 1"),
    call(2, "touch 1 1, touch 2 1, touch 3 1, touch 1 1, touch 4 1, free 3, free 1"),
    call(3, "touch 1 1, touch 2 1, touch 3 1, free 1, touch 1 1, touch 4 1, touch 5 1, free 1"),
    call(2, "touch 1 2, touch 2 2, unpin 1, touch 1 1, pin 1, unpin 1, touch 2 2"),
)

# --- names and large values ------------------------------------------------------------------

case(
    "secret/07-any-name",
    "a sequence is named by any integer, 0 and negative ones among them",
    call(3, "touch 0 1, touch -1 1, touch 1 1, touch 0 1, touch -2 1, touch -1 1, pin 0"),
    call(2, touch(-FAR, 1), touch(FAR, 1), touch(-FAR, 1), touch(FAR - 1, 1), touch(FAR, 1)),
    call(2, "pin 0, touch 0 1, pin -1, touch -1 1, touch -1 1, free 0, free -1"),
)
case(
    "secret/07-names-beyond-32-bits",
    "names that differ by 2^32 or by 1 above 2^53 are different",
    call(9, "touch 1 2", touch(2**32 + 1, 2), touch(1 - 2**32, 2), pin(2**32 + 1), "free 1"),
    call(9, touch(2**53, 2), touch(2**53 + 1, 2), touch(FAR, 2), touch(FAR - 1, 2), free(2**53)),
)
case(
    "secret/07-large-capacity",
    "there may be 10^9 pages",
    call(
        ROOM,
        touch(1, ROOM),
        touch(2, ROOM),
        "pin 2, touch 1 1",
        touch(2, ROOM - 1),
        "touch 1 1, free 2",
    ),
    call(ROOM, rounds(300, (touch(1, ROOM), 1, -1)), "free 300"),
    call(ROOM, *[touch(i, 300_000_001) for i in range(1, 6)], "touch 3 1"),
)
case(
    "secret/07-pages-beyond-32-bits",
    "a touch may ask for more pages than fit in 32 bits; it fails",
    call(10, touch(1, 2**32 + 1), touch(2, 2**31), touch(3, FAR), touch(4, 2**32 + 10), "free 1"),
    call(ROOM, touch(1, ROOM), touch(2, 2**31 - 1), touch(1, 2**32 + 5), touch(1, ROOM), "free 1"),
    call(ROOM, touch(1, ROOM), "pin 1", touch(2, 2**32 - ROOM), touch(2, FAR), "free 1"),
)

# --- refused ---------------------------------------------------------------------------------

case(
    "secret/08-negative-capacity",
    "a negative capacity is a ValueError, whatever the operations are",
    call(-1),
    call(-ROOM),
    call(-1, "touch 1 1"),
    call(-5, "pin 1, unpin 1, free 1"),
)
case(
    "secret/08-no-pages",
    "a touch with less than one page is a ValueError wherever it stands",
    call(5, "touch 1 0"),
    call(5, "touch 1 -1"),
    call(5, "touch 1 2, touch 2 2, touch 3 0"),
    call(5, "touch 1 0, touch 1 2, touch 2 2"),
    call(5, "touch 1 2, pin 1, touch 2 1", touch(3, -FAR), "free 1"),
)
case(
    "secret/08-hit-without-pages",
    "also a touch of a sequence that is in the cache must have at least one page",
    call(5, "touch 1 2, touch 1 0"),
    call(5, "touch 1 2, pin 1, touch 1 -2"),
    call(5, "touch 1 2, touch 1 -1, free 1"),
)
case(
    "secret/08-no-pages-where-touches-fail",
    "a touch with less than one page is a ValueError, also where touches fail",
    call(0, "touch 1 0"),
    call(0, "touch 1 -1"),
    call(0, "touch 1 3, touch 1 0, touch 1 1"),
    call(5, "touch 1 5, pin 1, touch 2 0"),
    call(5, "touch 1 9, touch 2 -3"),
)

# --- many at once ----------------------------------------------------------------------------

case(
    "secret/09-few-sequences",
    "random operations on few sequences",
    *[call(4 + i, *random_operations(100 + i, 60, 3 + i % 4, 3 + i % 5)) for i in range(20)],
)
case(
    "secret/09-many-sequences",
    "random operations on many sequences",
    call(100, *random_operations(200, 900, 60, 9)),
    call(300, *random_operations(201, 900, 60, 20)),
    call(1000, *random_operations(202, 3000, 300, 12)),
)

# --- size ------------------------------------------------------------------------------------

case(
    "secret/10-most-misses",
    "300,000 touches, all of them misses",
    call(100_000, rounds(MOST, (touch(1, 1), 1, 0))),
)
case(
    "secret/10-most-hits",
    "100,000 sequences, touched again from the last to the first and from the first to the last",
    call(
        100_000,
        rounds(100_000, (touch(1, 1), 1, 0)),
        rounds(100_000, (touch(100_000, 1), -1, 0)),
        rounds(100_000, (touch(1, 1), 1, 0)),
    ),
)
case(
    "secret/10-most-pinned",
    "100,000 pinned sequences that are older than all others",
    call(
        100_001,
        rounds(100_000, (touch(1, 1), 1, 0)),
        rounds(100_000, (pin(1), 1)),
        rounds(100_000, (touch(100_001, 1), 1, 0)),
    ),
)
case(
    "secret/10-most-failures",
    "touches that fail again and again beside 100,000 sequences, most of them not pinned",
    call(
        200_000,
        "touch 0 100001, pin 0",
        rounds(99_999, (touch(1, 1), 1, 0)),
        rounds(199_999, (touch(200_000, 100_000), 1, 1)),
    ),
)
case(
    "secret/10-most-unpinned",
    "sequences that lose their pins, in no order of their touches, and then are evicted",
    call(
        75_000,
        rounds(75_000, (touch(1, 1), 1, 0), (pin(1), 1)),
        rounds(37_500, (unpin(74_999), -2)),
        rounds(37_500, (unpin(2), 2)),
        rounds(75_000, (touch(75_001, 1), 1, 0)),
    ),
)
case(
    "secret/10-most-of-all-kinds",
    "touches, growth, pins, unpins and frees by turns, on many sequences",
    call(
        70_000,
        rounds(
            33_333,
            (touch(0, 9), 1, 0),
            (pin(-7), 1),
            (touch(-7, 12), 1, 0),
            (touch(-5000, 3), 1, 0),
            (unpin(-7000), 1),
            (touch(-1, 1), 0, 2),
            (pin(-1), 0),
            (unpin(-1), 0),
            (free(-60_000), 3),
        ),
    ),
)

# --- form ------------------------------------------------------------------------------------

FORM = [
    *[touch(1, 4), touch(2, 3), pin(1), pin(1), touch(3, 4), touch(1, 6), unpin(1)],
    *[touch(4, 5), unpin(2), touch(4, 4), free(1), touch(2, 7), free(9), pin(2)],
]
case(
    "secret/11-input-unchanged",
    "the operations must not be changed",
    call(10, *FORM),
    call(8, *FORM, inner="list"),
)
case(
    "secret/11-called-twice",
    "a second call with the same arguments gives the same",
    call(10, *FORM),
    call(9, *FORM),
    call(10, *FORM),
)
case(
    "secret/11-lists-and-tuples",
    "the operations may be held by a list or a tuple, and each may be either",
    call(10, *FORM, outer="list", inner="list"),
    call(10, *FORM, outer="tuple", inner="list"),
    call(10, *FORM, outer="tuple", inner="tuple"),
)
