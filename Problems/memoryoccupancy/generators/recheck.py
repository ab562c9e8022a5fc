"""The key computed once more, by other means than claims.py and with none of its code.

Memory is walked byte by byte and warp by warp, kernels really transpose and add, blocks are put on
an SM one at a time, timelines run tick by tick, and small layers count each operation.
"""

import heapq
import itertools
import math

import numpy as np

# --- the machine -----------------------------------------------------------------------------


class Memory:
    """Counts the bytes that kernels move. Instructions come as arrays of byte addresses, a warp a
    row; each thread touches `size` bytes."""

    def __init__(self):
        self.moved = 0

    def touch(self, addresses, size):
        addresses = np.asarray(addresses, np.int64)
        every = (addresses[:, :, None] + np.arange(size)) >> 5  # the sector of each byte
        every = np.sort(every.reshape(len(addresses), -1), axis=1)
        self.moved += 32 * int(len(addresses) + (np.diff(every) != 0).sum())


def served(words, width=1):
    """Passes of one instruction, each filled greedily: a bank serves the first word that it still
    owes, and with it all threads that want that word. None: a thread that touches nothing."""
    count = 0
    for first in range(0, 32, 32 // width):
        owed = [{} for _ in range(32)]
        for word in words[first : first + 32 // width]:
            for part in range(width) if word is not None else ():
                owed[(word + part) & 31][word + part] = True
        while any(owed):
            for bank in owed:
                if bank:
                    bank.pop(next(iter(bank)))
            count += 1
    return count


def fill(threads, registers, asked):
    """Warps on an SM: blocks are put there one at a time, each warp taking registers of its own."""
    left = {"warps": 64, "blocks": 32, "registers": 65_536, "bytes": 102_400}
    while registers % 8:
        registers += 1
    need = {"warps": math.ceil(threads / 32), "blocks": 1, "bytes": asked + 1024}
    need["registers"] = sum(32 * registers for _ in range(need["warps"]))
    held = 0
    while all(left[what] >= need[what] for what in need):
        left = {what: left[what] - need[what] for what in need}
        held += need["warps"]
    return held


def run(tasks, slots):
    """When tasks are through that wait in a queue for so many slots."""
    free = [0] * slots
    for task in tasks:
        heapq.heappush(free, heapq.heappop(free) + task)
    return max(free)


# --- questions -------------------------------------------------------------------------------


def close(value, wanted, tolerance):
    return math.isclose(value, wanted, rel_tol=tolerance)


T = np.arange(32)


def q00():
    found = []
    for element in (31 - T, T + 1, 2 * T, (5 * T) % 32, T // 8):
        memory = Memory()
        memory.touch([4 * element], 4)
        found.append(memory.moved == 4 * 32)
    return found


def q01():
    """On 4,096 rows; all grows with the number of rows."""
    rows, columns, share = 4096, 256, 2**20 // 4096
    threads = np.arange(rows).reshape(-1, 32)

    def seconds(reads):
        memory = Memory()
        for addresses, size in reads:
            memory.touch(addresses, size)
        return memory.moved * share / 2e12

    def by_thread(size, numbers=1):
        return (
            ((threads * columns + j) * size, size * numbers) for j in range(0, columns, numbers)
        )

    as_it_is = seconds(by_thread(4))
    assert close(as_it_is, 4.3e-3, 0.01) and close(as_it_is * 2e12, 8.6e9, 0.01)
    row = np.arange(rows)[:, None] * columns
    changed = [
        seconds(by_thread(2)),
        seconds(by_thread(4, 4)),
        seconds(
            ((threads * columns + j + k) * 4, 4) for j in range(0, columns, 4) for k in range(4)
        ),
        seconds(((row + T + j) * 4, 4) for j in range(0, columns, 32)),
        seconds(((j * rows + threads) * 4, 4) for j in range(columns)),
    ]
    return [bool(time < 2.15e-3) for time in changed]


def transpose(width, size=4, first=None, second=None):
    """Transposes 64 x 64 numbers by the blocks of the question; first and second: where the loops
    touch the tile. (bytes moved, most passes of a write to the tile, most of a read from it)"""
    first = first or (lambda x, r: (r, x))
    second = second or (lambda x, r: (x, r))
    n, memory, writes, reads = 64, Memory(), set(), set()
    source = np.arange(n * n).reshape(n, n)
    result = np.zeros_like(source)
    for by, bx, y in itertools.product(range(2), range(2), range(8)):
        if y == 0:
            tile = {}
        for r in range(y, 32, 8):
            lanes = [first(x, r) for x in range(32)]
            for x, (i, j) in enumerate(lanes):
                tile[i * width + j] = source[32 * by + r, 32 * bx + x]
            writes.add(served([(i * width + j) * size // 4 for i, j in lanes], size // 4))
            memory.touch([((32 * by + r) * n + 32 * bx + T) * size], size)
        if y < 7:
            continue
        for r in range(32):
            lanes = [second(x, r) for x in range(32)]
            result[32 * bx + r, 32 * by : 32 * by + 32] = [tile[i * width + j] for i, j in lanes]
            reads.add(served([(i * width + j) * size // 4 for i, j in lanes], size // 4))
            memory.touch([((32 * bx + r) * n + 32 * by + T) * size], size)
    assert (result == source.T).all()
    return memory.moved, max(writes), max(reads)


def q02():
    straight, n = Memory(), 64
    for row, column in itertools.product(range(n), range(0, n, 32)):
        straight.touch([(row * n + column + T) * 4], 4)
        straight.touch([((column + T) * n + row) * 4], 4)
    tiled, *as_it_is = transpose(33)
    assert as_it_is == [1, 1] and transpose(32)[1:] == (1, 32)
    in_fp64 = transpose(33, size=8)
    exchanged = transpose(32, first=lambda x, r: (x, r), second=lambda x, r: (r, x))
    swizzled = transpose(32, first=lambda x, r: (r, x ^ r), second=lambda x, r: (x, r ^ x))
    return [
        straight.moved > 4 * tiled,
        transpose(36)[2] == 1,
        in_fp64[2] == 2 * in_fp64[1],
        exchanged[1:] == (1, 1),
        swizzled[1:] == (1, 1),
    ]


def add_up(steps, index, place=lambda i: i):
    """Runs a loop: (all passes, the most of an access, passes of the first warp's first reads)."""
    room = max(map(place, range(1024))) + 1
    a = [None] * room
    for i in range(1024):
        a[place(i)] = i * i
    every, first = [], []
    for s in steps:
        new = {}
        for warp in range(32):
            pairs = []
            for t in range(32 * warp, 32 * warp + 32):
                i = index(t, s)
                pairs.append((None, None) if i is None else (place(i), place(i + s)))
            left, right = zip(*pairs)
            new.update({i: a[i] + a[j] for i, j in pairs if i is not None})
            if any(i is not None for i in left):
                accesses = [served(left), served(right), served(left)]
                every += accesses
                first += accesses[:1] if warp == 0 else []
        for i, value in new.items():
            a[i] = value
    assert a[place(0)] == sum(i * i for i in range(1024)) and room <= 1056
    return sum(every), max(every), first


def q03():
    up, down = [2**k for k in range(10)], [2**k for k in reversed(range(10))]

    def second(t, s):
        return 2 * s * t if 2 * s * t < 1024 else None

    one = add_up(up, lambda t, s: None if t % (2 * s) else t)
    two = add_up(up, second)
    three = add_up(down, lambda t, s: t if t < s else None)
    padded = add_up(up, second, place=lambda i: i + i // 32)
    return [
        one[1] == 1,
        two[0] * 2 < one[0],
        three[0] * 5 < one[0],
        all(a < b for a, b in itertools.pairwise(two[2])),
        padded[0] == three[0],
    ]


def q04():
    kib = 1024
    most = max(fill(32, r, s * kib) for r in range(1, 256) for s in (0, 1, 2, 4, 8, 16, 32))
    return [
        fill(256, 72, 24 * kib) == 24,
        fill(256, 65, 24 * kib) == 24 and fill(256, 64, 24 * kib) > 24,
        fill(256, 72, 12 * kib) > 24,
        fill(128, 72, 12 * kib) > 24,
        most <= 32,
    ]


def shared(blocks, sms):
    """Ticks until all blocks are through, two at a time on an SM, each needing two halves of a
    tick alone and two ticks beside another one: an SM that has one does 2, with two 1 each."""
    queue, at_work, tick = blocks, [[] for _ in range(sms)], 0
    while queue or any(at_work):
        for _ in range(2):
            for sm in at_work:
                if len(sm) < 2 and queue:
                    sm.append(40)
                    queue -= 1
        at_work = [[left - (2 if len(sm) == 1 else 1) for left in sm] for sm in at_work]
        at_work = [[left for left in sm if left > 0] for sm in at_work]
        tick += 1
    return tick / 20  # 40 halves of a tick alone are 20 ticks, 1 ms


def q05():
    def tiles(m, width):
        corners = itertools.product(range(0, m, 128), range(0, m, width))
        return sum(1 for _ in corners)

    def time(m, width=128, each=100):
        return run([each] * tiles(m, width), 100)

    # Persistent blocks: whoever is free next takes the next tile.
    turns = [0] * 100
    for _ in range(tiles(1408, 128)):
        turns[turns.index(min(turns))] += 100
    return [
        shared(tiles(1408, 128), 100) < 1.5,
        time(1408) == 2 * time(1280) and round((1408 / 1280) ** 2, 2) == 1.21,
        max(turns) < 150,
        run([25] * 4 * tiles(1408, 128), 100) < 150,
        time(1280, 64, 60) < time(1280) and time(1408, 64, 60) < time(1408),
    ]


def q06():
    """One warp at a time: 10,000,000 threads are 312,500 warps."""

    def moved(spilled):
        memory, own = Memory(), 10**6
        for value in range(spilled):
            memory.touch([own + 128 * value + 4 * T], 4)
        for iteration in range(50):
            for part in range(8):  # 32 bytes a thread, warp by warp in a row
                memory.touch([2 * own + 1024 * iteration + 128 * part + 4 * T], 4)
            for value in range(spilled):
                memory.touch([own + 128 * value + 4 * T], 4)
        for part in range(8):
            memory.touch([3 * own + 128 * part + 4 * T], 4)
        return memory.moved * 312_500

    reads = [served([k * 256 + t for t in range(w, w + 32)]) for k in range(10) for w in (0, 96)]
    running = fill(256, 64, 0) * 32  # the others' values are not needed yet, or no more
    return [
        fill(256, 96, 0) > fill(256, 128, 0),
        fill(256, 64, 10 * 256 * 4) == fill(256, 64, 0) and set(reads) == {1},
        moved(10) / 2e12 > 2 * moved(0) / 2e12,
        fill(256, 85, 0) >= 3 * 8,
        running * 10 * 4 >= 4e6,
    ]


def loop(warps, reads, size, bandwidth, chained=False, rounds=200):
    """Bytes a second that an SM gets, round by round: a warp's data come 600 ns after it has asked
    or when the channel, which brings 20 bytes in a ns at 2 TB/s, has brought them."""
    per_ns = bandwidth / 100 / 1e9
    queue, free, brought = [(0.0, warp) for warp in range(warps)], 0.0, 0
    end = 600.0 * rounds
    while True:
        now, warp = heapq.heappop(queue)
        if now >= end:
            return brought / end * 1e9 * 100
        at_once = 1 if chained else reads
        there = now
        for _ in range(at_once):
            free = max(free, now) + 32 * size / per_ns
            there = max(now + 600, free)
            brought += 32 * size
        heapq.heappush(queue, (there, warp))


def q07():
    full = 2e12

    def same(a, b):
        return math.isclose(a, b, rel_tol=0.02)

    return [
        same(loop(24, 1, 16, full), full),
        same(loop(64, 1, 4, full), full),
        same(loop(16, 4, 4, full), loop(64, 1, 4, full)),
        loop(64, 1, 4, 2 * full) <= loop(64, 1, 4, full) * 1.02,
        loop(16, 4, 4, full, chained=True) >= 2 * loop(16, 1, 4, full),
    ]


def q08():
    d = 8192

    def times(b, weight=2.0, rest=2.0, rate=400e12):
        """Seconds for bytes and for operations: a row of weights at a time."""
        row_of_weights, tokens = d * weight, b * rest
        moved = d * row_of_weights + d * tokens + d * tokens
        return moved / 2e12, d * d * b * 2 / rate

    def turn(**kind):
        return [b for b in range(1, 600) if times(b, **kind)[1] > times(b, **kind)[0]][0]

    def attention(b, tokens=20, size=8):
        """Operations and bytes read, counted one by one."""
        operations = read = 0
        for _ in range(b):
            for _ in range(tokens):
                for _ in range(size):
                    read += 2 + 2  # of a key and a value
                    operations += 2 + 2  # for the score and for the output
        return operations / read

    return [
        max(times(64)) <= 1.02 * max(times(1)),
        times(200)[1] > times(200)[0],
        max(times(128, weight=1)) <= 0.55 * max(times(128)),
        turn(weight=1, rest=1, rate=800e12) == turn(),
        attention(8) > attention(1),
    ]


class Counted:
    """A matrix that counts what is read from it and written to it, 2 bytes a number."""

    moved = 0  # of all matrices

    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns

    def rows_moved(self, count):
        Counted.moved += 2 * count * self.columns


def q09():
    def attend(n, r=None, in_place=False):
        """Bytes of each kernel; r: the fused one, block by block."""
        q, k, v, o = (Counted(n, 128) for _ in range(4))
        if r:
            Counted.moved = 0
            for _ in range(0, n, r):
                for matrix, rows in ((q, r), (k, n), (v, n), (o, r)):
                    matrix.rows_moved(rows)
            return [Counted.moved]
        s = Counted(n, n)
        p = s if in_place else Counted(n, n)
        kernels = []
        for matrices in ((q, k, s), (s, p), (p, v, o)):
            Counted.moved = 0
            for matrix in matrices:
                matrix.rows_moved(matrix.rows)
            kernels.append(Counted.moved)
        return kernels

    n = 8192
    product = n * n * 128 * 2 / 400e12  # seconds for the operations of one of the two products
    s, p, o = (moved / 2e12 for moved in attend(n))
    unfused = max(s, product) + p + max(o, product)
    (wide,), (narrow,), (twice,) = attend(n, 256), attend(n, 128), attend(2 * n, 256)
    return [
        product > s,
        sum(attend(n, in_place=True)) <= 0.8 * sum(attend(n)),
        max(wide / 2e12, 2 * product) < unfused / 3,
        2 * product > narrow / 2e12,
        twice <= 2.2 * wide,
    ]


def q10():
    def block_reads(tile, width):
        """Bytes: slice by slice, row by row of A and B."""
        read = 0
        for _ in range(0, 8192, width):
            for _ in range(tile):
                read += 4 * width
            for _ in range(width):
                read += 4 * tile
        return read

    def by_memory(tile):
        all_blocks = (8192 // tile) ** 2 * block_reads(tile, 8) + 4 * 8192**2
        return all_blocks / 2e12 > 2 * 8192**3 / 38.4e12

    def rate(warps, r, waiting=False, cycles=4000):
        """Multiply-adds a cycle of an SM, cycle by cycle. A warp's reads for a term come before its
        multiply-adds, and those for the next term while these run; `waiting`: each multiply-add
        needs the one before."""
        ahead, left, ready = [0] * warps, [0] * warps, [0] * warps
        done = turn = 0
        for cycle in range(cycles):
            lowest = min(range(warps), key=ahead.__getitem__)
            if ahead[lowest] < 4 * r:  # one pass, for the warp that has read least ahead
                ahead[lowest] += 1
            begun = 0
            for step in range(warps):
                warp = (turn + step) % warps
                if left[warp] == 0 and ahead[warp] >= 2 * r:
                    ahead[warp] -= 2 * r
                    left[warp] = r * r
                if begun < 4 and left[warp] and ready[warp] <= cycle:
                    left[warp] -= 1
                    ready[warp] = cycle + (4 if waiting else 1)
                    begun += 1
            turn += 1
            done += 32 * begun
        return done / cycles

    held = fill(256, 128, 2 * 128 * 8 * 4)
    assert held * 4 == 64 and rate(held, 8) > 115  # 128, but for the first 256 cycles
    return [
        2 * block_reads(128, 16) == block_reads(128, 8),
        by_memory(64) and not by_memory(128),
        rate(held, 4) <= 64,
        rate(held, 8, waiting=True) <= 32,
        fill((256 // 8) ** 2, 128, 2 * 256 * 8 * 4) == 0,
    ]


def key():
    """Name -> letters, for all questions."""
    found = {}
    for function in (q00, q01, q02, q03, q04, q05, q06, q07, q08, q09, q10):
        holds = function()
        assert len(holds) == 5
        found[function.__name__] = list(itertools.compress("ABCDE", holds))
    return found
