"""The test cases, numbered as the edges of the contract; the number begins the name."""

from writing import any_pairs, call, case, chain, pair_run, random_durations, random_pairs, run
from writing import Numbers, shuffled

LONGEST = 10**12
KERNELS, PAIRS = 200_000, 400_000  # of a test
DIAMOND = [(0, 1), (0, 2), (1, 3), (2, 3)]


def ladder(steps):
    """Pairs of a chain of diamonds: 2^steps paths from kernel 0 to kernel 3 * steps."""
    return [(3 * i + a, 3 * i + b) for i in range(steps) for a, b in DIAMOND]


case(
    "sample/01-two-ways-to-the-end",
    "the example of the statement",
    call([30, 20, 50, 10, 40], DIAMOND),
)
case(
    "sample/02-nothing-and-a-circle",
    "the small examples of the statement",
    call([5, 0, 7]),
    call([5, 0, 7], [(2, 1), (1, 0)]),
    call(),
    call([1, 2, 3, 4], [(0, 1), (2, 3), (3, 2)]),
)
case(
    "sample/03-broken-contract",
    "a number that is not a kernel's is a ValueError",
    call([1, 2], [(0, 2)]),
)

# --- few kernels -----------------------------------------------------------------------------

case(
    "secret/01-no-kernels",
    "without kernels the result is 0",
    call(),
    call(outer="tuple", inner="list"),
)
case("secret/02-one-kernel", "one kernel alone runs as long as it runs", call([7]), call([LONGEST]))
case(
    "secret/02-two-kernels", "one after the other, or at once", call([3, 9], [(0, 1)]), call([3, 9])
)
case(
    "secret/03-no-pairs",
    "kernels that wait for nothing all run at once: the longest counts",
    call([4, 9, 2]),
    call([9, 4, 2]),
    call([2, 4, 9]),
    call([run(1000, 5)]),
    call([run(500, 1, 3), run(500, 1400, -2)]),
)

# --- durations of 0 --------------------------------------------------------------------------

case(
    "secret/04-all-zero",
    "where nothing takes any time, all has finished at time 0",
    call([0]),
    call([0, 0, 0], [(0, 1), (1, 2)]),
    call([0, 0, 0, 0], [(0, 1), (0, 2), (1, 3), (2, 3)]),
    call([run(300, 0)], [chain(300)]),
)
case(
    "secret/04-zero-between",
    "what waits for a kernel of duration 0 waits for all that this one waits for",
    call([5, 0, 7], [(0, 1), (1, 2)]),
    call([7, 0, 5, 11], [(2, 1), (1, 0)]),
    call([5, 9, 0, 7, 6], [(0, 2), (1, 2), (2, 3), (2, 4)]),
    call([0, 4, 0, 0, 3, 0], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]),
)
case(
    "secret/04-many-paths-of-zeros",
    "the time 0 may be the right one: it does not mean that a kernel was not visited",
    call([run(181, 0)], ladder(60)),
    call([run(181, 0)], [(180 - a, 180 - b) for a, b in ladder(60)]),
)

# --- paths -----------------------------------------------------------------------------------

case(
    "secret/05-diamond",
    "a kernel waits for the last of those that it waits for, not for the first",
    call([1, 5, 2, 1], DIAMOND),
    call([1, 2, 5, 1], DIAMOND),
    call([1, 2, 5, 1], DIAMOND[::-1]),
    call([0, 2, 2, 0], DIAMOND),
)
case(
    "secret/05-longest-has-few-kernels",
    "the time counts, not the number of kernels on a path",
    call([1, 1, 1, 1, 100, 1], [(0, 1), (1, 2), (2, 3), (0, 4), (4, 5)]),
    call([1, 1, 100, 1, 1, 1], [(5, 4), (4, 3), (3, 1), (5, 2)]),
    call([50, 1, 1, 1], [(1, 2), (2, 3)]),
)
case(
    "secret/05-longest-has-many-kernels",
    "many short kernels one behind the other may take longer than a long one",
    call([3, 3, 3, 3, 8, 1], [(0, 1), (1, 2), (2, 3), (0, 4), (4, 5)]),
    call([11, 4, 4, 4], [(1, 2), (2, 3)]),
)
case(
    "secret/05-long-way-round",
    "a pair that takes a short cut does not make the long way shorter",
    call([2, 3, 4], [(0, 2), (0, 1), (1, 2)]),
    call([2, 3, 4], [(0, 1), (1, 2), (0, 2)]),
    call([1, 1, 1, 1, 1, 9], [(0, 4), (0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]),
    call([run(40, 1)], [(a, b) for a in range(40) for b in range(a + 1, 40)]),
    call([run(40, 1)], [(a, b) for b in range(39, -1, -1) for a in range(b)]),
)
case(
    "secret/05-dear-step-to-a-dead-end",
    "the longest kernel that may come next need not be on the longest path",
    call([1, 9, 2, 20], [(0, 1), (0, 2), (2, 3)]),
    call([9, 2, 20], [(1, 2)]),
    call([1, 6, 5, 1, 7], [(0, 1), (0, 2), (1, 3), (2, 4)]),
)
case(
    "secret/05-late-news",
    "what comes after a kernel must know of all that the kernel waits for",
    call([1, 1, 1, 1, 10, 1, 1], [(0, 5), (5, 6), (0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]),
    call([10, 1, 1, 1], [(1, 2), (2, 3), (0, 2)]),
    call([5, 1, 1, 1, 1, 1], [(1, 3), (3, 4), (4, 5), (0, 2), (2, 3)]),
)
case(
    "secret/05-many-paths",
    "so many paths that nobody can follow them one by one",
    call([run(181, 1, 1)], ladder(60)),
    call([run(181, 1, 1)], [(180 - a, 180 - b) for a, b in ladder(60)]),
)
case(
    "secret/05-many-to-one-and-back",
    "many kernels before one, many behind it",
    call([run(601, 5, 1)], [pair_run(300, 0, 300, 1, 0), pair_run(300, 300, 301, 0, 1)]),
    call([run(601, 900, -1)], [pair_run(300, 300, 301, 0, 1), pair_run(300, 0, 300, 1, 0)]),
)

# --- order -----------------------------------------------------------------------------------

ORDER_RULE = "numbers say nothing about the order: a kernel may wait for one with a greater number"
case(
    "secret/06-against-the-numbers",
    ORDER_RULE,
    call([3, 4, 5], [(2, 1), (1, 0)]),
    call([3, 4, 5], [(1, 0), (2, 1)]),
    call([run(300, 1, 1)], [chain(300, 299, -1)]),
    call([run(300, 1, 1)], [pair_run(299, 1, 0, 1, 1)]),
)
case(
    "secret/06-zigzag",
    ORDER_RULE,
    call([1, 2, 4, 8, 16], [(3, 0), (0, 4), (4, 1), (1, 2)]),
    call([1, 2, 4, 8, 16], [(1, 2), (4, 1), (0, 4), (3, 0)]),
    call([run(301, 7, 2)], [(a * 110 % 301, (a + 1) * 110 % 301) for a in range(300)]),
)
case(
    "secret/06-pairs-in-any-order",
    "the pairs come in any order",
    call([run(200, 3, 1)], shuffled(1, [(a, a + 1) for a in range(199)])),
    call([run(200, 3, 1)], shuffled(2, [(a + 1, a) for a in range(199)])),
    call([run(181, 1, 1)], shuffled(3, ladder(60))),
)

case(
    "secret/06-thousands-in-a-chain",
    "a path may have thousands of kernels: more than a recursion in Python may be deep",
    call([run(5_000, 1, 1)], [chain(5_000)]),
    call([run(5_000, 1, 1)], [chain(5_000, 4_999, -1)]),
    call([run(5_000, 1, 1)], [chain(5_000), (4_999, 4_998)]),
)

# --- components ------------------------------------------------------------------------------

PARTS_RULE = "the graph may have parts that have nothing to do with each other: the latest counts"
case(
    "secret/07-longest-part-first",
    PARTS_RULE,
    call([9, 9, 1, 1, 1], [(0, 1), (2, 3), (3, 4)]),
    call([run(20, 50), run(20, 3)], [chain(20), chain(20, 20)]),
)
case(
    "secret/07-longest-part-last",
    PARTS_RULE,
    call([1, 1, 1, 9, 9], [(0, 1), (1, 2), (3, 4)]),
    call([run(20, 3), run(20, 50)], [chain(20), chain(20, 20)]),
)
case(
    "secret/07-kernel-alone-is-longest",
    "a kernel that is in no pair runs as well",
    call([2, 50, 3], [(0, 2)]),
    call([50, 2, 3], [(1, 2)]),
    call([2, 3, 50], [(0, 1)]),
)
case(
    "secret/07-ends-apart",
    "the kernel that finishes last need not be the one with the last number, nor the longest",
    call([4, 9, 2, 1], [(0, 1), (0, 2), (2, 3)]),
    call([9, 4, 2, 1], [(1, 0), (1, 2), (2, 3)]),
    call([1, 2, 9, 4], [(3, 2), (3, 1), (1, 0)]),
)

# --- pairs more than once --------------------------------------------------------------------

TWICE_RULE = "a pair that is given more than once says no more than it says once"
case(
    "secret/08-pair-twice",
    TWICE_RULE,
    call([2, 3], [(0, 1), (0, 1)]),
    call([2, 3, 4], [(0, 1), (1, 2), (0, 1), (1, 2)]),
    call([2, 3, 4], [(2, 1), (1, 0), (2, 1), (2, 0), (2, 1)]),
    call([6, 5], [pair_run(500, 0, 1)]),
)
case(
    "secret/08-pair-twice-beside-a-late-one",
    TWICE_RULE,
    call([1, 20, 3, 4, 5], [(0, 3), (0, 3), (1, 2), (2, 3), (3, 4)]),
    call([1, 20, 3, 4, 5], [(2, 3), (1, 2), (3, 4), (0, 3), (0, 3)]),
    call([1, 1, 5, 5, 1, 1], [(5, 1), (5, 1), (4, 3), (3, 2), (2, 1), (1, 0)]),
    call([run(50, 10), 1], [chain(50), pair_run(3, 50, 48), (50, 48)]),
)
case(
    "secret/08-circle-with-pairs-twice",
    "pairs that are given twice do not open a circle",
    call([1, 2], [(0, 1), (1, 0), (0, 1)]),
    call([1, 2, 3, 4], [(0, 1), (0, 1), (1, 2), (2, 3), (3, 1), (2, 3), (0, 1)]),
    call([1, 1], [(0, 0), (0, 0)]),
)

# --- circles ---------------------------------------------------------------------------------

CIRCLE_RULE = "kernels that wait for each other in a circle never start: -1"
case(
    "secret/09-circle-of-one",
    "a kernel that waits for itself never starts: -1",
    call([5], [(0, 0)]),
    call([5, 6, 7], [(1, 1)]),
    call([5, 6, 7], [(0, 1), (1, 2), (2, 2)]),
    call([5, 6, 7], [(0, 0), (0, 1), (1, 2)]),
    call([0], [(0, 0)]),
)
case(
    "secret/09-circle-of-two",
    CIRCLE_RULE,
    call([1, 2], [(0, 1), (1, 0)]),
    call([1, 2, 3], [(1, 2), (2, 1)]),
    call([1, 2, 3, 4], [(0, 1), (1, 2), (2, 1), (2, 3)]),
)
case(
    "secret/09-circle-of-all",
    CIRCLE_RULE,
    call([1, 2, 3], [(0, 1), (1, 2), (2, 0)]),
    call([1, 2, 3], [(1, 0), (2, 1), (0, 2)]),
    call([run(300, 5)], [chain(300), (299, 0)]),
)
case(
    "secret/09-circle-behind",
    "a circle at the end of a long path",
    call([9, 9, 9, 1, 1, 1], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 3)]),
    call([1, 1, 1, 9, 9, 9], [(5, 4), (4, 3), (3, 2), (2, 1), (1, 0), (0, 2)]),
    call([run(300, 5)], [chain(300), (299, 298)]),
)
case(
    "secret/09-circle-in-front",
    "what waits for a circle never starts, and from its end no circle is to be seen",
    call([1, 1, 1, 9, 9], [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]),
    call([9, 9, 1, 1, 1], [(4, 3), (3, 2), (2, 4), (2, 1), (1, 0)]),
)
case(
    "secret/09-circle-off-the-longest-path",
    "a circle counts though the longest path goes past it",
    call([50, 50, 1, 1], [(0, 1), (0, 2), (2, 3), (3, 2)]),
    call([50, 50, 50, 1, 1], [(0, 1), (1, 2), (3, 1), (4, 3), (3, 4)]),
    call([run(100, 50), 1, 1], [chain(100), (3, 100), (100, 101), (101, 100)]),
)
case(
    "secret/09-circle-apart",
    "a circle counts though nothing leads to it and nothing away from it",
    call([50, 50, 1, 1], [(0, 1), (2, 3), (3, 2)]),
    call([1, 1, 50, 50], [(0, 1), (1, 0), (2, 3)]),
    call([7, 1, 1, 1], [(3, 2), (2, 1), (1, 3)]),
    call([run(100, 50), 1, 1], [chain(100), (100, 101), (101, 100)]),
)
case(
    "secret/09-circle-of-zeros",
    "a circle is a circle also where it takes no time",
    call([0, 0], [(0, 1), (1, 0)]),
    call([5, 0, 0, 5], [(0, 1), (1, 2), (2, 1), (2, 3)]),
    call([5, 0, 0, 0, 5], [(1, 2), (2, 3), (3, 1), (0, 4)]),
    call([0, 0, 0, 0], [(0, 1), (1, 2), (2, 0)]),
)
case(
    "secret/09-two-circles",
    "more than one circle: -1",
    call([1, 2, 3, 4], [(0, 1), (1, 0), (2, 3), (3, 2)]),
    call([1, 2, 3, 4, 5], [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)]),
)
case(
    "secret/09-no-circle",
    "to come to a kernel again on another path is no circle",
    call([1, 2, 3, 4], [(0, 1), (0, 2), (1, 3), (2, 3)]),
    call([1, 2, 3], [(0, 1), (0, 2), (1, 2)]),
    call([1, 2, 3, 4], [(3, 1), (3, 2), (1, 0), (2, 0), (3, 0)]),
    call([1, 2, 3, 4], [(0, 2), (0, 3), (1, 2), (1, 3)]),
    call([1, 2, 3, 4, 5], [(1, 0), (2, 1), (3, 1), (4, 3), (4, 2), (4, 0)]),
)

# --- refused ---------------------------------------------------------------------------------

NUMBER_RULE = "a number that is not a kernel's is a ValueError, wherever it stands"
case(
    "secret/10-number-too-great",
    NUMBER_RULE,
    call([1, 2, 3], [(0, 3)]),
    call([1, 2, 3], [(3, 0)]),
    call([1, 2, 3], [(0, 1), (1, 2), (2, 3)]),
    call([1, 2, 3], [(4, 1), (0, 1)]),
    call([1, 2, 3], [(3, 3)]),
    call([run(500, 2)], [pair_run(500, 0, 1, 1, 1)]),
)
case(
    "secret/10-number-negative",
    NUMBER_RULE,
    call([1, 2, 3], [(-1, 0)]),
    call([1, 2, 3], [(0, -1)]),
    call([1, 2, 3], [(0, 1), (1, 2), (-3, 2)]),
    call([1, 2, 3], [(-1, -2)]),
    call([1, 2, 3], [(-1, -1)]),
    call([1, 2, 3], [(0, 1), (-4, 1), (1, 2)]),
    call([run(500, 2)], [pair_run(500, 498, 499, -1, -1)]),
)
case(
    "secret/10-number-far-away",
    "a number that is not a kernel's is a ValueError, also where it does not fit in 32 bits",
    call([1, 2, 3], [(0, 2**32 + 1)]),
    call([1, 2, 3], [(2**32, 1)]),
    call([1, 2, 3], [(0, 2**31)]),
    call([1, 2, 3], [(0, -(2**32) + 1)]),
    call([1, 2, 3], [(0, 10**18)]),
    call([1, 2, 3], [(-(10**18), 1)]),
)
case(
    "secret/10-pairs-without-kernels",
    "without kernels any pair is a ValueError",
    call([], [(0, 0)]),
    call([], [(0, 1)]),
    call([], [(-1, -1)]),
)
case(
    "secret/10-negative-duration",
    "a negative duration is a ValueError, wherever it stands",
    call([-1]),
    call([-1, 5, 6], [(0, 1), (1, 2)]),
    call([5, -1, 6], [(0, 1), (1, 2)]),
    call([5, 6, -1], [(0, 1), (1, 2)]),
    call([5, 6, -LONGEST]),
    call([5, 50, -1, 1], [(0, 1), (2, 3)]),
    call([run(500, 499, -1), -1], [chain(500)]),
)
FIRST_RULE = "what is refused is refused also where there is a circle"
case(
    "secret/10-number-and-circle",
    FIRST_RULE,
    call([1, 2], [(0, 1), (1, 0), (1, 2)]),
    call([1, 2], [(0, -1), (0, 1), (1, 0)]),
    call([1, 2], [(0, 0), (2, 2)]),
    call([1, 2, 3], [(1, 1), (0, -3)]),
)
case(
    "secret/10-negative-duration-and-circle",
    FIRST_RULE,
    call([1, -2], [(0, 1), (1, 0)]),
    call([1, 2, -3], [(0, 1), (1, 0)]),
    call([-1], [(0, 0)]),
    call([-1, 2, 3], [(1, 2), (2, 1)]),
)

# --- values ----------------------------------------------------------------------------------

case(
    "secret/11-beyond-32-bits",
    "durations and sums of durations need not fit in 32 bits",
    call([2**31, 1], [(0, 1)]),
    call([2**31 - 1, 1, 5], [(0, 1)]),
    call([2**32, 7], [(1, 0)]),
    call([2**32, 7]),
    call([3 * 10**9, 3 * 10**9, 5 * 10**9], [(0, 1)]),
)
case(
    "secret/11-above-2e53",
    "times above 2^53 that differ by 1 are different: floating point is not exact there",
    call([run(9_999, LONGEST), 1, 0], [chain(10_000)]),
    call([run(9_999, LONGEST - 1), 2, 1], [chain(9_999), (9_998, 10_000), (9_998, 9_999)]),
    call([run(9_999, LONGEST - 1), 1, 2], [chain(9_999), (9_998, 10_000), (9_998, 9_999)]),
    call([1, run(9_500, LONGEST), 1], [chain(9_502, 9_501, -1)]),
)

# --- many at once ----------------------------------------------------------------------------

case(
    "secret/12-few-kernels",
    "few kernels, checked against all paths",
    *[
        call(
            random_durations(100 + i, 2 + i % 6, 0, 1 + i % 9),
            random_pairs(200 + i, 2 + i % 6, i % 11),
        )
        for i in range(30)
    ],
    *[
        call(random_durations(300 + i, 3 + i % 5, 0, 9), any_pairs(400 + i, 3 + i % 5, 2 + i % 5))
        for i in range(20)
    ],
)
case(
    "secret/12-some-hundred-kernels",
    "some hundred kernels, some with a circle",
    *[
        call(random_durations(500 + i, 300, 0, 50), random_pairs(600 + i, 300, 150 + 100 * i))
        for i in range(9)
    ],
    *[
        call(random_durations(700 + i, 400, 0, 50), any_pairs(800 + i, 400, 50 + 50 * i))
        for i in range(6)
    ],
)
case(
    "secret/12-random-order",
    "some thousand kernels in a random order",
    call(random_durations(900, 8_000, 0, LONGEST), random_pairs(901, 8_000, 20_000)),
)

# --- size ------------------------------------------------------------------------------------


def falling_pairs(seed, kernels, runs, length):
    """Runs of pairs at random, each from a greater number to a smaller one, so without a circle."""
    numbers, made = Numbers(seed), []
    while len(made) < runs:
        ends = [sorted(numbers.between(0, kernels - 1) for _ in range(2)) for _ in range(2)]
        steps = [(ends[1][i] - ends[0][i]) // (length - 1) for i in range(2)]
        before, after = ends[0][1], ends[0][0]
        before_step, after_step = steps[1], steps[0]
        last = (before + (length - 1) * before_step, after + (length - 1) * after_step)
        if before > after and last[0] > last[1] >= 0 and last[0] < kernels:
            made.append(pair_run(length, before, after, before_step, after_step))
    return made


def layers(count, width):
    """Each kernel of a layer waits for all of the layer before."""
    return [
        pair_run(width, layer * width + i, (layer + 1) * width, 0, 1)
        for layer in range(count - 1)
        for i in range(width)
    ]


case(
    "secret/13-most-in-a-chain",
    "200,000 kernels one behind the other",
    call([run(KERNELS - 1, LONGEST), 1], [chain(KERNELS)]),
)
case(
    "secret/13-most-against-the-numbers",
    "200,000 kernels one behind the other, and the pairs from the last one on",
    call([run(KERNELS, 1, 5_000_000)], [pair_run(KERNELS - 1, 1, 0, 1, 1)]),
)
case(
    "secret/13-most-in-a-circle",
    "200,000 kernels in a circle",
    call([run(KERNELS, 7)], [chain(KERNELS), (KERNELS - 1, 0)]),
)
case(
    "secret/13-circle-at-the-very-end",
    "200,000 kernels, of which the last two wait for each other",
    call([run(KERNELS, 7)], [chain(KERNELS), (KERNELS - 1, KERNELS - 2)]),
)
case(
    "secret/13-most-apart",
    "200,000 kernels that wait for nothing",
    call([run(KERNELS // 2, 0, 1), run(KERNELS // 2, 300_000, -1)]),
)
case(
    "secret/13-most-around-one",
    "100,000 kernels before one, 100,000 behind it",
    call(
        [run(KERNELS, 5, 3)],
        [pair_run(99_999, 0, 99_999, 1, 0), pair_run(100_000, 99_999, 100_000, 0, 1)],
    ),
)
case(
    "secret/13-most-short-cuts",
    "400,000 pairs: 200,000 kernels one behind the other, and past each of them a short cut",
    call(
        [run(KERNELS // 2, 1, 3), run(KERNELS // 2, 900_000, -3)],
        [pair_run(KERNELS - 2, 0, 2, 1, 1), chain(KERNELS), pair_run(3, 0, 1, 1, 1)],
    ),
)
case(
    "secret/13-most-layers",
    "a hundred layers, in which each kernel waits for all of the layer before",
    call([run(6_300, 1, 1)], layers(100, 63)),
)
NUMBERS = Numbers(902)
case(
    "secret/13-many-random",
    "100,000 kernels, 200,000 pairs",
    call(
        [run(200, NUMBERS.between(0, LONGEST), -NUMBERS.between(0, 999)) for _ in range(500)],
        falling_pairs(903, 100_000, 1_000, 200),
    ),
)

# --- form ------------------------------------------------------------------------------------

FORM, FORM_PAIRS = [7, 2, 0, 5, 4], [(3, 1), (1, 4), (0, 2), (2, 4), (3, 0)]
case(
    "secret/14-input-unchanged",
    "neither the durations nor the pairs must be changed",
    call(FORM, FORM_PAIRS),
    call(FORM, FORM_PAIRS, inner="list"),
    call(FORM[::-1], [(after, before) for before, after in FORM_PAIRS]),
)
case(
    "secret/14-called-twice",
    "a second call with the same arguments gives the same",
    call(FORM, FORM_PAIRS),
    call(FORM),
    call(FORM, [(0, 1), (1, 2)]),
)
case("secret/14-tuples", "durations and pairs may be tuples", call(FORM, FORM_PAIRS, outer="tuple"))
case(
    "secret/14-lists-for-pairs",
    "a pair may be a list",
    call(FORM, FORM_PAIRS, inner="list"),
    call(FORM, FORM_PAIRS, outer="tuple", inner="list"),
)
