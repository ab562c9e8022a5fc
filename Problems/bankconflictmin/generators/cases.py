"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import case, random_warps, shuffled, sweep, warp

BEYOND = 2**40  # no address is this large
MOST = 10_000  # warps of a test
ROW = 128  # bytes in all banks together

case("sample/01-three-rounds", "the example of the statement", warp(0, 128, 4, 132, 256, 0))
case(
    "sample/02-no-conflict-and-conflict",
    "different banks deliver at once, and so does one bank to all lanes that want the same word",
    warp(0, 4, 8, 12),
    warp(8, 8, 8, 8),
    warp(12, 8, 12, 8),
    warp(0, 8),
    warp(0, 128),
    warp(),
)
case("sample/03-broken-contract", "an address within a word is a ValueError", warp(0, 4, 6))

# --- few lanes -------------------------------------------------------------------------------

case(
    "secret/01-no-lanes",
    "without lanes there is nothing to do: the result is 0",
    warp(),
    warp(container="tuple"),
)
case(
    "secret/02-one-lane",
    "one lane takes one transaction, wherever it reads",
    warp(0),
    warp(4),
    warp(124),
    warp(128),
    # A table of all words up to this one takes 400 MB: over the limit, yet no allocator refuses.
    warp(1_600_000_000),
    warp(BEYOND - 4),
)
case(
    "secret/02-two-lanes",
    "two lanes are at odds if they want different words of one bank, and only then",
    warp(0, 0),
    warp(0, 4),
    warp(0, 124),
    warp(0, 128),
    warp(128, 0),
    warp(0, 132),
    warp(124, 128),
    warp(4, 4 + 128 * 77),
)

# --- no conflict -----------------------------------------------------------------------------

case(
    "secret/03-neighbouring-words",
    "32 neighbouring words are in 32 banks, wherever they begin",
    sweep(40, 32, 0, 4, 4),
    sweep(32, 32, 124, -4, 4),
)
case(
    "secret/03-all-banks-in-any-order",
    "32 words in 32 banks, in any order and from any rows",
    *[warp(*shuffled(i, [4 * bank for bank in range(32)])) for i in range(8)],
    *[
        warp(*shuffled(i, [4 * bank + ROW * (bank * i % 7) for bank in range(32)]))
        for i in range(8, 24)
    ],
)
case(
    "secret/03-odd-strides",
    "with an odd number of words from lane to lane each lane has a bank of its own",
    sweep(200, 32, 0, 4, 0, 8),
    sweep(17, 32, 40_000, -4, 0, -8),
)

# --- broadcast -------------------------------------------------------------------------------

case(
    "secret/04-all-want-one-word",
    "lanes that want the same word get it at once, however many they are",
    sweep(40, 32, 0, 0, 4),
    *[sweep(2, lanes, 640, 0, 4) for lanes in range(1, 32)],
)
case(
    "secret/04-two-words-of-one-bank",
    "two words of one bank, each wanted by 16 lanes, take two transactions",
    warp(*[0] * 16, *[128] * 16),
    warp(*[0, 128] * 16),
    warp(*shuffled(40, [60] * 16 + [60 + 128 * 5] * 16)),
    warp(*[0] * 31, 128),
    warp(128, *[0] * 31),
)
case(
    "secret/04-many-words-broadcast",
    "each bank can broadcast a word of its own in the same transaction",
    warp(*[0, 4] * 16),
    warp(*[4 * (i // 2) for i in range(32)]),
    warp(*[4 * (i % 16) for i in range(32)]),
    warp(*[132 * (i % 8) for i in range(32)]),
    warp(0, 0, 128, 128, 4, 4, 132, 132),
    warp(0, 0, 0, 4, 4, 8, 128, 128),
)
case(
    "secret/04-not-neighbours",
    "lanes that want the same word need not be neighbours",
    warp(0, 4, 0),
    warp(8, 0, 4, 8),
    warp(0, 128, 0, 128, 0),
    warp(*[4 * (i * 7 % 8) for i in range(32)]),
)
case(
    "secret/04-broadcast-beside-conflicts",
    "a word that is wanted several times is one word among those of its bank",
    warp(0, 0, 0, 0, 128, 256),
    warp(0, 128, 256, 0, 128, 256, 0),
    warp(4, 4, 4, 4, 4, 0, 128, 256),
    warp(0, 128, 4, 4, 132, 132, 260, 260),
)

# --- conflicts -------------------------------------------------------------------------------

case(
    "secret/05-stride-of-32-words",
    "32 words from lane to lane: all lanes want different words of one bank",
    sweep(40, 32, 0, ROW, 4),
    *[sweep(2, lanes, 12, ROW, 4) for lanes in range(1, 32)],
)
case(
    "secret/05-even-strides",
    "the stride decides how many lanes share a bank",
    sweep(70, 32, 0, 0, 0, 4),
    sweep(70, 32, 70 * ROW, 0, 0, -4),
    *[warp(*range(0, 32 * step, step)) for step in (8, 16, 32, 64, 128, 256, 512, 12, 40, 96)],
)
case(
    "secret/05-columns-of-a-tile",
    "a tile of 32 by 32 words: rows and columns, with and without a word of padding",
    sweep(32, 32, 0, 4, 128),
    sweep(32, 32, 0, 128, 4),
    sweep(32, 32, 0, 4, 132),
    sweep(32, 32, 0, 132, 4),
)
case(
    "secret/06-busiest-bank-decides",
    "the bank with the most words decides; the others do not add to it",
    warp(0, 128, 4, 132),
    warp(0, 128, 256, 4, 132, 8),
    warp(*[128 * i for i in range(16)], *[4 + 128 * i for i in range(16)]),
    warp(*[ROW * (i // 4) + 4 * (i % 4) for i in range(32)]),
    warp(124, 252, 380, 508, 0, 128, 4, 8),
)
case(
    "secret/06-last-bank",
    "the busiest bank may be the last one, the first one or any other",
    *[warp(0, 4, 8, *[4 * bank + ROW * row for row in range(5)]) for bank in range(32)],
    *[warp(*[4 * bank + ROW * row for row in range(32)]) for bank in (0, 1, 15, 16, 30, 31)],
)
case(
    "secret/06-sixteen-words-apart",
    "there are 32 banks: words that are 16 apart are in different ones",
    warp(0, 64),
    warp(*[64 * i for i in range(32)]),
    warp(*[4 * i for i in range(16)], *[64 + 4 * i for i in range(16)]),
)
ORDER_RULE = "the transactions need not go by the order of the lanes"
case(
    "secret/07-order-of-the-lanes",
    ORDER_RULE,
    warp(0, 128, 4, 132),
    warp(0, 4, 128, 132),
    warp(0, 128, 0, 128),
    warp(*[0, 128, 4, 132, 8, 136, 12, 140] * 4),
    warp(*[ROW * (i % 2) + 4 * (i // 2) for i in range(32)]),
    *[
        warp(*shuffled(70 + i, [ROW * (j % 4) + 4 * (j // 4) for j in range(32)]))
        for i in range(12)
    ],
)
case(
    "secret/08-one-row-one-bank-each",
    "a row of 128 bytes has a word of each bank: to share a row costs nothing, nor do many rows",
    warp(*[132 * i for i in range(32)]),
    warp(*[4 * i for i in range(32)]),
    warp(*[124, 0, 128, 252]),
    warp(*[ROW * 1000 * i + 4 * i for i in range(20)]),
)
case(
    "secret/08-fewer-than-32-lanes",
    "a warp may have fewer lanes; there are 32 banks nevertheless",
    warp(0, 20),
    warp(0, 4, 8, 12, 16, 20, 24, 28, 32),
    warp(0, 12, 24),
    warp(*[8 * i for i in range(16)]),
    *[sweep(2, lanes, 0, 4 * lanes) for lanes in range(2, 32)],
    *[sweep(2, lanes, 0, 64) for lanes in range(2, 32)],
)
case(
    "secret/08-address-0",
    "address 0 is an address like any other",
    warp(0, 128, 256),
    warp(256, 128, 0),
    warp(0, 0, 0),
    warp(0, 128),
)

# --- refused ---------------------------------------------------------------------------------

LANES_RULE = "more than 32 addresses are a ValueError"
case(
    "secret/09-too-many-lanes",
    LANES_RULE,
    warp(*[4 * i for i in range(33)]),
    warp(*[4 * i for i in range(64)]),
    warp(*[128 * i for i in range(33)]),
    sweep(20, 33, 0, 4, 4, 4),
)
case(
    "secret/09-too-many-equal-lanes",
    "more than 32 addresses are a ValueError, also if some of them are equal",
    warp(*[0] * 33),
    warp(*[8] * 64),
    warp(*[4 * (i % 32) for i in range(33)]),
    warp(*[4 * (i % 8) for i in range(40)]),
)
case(
    "secret/09-exactly-32-lanes",
    "32 lanes are allowed, 33 are not",
    warp(*[0] * 32),
    warp(*[0] * 33),
    warp(*[4 * i for i in range(32)]),
    warp(*[4 * i for i in range(33)]),
    warp(*[128 * i for i in range(32)]),
    warp(*[128 * i for i in range(33)]),
)
WITHIN_RULE = "an address that is not a multiple of 4 is a ValueError wherever it stands"
case(
    "secret/10-within-a-word",
    WITHIN_RULE,
    warp(1),
    warp(2),
    warp(3),
    warp(0, 4, 8, 13),
    warp(5, 8, 12),
    warp(0, 6, 12),
    warp(*[4 * i for i in range(31)], 127),
    warp(0, 2**39 + 1, 4),
)
case(
    "secret/10-even-but-within-a-word",
    "an address that is a multiple of 2 but not of 4 is a ValueError",
    warp(2),
    warp(126),
    warp(0, 2, 4),
    warp(2, 2, 2, 2),
    warp(4, 8, 2**32 + 2),
)
case(
    "secret/10-negative",
    "a negative address is a ValueError wherever it stands",
    warp(-4),
    warp(-128, 0),
    warp(0, 4, -4),
    warp(0, -128, 128),
    warp(4 - BEYOND, 4),
    warp(*[4 * i for i in range(31)], -4),
    warp(-(2**32), 0),
)
case(
    "secret/10-negative-and-within-a-word",
    "an address may be wrong in both ways",
    warp(-1),
    warp(-2, 4),
    warp(0, -3),
    warp(0, 4, -(2**32) + 1),
)
case(
    "secret/11-refused-after-the-answer-is-clear",
    "an address is refused also where all lanes read from one place or the answer seems clear",
    warp(2, 2),
    warp(*[-4] * 32),
    warp(*[ROW * i for i in range(31)], 1),
    warp(*[0] * 31, 3),
    warp(8, 10, 12),
    warp(0, 8, -4, 4, 12),
)
case(
    "secret/11-refused-among-allowed",
    "a warp that is refused changes nothing for the warps behind it",
    warp(0, 128, 256),
    warp(0, 1),
    warp(0, 128),
    warp(-4, 4),
    warp(4),
    warp(*[0] * 33),
    warp(),
)

# --- large addresses -------------------------------------------------------------------------

case(
    "secret/12-beyond-32-bits",
    "addresses need not fit in 32 bits",
    warp(2**31),
    warp(2**31, 2**31 + 128),
    warp(2**32 + 4, 4),
    warp(0, 2**32, 2**33, 2**34),
    warp(2**32 - 4, 2**32),
    warp(2**31 + 4, 4, 2**31 - 124),
)
case(
    "secret/12-words-beyond-32-bits",
    "the number of a word, the address divided by 4, need not fit in 32 bits either",
    warp(0, 2**34),
    warp(0, 2**35, 3 * 2**34, 2**34),
    warp(4, 2**34 + 4, 2**34 + 132, 8),
    warp(2**33, 2**33 + 128, 2**33 + 256),
)
case(
    "secret/12-largest-addresses",
    "addresses reach to just below 2^40",
    warp(BEYOND - 4, BEYOND - 8),
    warp(BEYOND - 4, BEYOND - 132, 124),
    warp(*[BEYOND - 4 - 128 * i for i in range(32)]),
    sweep(30, 32, BEYOND - 4, -(2**35), -4),
)
case("secret/12-far-apart", "two words may be far apart", warp(0, 2**38), warp(4, BEYOND - 124))

# --- many at once ----------------------------------------------------------------------------

case(
    "secret/13-random-few-words",
    "few words in few banks, checked against all ways to share out the lanes where lanes are few",
    *[line for s in range(6) for line in random_warps(300 + s, 30, 3 + s // 2, 3, 2)],
    *[line for s in range(12) for line in random_warps(310 + s, 20, 4 + 2 * s, 2 + s % 4, 3)],
)
case(
    "secret/13-random-full-warps",
    "32 lanes at random",
    *[line for s in range(8) for line in random_warps(330 + s, 40, 32, 2**s, 32)],
    *[line for s in range(4) for line in random_warps(340 + s, 40, 32, 9, 8)],
)
case(
    "secret/14-most-without-conflict",
    "10,000 warps without a conflict",
    sweep(MOST, 32, 0, 4, 4),
)
case(
    "secret/14-most-with-conflicts",
    "10,000 warps, of which many have conflicts",
    sweep(MOST // 2, 32, 0, 128, 4),
    sweep(MOST // 2, 32, 0, 4, 0, 4),
)
case(
    "secret/14-most-of-all-kinds",
    "10,000 warps: with and without conflicts, broadcasts and refusals",
    sweep(2_000, 32, 0, 0, 4),
    sweep(2_000, 31, 2**39, 4_000_000, 12, -4_000),
    sweep(2_000, 20, -20_000, 128, 20),
    sweep(2_000, 7, 0, 33, 0, 1),
    sweep(1_000, 33, 0, 4, 4),
    sweep(999, 1, 0, 0, 4),
    warp(),
)

# --- form ------------------------------------------------------------------------------------

FORM = [128, 0, 4, 0, 256, 132, 4, 0]
case(
    "secret/15-input-unchanged",
    "the addresses must not be changed",
    warp(*FORM),
    warp(*reversed(FORM)),
    warp(8, 4, 0),
)
case(
    "secret/15-called-twice",
    "a second call with the same addresses gives the same, as does a call for another warp between",
    warp(*FORM),
    warp(0, 4),
    warp(*[64 + address for address in FORM]),
    warp(*FORM),
)
case(
    "secret/15-tuple",
    "the addresses may be a tuple",
    warp(*FORM, container="tuple"),
    warp(*[0] * 33, container="tuple"),
    sweep(10, 32, 0, 8, 4, container="tuple"),
)
