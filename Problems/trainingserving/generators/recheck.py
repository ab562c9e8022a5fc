"""The key computed once more, by other means than claims.py and with none of its code.

Rings pass real chunks on, timelines are walked tick by tick, memory is dealt out piece by piece,
probabilities come from one request after another; the adapter is trained by finite differences.
"""

import itertools
import math
import random
import struct
from collections import Counter, deque

import numpy as np

# --- systems ---------------------------------------------------------------------------------


def ring(gpus, gather_only=False):
    """(rounds, chunks that a GPU sends) of an all-reduce, or of its second half, an all-gather.

    Each GPU has one number for each chunk; at the end all must have all the sums.
    """
    start = [[(gpu + 1) * 100 + chunk for chunk in range(gpus)] for gpu in range(gpus)]
    sums = [sum(column) for column in zip(*start)]
    has = [list(row) for row in start]
    sent, rounds = Counter(), 0
    if gather_only:
        for gpu in range(gpus):
            has[gpu][(gpu + 1) % gpus] = sums[(gpu + 1) % gpus]
    else:
        for turn in range(gpus - 1):  # partial sums travel once around
            moves = [(gpu, (gpu - turn) % gpus) for gpu in range(gpus)]
            values = [has[gpu][chunk] for gpu, chunk in moves]
            for (gpu, chunk), value in zip(moves, values):
                has[(gpu + 1) % gpus][chunk] += value
                sent[gpu] += 1
            rounds += 1
    for turn in range(gpus - 1):  # finished sums do
        moves = [(gpu, (gpu + 1 - turn) % gpus) for gpu in range(gpus)]
        values = [has[gpu][chunk] for gpu, chunk in moves]
        for (gpu, chunk), value in zip(moves, values):
            has[(gpu + 1) % gpus][chunk] = value
            sent[gpu] += 1
        rounds += 1
    assert all(row == sums for row in has) and len(set(sent.values())) <= 1
    return rounds, sent[0]


def ring_time(size, gpus, latency_ms, gb_per_second):
    rounds, chunks = ring(gpus)
    return rounds * latency_ms + chunks * size / gpus / gb_per_second / 1e6


def last_of_chain(ready, each):
    """The chain runs without a pause from some bucket on: the longest of these ways."""
    return max(at + (len(ready) - k) * each for k, at in enumerate(ready))


def walk_loop(steps, kernels, kernel, prepare, launch, item_every, graph=False):
    """Ticks until the GPU has run all; all times in ticks."""
    cpu = deque()
    for step in range(1, steps + 1):
        cpu.append(("prepare", prepare))
        cpu.extend([("launch", launch)] * (1 if graph else kernels))
        if step % item_every == 0:
            cpu.append(("item", 0))
    queue = gpu_left = cpu_left = tick = 0
    task = None
    while True:
        # What ends at this tick is done before anything else is looked at.
        while True:
            if task == "launch" and cpu_left == 0:
                queue += kernels if graph else 1
                task = None
            if task == "prepare" and cpu_left == 0:
                task = None
            if gpu_left == 0 and queue:
                queue, gpu_left = queue - 1, kernel
            if task == "item" and queue == 0 and gpu_left == 0:
                task = None
            if task is None and cpu:
                task, cpu_left = cpu.popleft()
                if cpu_left == 0:
                    continue
            break
        if task is None and not queue and not gpu_left:
            return tick
        tick += 1
        cpu_left, gpu_left = max(cpu_left - 1, 0), max(gpu_left - 1, 0)


def walk_pipeline(forward, backward, micro_batches, cap=None):
    """(ticks of a step, most activations held by each stage). `cap`: how many a stage may hold, in
    1F1B; without it all forward passes come first."""
    stages = len(forward)
    inbox_f = [deque() for _ in range(stages)]
    inbox_b = [deque() for _ in range(stages)]
    inbox_f[0].extend(range(micro_batches))
    forwards_done, held, most = [0] * stages, [0] * stages, [0] * stages
    at_work = [None] * stages  # (way, number, ticks left)
    left, tick = stages * micro_batches, 0
    while left:
        for s in range(stages):
            if at_work[s] and at_work[s][2] == 0:
                way, number, _ = at_work[s]
                at_work[s] = None
                if way == "f":
                    forwards_done[s] += 1
                    (inbox_f[s + 1] if s + 1 < stages else inbox_b[s]).append(number)
                else:
                    held[s] -= 1
                    left -= 1
                    if s:
                        inbox_b[s - 1].append(number)
        for s in range(stages):
            if at_work[s]:
                continue
            all_forward = forwards_done[s] == micro_batches
            if inbox_b[s] and (cap or all_forward):
                at_work[s] = ("b", inbox_b[s].popleft(), backward[s])
            elif inbox_f[s] and (cap is None or held[s] < cap[s]):
                at_work[s] = ("f", inbox_f[s].popleft(), forward[s])
                held[s] += 1
                most[s] = max(most[s], held[s])
        if left:
            tick += 1
            at_work = [work and (work[0], work[1], work[2] - 1) for work in at_work]
    return tick, most


def walk_server(every, until, limit, gather=1):
    """Times of the requests that come in before `until`, one millisecond after the other."""
    waiting, batch, done_at, times, tick = deque(), [], None, [], 0
    while tick < until or waiting or batch:
        if tick < until and tick % every == 0:
            waiting.append(tick)
        if batch and tick == done_at:
            times += [tick - came for came in batch]
            batch = []
        if not batch and (len(waiting) >= gather or waiting and tick >= until):
            batch = [waiting.popleft() for _ in range(min(limit, len(waiting)))]
            done_at = tick + 20 + len(batch)
        tick += 1
    return times


def p95(times):
    return next(t for t in sorted(set(times)) if sum(x <= t for x in times) >= 0.95 * len(times))


# --- questions -------------------------------------------------------------------------------


def close(value, wanted, tolerance):
    return math.isclose(value, wanted, rel_tol=tolerance)


def q00():
    gb8, gb16 = ring_time(1e9, 8, 0.01, 50), ring_time(1e9, 16, 0.01, 50)
    small, larger = ring_time(8e3, 8, 0.01, 50), ring_time(80e3, 8, 0.01, 50)
    return [
        close(gb8, 20, 0.2),
        close(gb8, 35, 0.02),
        close(gb16 / gb8, 2, 0.2),
        larger / small <= 1.1,
        close(ring_time(8e3, 8, 0.01, 100) / small, 0.5, 0.2),
    ]


def q01():
    def walk(order, layer, bucket, before):
        """Half milliseconds from the start to the last reduction."""
        ready, reduced, busy, tick = set(), 0, 0, 0
        while True:
            if tick > before and (tick - before) % layer == 0 and tick <= before + 24 * layer:
                ready.add(24 - (tick - before) // layer)
            if busy and tick == busy:
                busy, reduced = 0, reduced + 1
            if reduced == 24:
                return tick
            if not busy and order[reduced] in ready:
                busy = tick + bucket
            tick += 1

    back_to_front, front_to_back = range(23, -1, -1), range(24)
    plain = walk(back_to_front, 8, 6, 96) / 2 + 8
    fast = walk(back_to_front, 4, 6, 48) / 2 + 4
    slower = [walk(back_to_front, 8, bucket, 96) / 2 + 8 - plain for bucket in (8, 10)]
    four = walk(back_to_front, 8, 6, 4 * 96 + 3 * 192) / 2 + 8
    return [
        plain == 155,
        (plain - fast) / plain >= 0.45,
        slower == [1, 25],
        1 - four / 4 / plain > 0.1,
        (walk(front_to_back, 8, 6, 96) / 2 + 8) / plain >= 1.4,
    ]


def q02():
    def exposed(buckets, gpus=16, gb_per_second=50):
        each = ring_time(1.6e9 / buckets, gpus, 0.02, gb_per_second)
        ready = np.linspace(0, 100, buckets + 1)[1:]
        return last_of_chain(list(ready), each) - 100

    return [
        exposed(1) <= 0,
        exposed(64) < 2,
        exposed(64, gpus=64) < 4,
        exposed(640, gb_per_second=100) < exposed(640) / 2,
        exposed(640) > exposed(1),
    ]


def q03():
    """In ticks of 0.005 ms."""

    def per_step(kernel=5, prepare=600, launch=2, item_every=1, graph=False):
        ends = [walk_loop(n, 400, kernel, prepare, launch, item_every, graph) for n in (10, 30)]
        return (ends[1] - ends[0]) / 20 * 0.005

    fast = per_step(kernel=1)
    without_item = walk_loop(200, 400, 5, 600, 2, 10**9) * 0.005
    return [
        200 * 7 <= without_item <= 200 * 8,
        abs(10 * per_step(item_every=10) - 103) <= 0.1,
        (fast - 400 * 0.005) / fast > 0.7,
        per_step(prepare=0) < 10.1,
        per_step(launch=20, graph=True) < 11,
    ]


def q04():
    def held(stage, gpus, blocks=64):
        """Deals out blocks of parameters; GB of the fullest GPU."""
        holds = Counter()
        for block in range(blocks):
            for size, from_stage in ((12, 1), (2, 2), (2, 3)):
                owners = [block % gpus] if stage >= from_stage else range(gpus)
                for gpu in owners:
                    holds[gpu] += size
        return max(holds.values()) * 13 / blocks

    def chunks(gpus, halves):
        """What a GPU sends, in parts of the tensor: halves of an all-reduce."""
        return halves * ring(gpus, gather_only=True)[1] / gpus

    assert all(ring(gpus)[1] == 2 * ring(gpus, gather_only=True)[1] for gpus in (2, 8, 32))
    tensor = sum(13 / 64 * 16 for column in range(64) if column // 8 == 3)
    plain = ring(8)[1] / 8
    return [
        held(0, 32) <= 80,
        held(1, 64) < held(1, 8) / 2,
        close(chunks(8, 3) / plain, 3, 0.01),
        close(tensor, 26, 1e-9) and close(held(3, 8), 26, 1e-9),
        close(chunks(8, 2) / plain, 0.5, 0.01),
    ]


def q05():
    """In ticks of 5 ms."""
    cap = [4, 3, 2, 1]
    step, all_held = walk_pipeline([2] * 4, [4] * 4, 12)
    interleaved, held = walk_pipeline([2] * 4, [4] * 4, 12, cap)
    more_by_gpipe = walk_pipeline([2] * 4, [4] * 4, 24)[1]
    more_interleaved = walk_pipeline([2] * 4, [4] * 4, 24, cap)[1]
    uneven = []
    for slow in range(4):
        forward = [3 if stage == slow else 2 for stage in range(4)]
        uneven.append(walk_pipeline(forward, [2 * time for time in forward], 12)[0])
    assert step == 90
    return [
        100 * walk_pipeline([1] * 4, [2] * 4, 24)[0] <= 92 * step,
        more_by_gpipe[0] == 2 * all_held[0] and more_interleaved[0] == held[0],
        interleaved <= step - 6,
        all(10 * ticks > 13 * step for ticks in uneven),
        100 * walk_pipeline([1] * 8, [2] * 8, 12)[0] <= 55 * step,
    ]


def q06():
    def pass_through(per_layer, layers=80):
        """Milliseconds of a token: (reading, communication) after each layer."""
        return sum(reading + communication for reading, communication in [per_layer] * layers)

    layer = 140e9 / 80 / 3.5e12 * 1e3  # reading it whole
    split8 = pass_through((layer / 8, 2 * 0.02))
    split8_fast = pass_through((layer / 16, 2 * 0.02))
    split16 = pass_through((layer / 16, 2 * 0.1))

    def pipeline(sequences, until):
        """Tokens by event: each stage is busy for 10 layers, then hands on."""
        stage_free, tokens = [0.0] * 8, 0
        events = [(0.0, 0, sequence) for sequence in range(sequences)]
        while events:
            events.sort()
            now, stage, sequence = events.pop(0)
            start = max(now, stage_free[stage])
            if start > until:
                continue
            stage_free[stage] = start + 10 * layer
            if stage == 7:
                tokens += 1
            events.append((start + 10 * layer + 0.02, (stage + 1) % 8, sequence))
        return until / tokens

    alone, crowd = pipeline(1, 40_000), pipeline(8, 40_000)
    return [
        1000 / alone >= 150,
        split8 / split8_fast >= 1.8,
        1000 / split8 >= 100,
        1 / crowd >= 8 / split8 / 2,
        split16 > split8,
    ]


def q07():
    def layer_bytes(tokens, kv_heads=8, query_heads=64):
        """What is kept of a layer's tensors; queries are not."""
        heads = {"query": query_heads, "key": kv_heads, "value": kv_heads}
        made = {name: np.empty((tokens, n, 128), np.float16) for name, n in heads.items()}
        return made["key"].nbytes + made["value"].nbytes

    def gpu_bytes(gpus):
        """Keys that the query heads of each GPU look at, for one token of one layer."""
        owner = np.repeat(np.arange(gpus), 64 // gpus)
        kv = np.repeat(np.arange(8), 8)
        return {layer_bytes(1, len(set(kv[owner == gpu]))) for gpu in range(gpus)}

    def fitting(tokens, block, room):
        """How many sequences can be given so many tokens, in blocks."""
        blocks, count = room // (80 * layer_bytes(block)), 0
        need = math.ceil(tokens / block)
        while blocks >= need:
            blocks, count = blocks - need, count + 1
        return count

    cache = 80 * layer_bytes(8192)
    return [
        gpu_bytes(16) == gpu_bytes(8),
        2.6e9 <= cache <= 2.8e9,
        80 * layer_bytes(8192, query_heads=128) == 2 * cache,
        64 * cache > 140e9,
        fitting(1000, 16, 500 * 10**9) > 8 * fitting(1000, 8192, 500 * 10**9),
    ]


def q08():
    """Five minutes in place of an hour, where nothing grows; what grows, grows with the time."""
    minutes = 300_000
    small, eight, large = (walk_server(4, minutes, limit) for limit in (4, 8, 32))
    at_once, gathered = walk_server(10, minutes, 8), walk_server(10, minutes, 8, gather=8)
    return [
        p95(small[:3000]) < p95(eight),
        max(eight) <= 28,
        p95(large) == p95(eight),
        p95(gathered) < p95(at_once),
        p95(walk_server(2, 60_000, 16)[:9000]) < 100,
    ]


def chance_of_at_least(failures, requests, probability):
    """One request after the other; the last state is `failures` or more."""
    state = np.zeros(failures + 1)
    state[0] = 1
    for _ in range(requests):
        moved = state * probability
        moved[-1] = 0
        state = state - moved
        state[1:] += moved[:-1]
    return state[-1]


def hours(requests, limit, probability, rng, count=4000):
    """Share of simulated hours in which M rolls back."""
    failed = rng.binomial(requests, probability, (count, 60))
    return (failed >= limit).any(axis=1).mean()


def q09():
    rng = np.random.default_rng(3)
    alarm = 1 - (1 - chance_of_at_least(3, 50, 0.01)) ** 60
    alarm_of_200 = 1 - (1 - chance_of_at_least(12, 200, 0.01)) ** 60
    assert abs(hours(50, 3, 0.01, rng) - alarm) < 0.04
    assert abs(hours(200, 12, 0.01, rng) - alarm_of_200) < 0.04
    times = np.append(rng.uniform(50, 200, 2880), np.full(120, 10_000))
    return [
        bool(alarm > 0.5),
        bool(chance_of_at_least(46, 3000, 0.02) > 0.9),
        bool(chance_of_at_least(3, 50, 0.02) > 0.5),
        bool(alarm_of_200 > 0.4),
        bool(np.percentile(times, 95, method="inverted_cdf") <= 300 < times.mean()),
    ]


class Adapter:
    """Rank 2, three inputs, two outputs, in plain floats."""

    W = [[0.09375, -0.109375, 0.0703125], [-0.078125, 0.125, 0.0625]]

    def __init__(self, rng):
        self.a = [[rng.gauss(0, 1) for _ in range(3)] for _ in range(2)]
        self.b = [[0.0, 0.0], [0.0, 0.0]]

    def output(self, x, alpha=32):
        inner = [sum(p * q for p, q in zip(row, x)) for row in self.a]
        base = [sum(p * q for p, q in zip(row, x)) for row in self.W]
        change = [alpha / 16 * sum(p * q for p, q in zip(row, inner)) for row in self.b]
        return [p + q for p, q in zip(base, change)]

    def loss(self, data):
        return sum((p - q) ** 2 for x, y in data for p, q in zip(self.output(x), y))

    def train(self, data, matrices, steps=400, rate=0.002, h=1e-5):
        """By central differences of the loss, for the given matrices alone."""
        places = [(row, j) for matrix in matrices for row in matrix for j in range(len(row))]
        for _ in range(steps):
            slopes = []
            for row, j in places:
                kept = row[j]
                row[j] = kept + h
                above = self.loss(data)
                row[j] = kept - h
                slopes.append((above - self.loss(data)) / (2 * h))
                row[j] = kept
            for (row, j), slope in zip(places, slopes):
                row[j] -= rate * slope


def bf16(x):
    """Of a double: 45 of its 52 fraction bits are rounded off."""
    bits = struct.unpack("<Q", struct.pack("<d", x))[0]
    bits += (1 << 44) - 1 + (bits >> 45 & 1)
    return struct.unpack("<d", struct.pack("<Q", bits >> 45 << 45))[0]


def q10():
    rng = random.Random(5)
    data = [([1, 2, -1], [1, 0]), ([0, -1, 1], [0, 1]), ([2, 0, 1], [-1, 1])]
    probes = [[rng.gauss(0, 1) for _ in range(3)] for _ in range(10)]
    trained, only_a, fresh = Adapter(rng), Adapter(rng), Adapter(rng)
    before = trained.loss(data), only_a.loss(data)
    trained.train(data, [trained.a, trained.b])
    only_a.train(data, [only_a.a])
    assert trained.loss(data) < before[0] / 2

    def is_base(output):
        return all(output(x) == Adapter(rng).output(x) for x in probes)

    b_alone = Adapter(rng)
    b_alone.b = trained.b
    assert not is_base(trained.output)
    magnitudes = [sign * k / 2048 for k in range(128, 257) for sign in (1, -1)]  # 8 bits are enough
    assert all(bf16(w) == w for w in magnitudes)
    deltas = [0.0001 * k / 10 for k in range(-10, 11)]
    return [
        is_base(fresh.output),
        only_a.loss(data) < before[1] * 1.3 / 2.1 * 1.01,
        is_base(lambda x: trained.output(x, alpha=16)),
        all(bf16(w + d) == w for w in magnitudes for d in deltas),
        is_base(b_alone.output),
    ]


def key():
    """Name -> letters, for all questions."""
    found = {}
    for function in (q00, q01, q02, q03, q04, q05, q06, q07, q08, q09, q10):
        holds = function()
        assert len(holds) == 5
        found[function.__name__] = list(itertools.compress("ABCDE", holds))
    return found
