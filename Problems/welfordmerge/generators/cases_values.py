"""The samples, and edges 1 to 8 of the contract: shards, merges, no rows, offsets, counts, order."""

from writing import case, column, describe, f32, f64, merge, nothing, rows, uniform

# --- samples ---------------------------------------------------------------------------------

case(
    "sample/01-two-shards",
    "the shards of the statement, worked out there",
    rows([1, 2], [3, 6]),
    rows([8, 4]),
    merge(0, 1),
    describe(0, 1, 2),
)
case(
    "sample/02-offset",
    "shards a billion away from 0, with and without rows",
    column("1000010000", "1000030000", "1000050000"),
    column("1000070000", "1000140000"),
    nothing(1),
    merge(0, 1, 2),
    merge(2, 2),
    describe(3, unit=10000),
    describe(4),
)
case(
    "sample/03-broken-contract",
    "a broken contract raises ValueError",
    rows([1, 2], [3, 4], dtype="int64"),
    f64((3, 0), "fill 0"),
    f64((3,), "fill 1"),
    rows([1, 2], [3, 4]),
    rows([5], [6]),
    merge(3, 4),
    merge(),
    describe(3, 4),
)

# --- 1 one shard -----------------------------------------------------------------------------

case(
    "secret/01-one-shard",
    "one shard, merged with nothing",
    rows([1, 5], [2, 4], [4, 0]),
    f64((7, 3), uniform(1, -4, 4)),
    f64((200, 4), uniform(2, 0, 3)),
    rows([0.5, -0.5], [0.25, 0.125]),
    describe("0", "1", "2", "3"),
)
case(
    "secret/01-one-column",
    "with one column the covariance is still an array with two axes",
    column(1, 2, 4),
    f64((50, 1), uniform(3, -2, 2)),
    merge(0, 1),
    describe(0, 1, 2),
)
case(
    "secret/01-more-columns-than-rows",
    "rows are samples and columns are variables, whichever there are more of",
    f64((2, 5), uniform(4, -2, 2)),
    f64((3, 5), uniform(5, -2, 2)),
    f64((5, 5), uniform(6, -2, 2)),
    merge("0-2"),
    describe(0, 1, 2, 3),
)
case(
    "secret/01-many-columns",
    "many columns",
    f64((60, 32), uniform(7, -2, 2)),
    f64((90, 32), uniform(8, -1, 3)),
    merge(0, 1),
    describe(2),
)

# --- 2 merging -------------------------------------------------------------------------------

case(
    "secret/02-equal-means",
    "shards with equal means and different spread",
    rows([1, -1], [-1, 1]),
    rows([5, 5], [-5, -5]),
    rows([2, 0], [-2, 0], [0, 0]),
    merge(0, 1),
    merge(0, 1, 2),
    describe(3, 4),
)
case(
    "secret/02-different-means",
    "shards whose means differ: that belongs to the variance and the covariance",
    rows([0, 0], [1, 3]),
    rows([10, -4], [11, -5], [12, 0]),
    merge(0, 1),
    f64((5, 3), uniform(10, 0, 1), times=4, rise=2.5),
    merge("3-6"),
    describe(2, 7),
)
case(
    "secret/02-means-alone-differ",
    "shards without any spread of their own",
    rows([1, 2], [1, 2]),
    rows([4, -2], [4, -2], [4, -2]),
    rows([0, 7]),
    merge(0, 1),
    merge(0, 1, 2),
    describe(3, 4),
)
case(
    "secret/02-one-mean-differs",
    "shards may differ in the mean of one column alone",
    f64((20, 2), uniform(11, -1, 1), "0 0 30"),
    f64((30, 2), uniform(12, -1, 1), "* 1 0.5"),
    merge(0, 1),
    describe(0, 1, 2),
)
case(
    "secret/02-merge-of-one",
    "a list of one Stats",
    rows([1, 2], [3, 7]),
    merge(0),
    nothing(2),
    merge(2),
    merge(1, 3),
    describe(1, 4),
)
case(
    "secret/02-same-shard-twice",
    "a Stats may be in a list more than once, and counts each time",
    rows([1, 2], [3, 7], [4, 4]),
    rows([9, 9]),
    merge(0, 0),
    merge(0, 1, 0, 0, 1),
    merge(3, 3),
    describe(2, 3, 4, 0),
)
case(
    "secret/02-merges-of-merges",
    "what merge gives can be merged as what from_chunk gives",
    f64((4, 2), uniform(13, -1, 1), times=8, rise=1.5),
    merge(0, 1),
    merge(2, 3),
    merge(4, 5),
    merge(6, 7),
    merge(8, 9),
    merge(10, 11),
    merge(12, 13),
    merge("0-7"),
    merge(14, 15, 3),
    describe(14, 15, 16),
)
case(
    "secret/02-many-shards",
    "many small shards",
    f64((5, 2), uniform(14, -1, 1), times=500),
    f64((3, 2), uniform(15, 0, 1), times=300, rise=0.03125),
    merge("0-799"),
    describe(800),
)

# --- 3 no rows -------------------------------------------------------------------------------

case(
    "secret/03-empty-shards-between",
    "a shard without rows changes nothing, whenever it comes",
    nothing(2),
    rows([1, 2], [3, 7]),
    rows([6, 0], [6, 1], [9, 3]),
    merge(0, 1, 2),
    merge(1, 0, 2),
    merge(1, 2, 0),
    merge(0, 0, 1, 0, 2, 0),
    describe(3, 4, 5, 6),
)
case(
    "secret/03-empty-and-one-row",
    "a shard without rows and one with a single row",
    nothing(3),
    rows([1, 2, 4]),
    merge(0, 1),
    merge(1, 0),
    merge(2, 3),
    describe(2, 3, 4),
)
case(
    "secret/03-no-rows-at-all",
    "without rows the count is 0 and all else is nan",
    nothing(2),
    nothing(1),
    nothing(2, "float32"),
    nothing(2, "float16"),
    merge(0),
    merge(0, 2),
    merge(0, 2, 3, 4),
    describe(0, 1, 2, 5, 6),
)

# --- 4 one row, and the divisor --------------------------------------------------------------

case(
    "secret/04-single-row",
    "one row: variance(0) is 0 and variance(1) is nan, and so for covariances",
    rows([3, -1]),
    column(0),
    column("1234567.75"),
    rows([1, 2, 3, 4], dtype="float32"),
    merge(0),
    describe(0, 1, 3, 4),
    describe(2, unit=10),
)
case(
    "secret/04-single-rows-merged",
    "shards of one row each",
    f64((1, 2), uniform(20, -3, 3)),
    f64((1, 2), uniform(21, -3, 3)),
    f64((1, 2), uniform(22, -3, 3)),
    merge(0, 1),
    merge("0-2"),
    merge(1, 1, 1),
    f64((1, 3), uniform(23, -3, 3), times=40, rise=0.25),
    merge("6-45"),
    describe(3, 4, 5, 46),
)
case(
    "secret/04-two-rows",
    "few rows: the divisors count and count - 1 are far apart",
    rows([1, 2], [2, 0]),
    rows([1, 2], [2, 0], [4, 4]),
    rows([0, 0], [9, 3]),
    merge(0, 2),
    merge(0, 1, 2),
    merge(1, 1),
    describe(0, 1, 2, 3, 4, 5),
)

# --- 5 offsets -------------------------------------------------------------------------------

BILLION = ("999990000", "1000010000")
case(
    "secret/05-offset",
    "elements near 1e9: their squares have no digits left for the variance",
    f64((500, 2), uniform(30, *BILLION)),
    describe(0, unit=10000),
    f64((2000, 3), uniform(31, *BILLION)),
    describe(1, unit=10000),
    column("1000000000", "1000010000", "1000020000"),
    describe(2, unit=10000),
)
case(
    "secret/05-offset-merged",
    "shards near 1e9: merging them must not lose what from_chunk has kept",
    f64((300, 2), uniform(32, *BILLION)),
    f64((500, 2), uniform(33, *BILLION)),
    f64((700, 2), uniform(34, "1000000000", "1000030000")),
    merge(0, 1),
    merge("0-2"),
    merge(3, 2),
    describe(3, 4, 5, unit=10000),
)
case(
    "secret/05-offset-below-zero",
    "elements near -1e9, and columns on either side of 0",
    f64((300, 2), uniform(35, "-1000010000", "-999990000")),
    f64((500, 2), uniform(36, "-1000010000", "-999990000")),
    merge(0, 1),
    rows(
        ["1000005000", "-1000005000"],
        ["1000000000", "-1000000000"],
        ["1000020000", "-1000003000"],
    ),
    rows(["1000015000", "-1000005000"], ["1000002500", "-1000007500"]),
    merge(3, 4),
    describe(2, 5, unit=10000),
)
case(
    "secret/05-constant",
    "columns that are constant, near 1e9 too",
    f64((100, 2), "fill 1000000000.1"),
    f64((37, 2), "fill 1000000000.1"),
    merge(0, 1),
    describe(0, 1, 2, unit=10000),
    f64((100, 2), "fill 0.1"),
    f64((7, 2), "fill 0.1", times=50),
    merge("3-53"),
    describe(3, 54),
    f64((50, 2), uniform(37, -1, 1), "* 1 -7.7"),
    f64((70, 2), uniform(38, -1, 1), "* 1 -7.7"),
    merge(55, 56),
    describe(57),
)
case(
    "secret/05-constant-and-a-little",
    "near 1e9, with a spread that is a millionth of that, or less",
    f64((100, 2), uniform(39, "1000000000", "1000000001")),
    f64((100, 2), uniform(40, "1000000000", "1000000010")),
    f64((1, 2), "fill 1000005000"),
    merge(0, 1),
    merge(3, 2),
    describe(3, 4, unit=10000),
    f64((100, 2), uniform(41, "1000000", "1000001")),
    f64((100, 2), uniform(42, "1000000", "1000001")),
    merge(5, 6),
    describe(7, unit=10),
)
case(
    "secret/05-many-shards-near-1e9",
    "many shards near 1e9",
    f64((20, 2), uniform(43, *BILLION), times=100),
    f64((1, 2), uniform(44, *BILLION), times=300, rise=10),
    merge("0-399"),
    describe(400, unit=10000),
)
case(
    "secret/05-shards-on-either-side",
    "shards far apart, each with little spread",
    f64((10, 2), uniform(45, "999999999", "1000000001")),
    f64((30, 2), uniform(46, "-1000000001", "-999999999")),
    merge(0, 1),
    describe(2, unit="1e9"),
    f64((10, 2), uniform(47, 100, 101)),
    f64((30, 2), uniform(48, -101, -100)),
    merge(3, 4),
    describe(5, unit=100),
)

# --- 6 counts --------------------------------------------------------------------------------

case(
    "secret/06-unequal-counts",
    "shards of very unequal counts",
    f64((10000, 2), uniform(50, -1, 1)),
    rows([40, -30]),
    merge(0, 1),
    merge(1, 0),
    rows([1, 2], [3, 3]),
    merge(0, 4, 1),
    describe(2, 3, 5),
)


def doublings(first, number):
    """Merges the Stats `first` with itself, the result with itself, and so on."""
    return [line for stats in range(first, first + number) for line in merge(stats, stats)]


case(
    "secret/06-trillions",
    "a trillion rows and one far away: counts, and their products, are large",
    rows([-1, 0], [1, 2]),  # 0
    doublings(0, 40),  # 1 to 40
    rows(["1000000", 5]),  # 41
    merge(40, 41),
    merge(41, 40),
    merge(40, 35, 41),
    describe(20, 40, 42, 43, 44, unit=10),
)
case(
    "secret/06-two-large",
    "two Stats of a trillion rows each, with different means",
    rows([-1, 0], [1, 2]),  # 0
    doublings(0, 39),  # 1 to 39
    rows([4, 0], [6, 7], [5, 5]),  # 40
    doublings(40, 38),  # 41 to 78
    merge(39, 78),
    merge(38, 78),
    merge(79, 80, 0),
    describe(79, 80, 81),
)

# --- 7 order ---------------------------------------------------------------------------------

case(
    "secret/07-any-order",
    "shards merged in any order, at once or one after the other",
    f64((5, 2), uniform(60, 0, 1)),
    f64((40, 2), uniform(61, 3, 9)),
    f64((1, 2), uniform(62, -9, -8)),
    nothing(2),
    f64((300, 2), uniform(63, -1, 0)),
    merge("0-4"),
    merge(4, 3, 2, 1, 0),
    merge(2, 0, 4, 1, 3),
    merge(0, 1),
    merge(2, 3),
    merge(8, 9),
    merge(10, 4),
    merge(4, 10),
    merge(3, 4),
    merge(2, 13),
    merge(1, 14),
    merge(15, 0),
    describe(5, 6, 7, 11, 12, 16),
)

# --- 8 scale ---------------------------------------------------------------------------------

case(
    "secret/08-small-and-large",
    "elements of 1e-100 and of 1e100: nothing is added to a variance, nothing is cut off",
    f64((50, 2), uniform(70, "-1e-100", "1e-100")),
    f64((30, 2), uniform(71, "0", "3e-100")),
    merge(0, 1),
    describe(2, unit="1e-100"),
    f64((50, 2), uniform(72, "-1e100", "1e100")),
    f64((30, 2), uniform(73, "0", "3e100")),
    merge(3, 4),
    describe(5, unit="1e100"),
    f64((50, 2), uniform(74, "-1e-6", "1e-6")),
    f64((30, 2), uniform(75, "0", "3e-6")),
    merge(6, 7),
    describe(8, unit="1e-6"),
)
case(
    "secret/08-columns-of-different-scale",
    "columns that differ in scale and in mean",
    f64((50, 3), uniform(76, -1, 1), "0 1 3000", "1 1 -2000", "* 2 0.015625", "3 2 0.03125"),
    f64((80, 3), uniform(77, -1, 1), "5 1 1000", "* 2 0.0625"),
    merge(0, 1),
    describe(0, 1, 2),
    f32((50, 2), uniform(78, 0, 1), "* 1 4096"),
    f32((30, 2), uniform(79, 0, 1), "* 1 4097"),
    merge(3, 4),
    describe(5),
)
