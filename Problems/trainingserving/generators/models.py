"""The systems of the questions, on exact numbers: fractions in, fractions out.

Times are in milliseconds unless a name says otherwise, sizes in bytes, bandwidths in bytes per ms.
"""

from fractions import Fraction as F

KB, MB, GB, TB = (10**power for power in (3, 6, 9, 12))
PER_SECOND = F(1, 1000)  # GB * PER_SECOND: a bandwidth of 1 GB/s


def all_reduce(size, gpus, latency, bandwidth):
    """The time of an all-reduce in a ring."""
    return 2 * (gpus - 1) * (latency + F(size, gpus) / bandwidth)


def sent(size, gpus, scatters_and_gathers):
    """What a GPU sends in so many reduce-scatters and all-gathers of `size` bytes in a ring."""
    return scatters_and_gathers * (gpus - 1) * F(size, gpus)


def reduced(ready, each):
    """When the last bucket is reduced: one after the other, in the order of `ready`."""
    end = 0
    for at in ready:
        end = max(end, at) + each
    return end


def train_loop(steps, kernels, kernel, prepare, launch, waits, launches=None):
    """When the GPU has run all: the CPU prepares, launches, and waits for the GPU after the steps
    for which `waits(number from 1)` is true. `launches`: into how many the kernels are put."""
    launches = launches or kernels
    cpu = gpu = F(0)
    for step in range(1, steps + 1):
        cpu += prepare
        for _ in range(launches):
            cpu += launch
            gpu = max(cpu, gpu) + kernel * kernels / launches
        if waits(step):
            cpu = gpu
    return gpu


def gpipe(stages, micro_batches):
    """When a step is over; `stages`: (forward, backward) times of each."""
    forward = [F(0)] * micro_batches  # when the stage before has done it
    for time, _ in stages:
        free = F(0)
        for number in range(micro_batches):
            free = forward[number] = max(free, forward[number]) + time
    backward = [F(0)] * micro_batches
    own_forwards = ends_of_forwards(stages, micro_batches)
    for (_, time), free in zip(reversed(stages), reversed(own_forwards)):
        for number in range(micro_batches):
            free = backward[number] = max(free, backward[number]) + time
    return backward[-1]


def ends_of_forwards(stages, micro_batches):
    """When each stage has done its last forward pass."""
    ends, done = [], [F(0)] * micro_batches
    for time, _ in stages:
        free = F(0)
        for number in range(micro_batches):
            free = done[number] = max(free, done[number]) + time
        ends.append(free)
    return ends


def one_forward_one_backward(stages, micro_batches):
    """(when a step of 1F1B is over, the most activations that each stage holds), by events."""
    count = len(stages)
    forward = [[None] * micro_batches for _ in stages]  # when each pass ends, once it has begun
    backward = [[None] * micro_batches for _ in stages]
    begun = [[0, 0] for _ in stages]  # forward and backward passes of each stage
    free, most, now = [F(0)] * count, [0] * count, F(0)

    def may_backward(stage):
        number = begun[stage][1]
        above = forward[stage] if stage == count - 1 else backward[stage + 1]
        return number < micro_batches and above[number] is not None and above[number] <= now

    def may_forward(stage):
        number = begun[stage][0]
        if number == micro_batches or held(stage) == count - stage:
            return False
        below = stage == 0 or forward[stage - 1][number]
        return stage == 0 or (below is not None and below <= now)

    def held(stage):
        ended = sum(end is not None and end <= now for end in backward[stage])
        return begun[stage][0] - ended

    while any(passes[1] < micro_batches for passes in begun):
        for stage, times in enumerate(stages):
            if free[stage] > now:
                continue
            for way, may, ends in ((1, may_backward, backward), (0, may_forward, forward)):
                if may(stage):
                    free[stage] = ends[stage][begun[stage][way]] = now + times[way]
                    begun[stage][way] += 1
                    most[stage] = max(most[stage], held(stage))
                    break
        now = min((at for at in free if at > now), default=now)
    return max(free), most


def serve(every, count, limit, wait_for=1):
    """The times that `count` requests take. When the GPU is free and `wait_for` requests wait, it
    takes up as many as wait, up to `limit`, for 20 ms and 1 ms each."""
    taken, free, times = 0, 0, []
    while taken < count:
        start = max(free, every * min(taken + wait_for - 1, count - 1))
        here = min(count, start // every + 1) - taken
        batch = min(here, limit)
        free = start + 20 + batch
        times += [free - every * number for number in range(taken, taken + batch)]
        taken += batch
    return times


def percentile(times, share=95):
    """The shortest time in which so many per cent of all are answered."""
    ordered = sorted(times)
    return ordered[-(-len(ordered) * share // 100) - 1]
