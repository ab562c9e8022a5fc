"""What each option claims, computed: a function for each question gives option -> whether it holds.

Times are fractions, so nothing is rounded. Numbers that the statement, README.md or a hint mention
are asserted beside the claims.
"""

from fractions import Fraction as F

from models import GB, KIB, MB, TB, WARP, blocks, passes, roof, sectors, warps, waves

CLAIMS = {}  # name of the question -> function
LANES = range(WARP)


def claims(function):
    CLAIMS[function.__name__] = function
    return function


def within(value, wanted, tolerance):
    """Whether `value` has at most this relative error."""
    return bool(abs(value - wanted) <= abs(wanted) * tolerance)


@claims
def q00():
    def moved(element):
        return sectors([4 * element(t) for t in LANES], 4)

    elements = {
        "A": lambda t: 31 - t,
        "B": lambda t: t + 1,
        "C": lambda t: 2 * t,
        "D": lambda t: (5 * t) % 32,
        "E": lambda t: t // 8,
    }
    assert [moved(element) for element in elements.values()] == [4, 5, 8, 4, 1]
    return {option: moved(element) == 4 for option, element in elements.items()}


@claims
def q01():
    rows, columns = 2**20, 256

    def time(size, reads, address):
        """Of all warps: each reads as the first one does, `size` bytes a thread and `reads` times
        in all; `address` gives where thread t of that warp reads first."""
        moved = rows // WARP * reads * sectors([address(t) for t in LANES], size) * 32
        return roof(moved, 2 * TB)[0], moved

    before, moved = time(4, columns, lambda t: t * columns * 4)
    assert within(before, F("4.3e-3"), F("0.01")) and within(moved, F("8.6") * GB, F("0.01"))
    after = {
        "A": time(2, columns, lambda t: t * columns * 2),
        "B": time(16, columns // 4, lambda t: t * columns * 4),
        "C": (before, moved),  # the same reads, in the same time: memory is at its 2 TB/s
        "D": time(4, columns, lambda t: t * 4),  # 32 rows by each warp in turn, 8 reads for each
        "E": time(4, columns, lambda t: t * 4),
    }
    assert after["A"] == (before, moved) and after["B"] == (before / 4, moved / 4)
    assert after["D"] == after["E"] == (before / 8, moved / 8)
    return {option: bool(time < F("2.15e-3")) for option, (time, _) in after.items()}


@claims
def q02():
    size = 4096
    naive = 4 + sectors([4 * size * x for x in LANES], 4)
    tiled = 4 + sectors([4 * x for x in LANES], 4)
    assert (naive, tiled) == (36, 8)

    def row(width, words=1, r=0):
        return passes([words * (width * r + x) for x in LANES], words)

    def column(width, words=1, r=0):
        return passes([words * (width * x + r) for x in LANES], words)

    def most(places):
        return max(passes([places(x, r) for x in LANES]) for r in range(32))

    assert [column(width) for width in (32, 33, 34, 36)] == [32, 1, 2, 4]
    assert row(33) == row(36) == 1 and row(33, words=2) == column(33, words=2) == 2
    swizzled = most(lambda x, r: 32 * r + (x ^ r)), most(lambda x, r: 32 * x + (r ^ x))
    exchanged = most(lambda x, r: 32 * x + r), most(lambda x, r: 32 * r + x)
    assert swizzled == (1, 1) and exchanged == (32, 1)
    return {
        "A": naive > 4 * tiled,
        "B": column(36) == 1,
        "C": column(33, words=2) == 2 * row(33, words=2),
        "D": max(exchanged) == 1,
        "E": max(swizzled) == 1,
    }


@claims
def q03():
    def loop_1(s):
        return {t: t for t in range(1024) if t % (2 * s) == 0}

    def loop_2(s):
        return {t: 2 * s * t for t in range(1024) if 2 * s * t < 1024}

    def loop_3(s):
        return {t: t for t in range(s)}

    def each(loop, place=lambda i: i):
        """The passes of each access: step -> warp -> those of the two reads and the write."""
        found = {}
        for s in (2**k for k in range(10)):
            adds = loop(s)
            found[s] = []
            for first in range(0, 1024, WARP):
                left = [adds.get(t) for t in range(first, first + WARP)]
                right = [i if i is None else i + s for i in left]
                reads = [passes([i if i is None else place(i) for i in x]) for x in (left, right)]
                found[s].append((*reads, reads[0]))
        return found

    def all_of(loop, **changes):
        return sum(sum(map(sum, warps)) for warps in each(loop, **changes).values())

    padded = all_of(loop_2, place=lambda i: i + i // 32)
    totals = all_of(loop_1), all_of(loop_2), all_of(loop_3), padded
    assert totals == (573, 573, 108, 108)
    first_warp = [warps[0][0] for warps in each(loop_2).values()]
    assert first_warp == [2, 4, 8, 16, 32, 16, 8, 4, 2, 1]
    assert max(i + i // 32 for i in range(1024)) < 1056
    most = max(max(warp) for warps in each(loop_1).values() for warp in warps)
    return {
        "A": most == 1,
        "B": totals[1] < F(totals[0], 2),
        "C": totals[2] < F(totals[0], 5),
        "D": first_warp == sorted(set(first_warp)),
        "E": padded == totals[2],
    }


@claims
def q04():
    now = warps(256, 72, 24 * KIB)
    limits = blocks(256, 72, 24 * KIB)
    assert (limits["registers"], limits["shared memory"], limits["warps"]) == (3, 4, 8)
    halves = blocks(128, 72, 12 * KIB)
    assert halves["registers"] == halves["shared memory"] == 7
    assert warps(128, 72, 12 * KIB) == 28 and warps(256, 64, 24 * KIB) == 32
    return {
        "A": now == 24,
        "B": warps(256, 65, 24 * KIB) == now < warps(256, 64, 24 * KIB),
        "C": warps(256, 72, 12 * KIB) > now,
        "D": warps(128, 72, 12 * KIB) > now,
        "E": warps(32) <= 32,
    }


@claims
def q05():
    def tiles(m, width=128):
        return (m // 128) * (m // width)

    def time(m):
        return waves(tiles(m), 1, 100)

    assert (tiles(1280), tiles(1408)) == (100, 121)
    narrow = {m: waves(tiles(m, 64), F("0.6"), 100) for m in (1280, 1408)}
    assert narrow == {1280: F("1.2"), 1408: F("1.8")} and (time(1280), time(1408)) == (1, 2)
    quarters = waves(4 * tiles(1408), F("0.25"), 100)
    assert quarters == F("1.25")
    # All 121 blocks begin at once, so that an SM has two, and these are through after 2 ms.
    in_pairs = F(2)
    # Of 121 tiles some block takes two.
    persistent = F(-(-tiles(1408) // 100))
    return {
        "A": in_pairs < F("1.5"),
        "B": time(1408) == 2 * time(1280) and F(tiles(1408), tiles(1280)) == F("1.21"),
        "C": persistent < F("1.5"),
        "D": quarters < F("1.5"),
        "E": all(narrow[m] < time(m) for m in narrow),
    }


@claims
def q06():
    threads, iterations, values = 10**7, 50, 10
    wanted = threads * (iterations * 32 + 32)
    spilled = threads * 4 * values * (1 + iterations)
    without, with_limit = (roof(moved, 2 * TB)[0] for moved in (wanted, wanted + spilled))
    assert with_limit / without == F("2.25") and without == F("8.16e-3")
    assert sectors([4 * t for t in LANES], 4) == 4  # a spilled value of a warp, all of it needed
    of_64, array = warps(256, 64), 4 * 256 * values
    reads = {passes([256 * k + 32 * w + t for t in LANES]) for k in range(values) for w in range(8)}
    assert (of_64, warps(256, 96), warps(256, 128), warps(256, 80)) == (32, 16, 16, 24)
    resident, all_of_them = of_64 * WARP * 4 * values, threads // 100 * 4 * values
    assert resident == 40 * KIB and all_of_them == 4 * MB
    return {
        "A": warps(256, 96) > warps(256, 128),
        "B": warps(256, 64, array) == of_64 and reads == {1},
        "C": with_limit > 2 * without,
        "D": warps(256, 85) >= 24,
        "E": resident >= all_of_them,
    }


@claims
def q07():
    latency, sms = F("600e-9"), 100

    def got(warps, each, times_bandwidth=1, in_a_row=1):
        """Bytes a second: each thread asks for `each` bytes and waits `in_a_row` latencies."""
        asked = sms * warps * WARP * each / (latency * in_a_row)
        return min(asked, 2 * TB * times_bandwidth)

    needed = 2 * TB * latency / sms
    assert (needed, 24 * WARP * 16, 64 * WARP * 4) == (12_000, 12_288, 8_192)
    assert within(got(64, 4), F("1.365") * TB, F("0.001"))
    return {
        "A": got(24, 16) == 2 * TB,
        "B": got(64, 4) == 2 * TB,
        "C": got(16, 4 * 4) == got(64, 4),
        "D": got(64, 4, times_bandwidth=2) <= got(64, 4),
        "E": got(16, 4 * 4, in_a_row=4) >= 2 * got(16, 4),
    }


@claims
def q08():
    d = 8192

    def layer(b, weight=2, rest=2, rate=400 * TB):
        return roof(weight * d * d + rest * 2 * b * d, 2 * TB, 2 * b * d * d, rate)

    def least(**changes):
        return next(b for b in range(1, 1000) if layer(b, **changes)[1] == "operations")

    def intensity(b):
        return F(2 * b * d * d, 2 * d * d + 2 * 2 * b * d)

    assert within(layer(64)[0] / layer(1)[0], F("1.0154"), F("0.001"))
    assert least() == 211 and within(intensity(200), F("190.7"), F("0.001"))
    quicker = layer(128, weight=1)[0] / layer(128)[0]
    assert layer(128, weight=1)[1] == "operations" and within(quicker, F("0.62"), F("0.01"))

    def attention(b, tokens=4096, heads=64, size=128):
        """Operations for each byte of keys and values, 2 bytes a number."""
        return F(b * heads * tokens * 2 * 2 * size, b * heads * tokens * 2 * size * 2)

    return {
        "A": layer(64)[0] <= layer(1)[0] * F("1.02"),
        "B": layer(200)[1] == "operations",
        "C": quicker <= F("0.55"),
        "D": least(weight=1, rest=1, rate=800 * TB) == least(),
        "E": attention(8) > attention(1),
    }


@claims
def q09():
    d, rate, bandwidth = 128, 400 * TB, 2 * TB

    def bytes_of(*shapes):
        return sum(2 * rows * columns for rows, columns in shapes)

    def unfused(n):
        """Bytes and operations of the three kernels."""
        square, narrow = (n, n), (n, d)
        return [
            (bytes_of(narrow, narrow, square), 2 * n * n * d),
            (bytes_of(square, square), 0),
            (bytes_of(square, narrow, narrow), 2 * n * n * d),
        ]

    def fused(n, r):
        return bytes_of((n, d), (n, d)) + n // r * bytes_of((n, d), (n, d)), 4 * n * n * d

    def roof_of(moved, operations):
        return roof(moved, bandwidth, operations, rate)

    n = 8192
    kernels = [roof_of(*kernel) for kernel in unfused(n)]
    time = sum(time for time, _ in kernels)
    assert within(time, F("272.6e-6"), F("0.001"))
    assert roof_of(*fused(n, 256)) == (F(4 * n * n * d, rate), "operations")
    assert within(roof_of(*fused(n, 256))[0], F("85.9e-6"), F("0.001"))
    assert within(roof_of(*fused(n, 128))[0], F("136e-6"), F("0.01"))
    assert within(kernels[0][0], F("69.2e-6"), F("0.001"))
    moved = sum(moved for moved, _ in unfused(n))
    in_place = moved  # where P is written to does not matter: as many bytes are
    growth = F(fused(2 * n, 256)[0], fused(n, 256)[0])
    assert within(growth, F("3.94"), F("0.001"))
    return {
        "A": kernels[0][1] == "operations",
        "B": in_place <= moved * F("0.8"),
        "C": roof_of(*fused(n, 256))[0] < time / 3,
        "D": roof_of(*fused(n, 128))[1] == "operations",
        "E": growth <= F("2.2"),
    }


@claims
def q10():
    n = 8192

    def read(tile, slice=8):
        """Bytes that a block reads."""
        return n // slice * 2 * tile * slice * 4

    def bound(tile):
        moved = (n // tile) ** 2 * read(tile) + 4 * n * n
        return roof(moved, 2 * TB, 2 * n**3, F("38.4") * TB)[1]

    def most(r):
        """Multiply-adds a cycle that the passes allow, a warp's 32 * r * r in 2 * r of them."""
        return F(32 * r * r, 2 * r)

    assert (most(4), most(8)) == (64, 128) and F("38.4") / 2 == F("19.2")
    held = warps(256, 128, 2 * 128 * 8 * 4)
    assert held == 16 and (128 // 8) ** 2 == 256 and (256 // 8) ** 2 == 1024
    # Even if each warp waited for its multiply-add every time, so many would be done in a cycle.
    waiting = min(128, F(held * 32, 4))
    return {
        "A": read(128, slice=16) * 2 == read(128),
        "B": (bound(64), bound(128)) == ("memory", "operations"),
        "C": most(4) <= 64,
        "D": bool(waiting <= F(128, 4)),
        "E": warps(1024, 128) == 0,
    }
