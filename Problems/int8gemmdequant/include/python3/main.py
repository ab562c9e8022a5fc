"""Driver of the problem `int8gemmdequant` for the cases that a CPU can check; NumPy alone.

A submission is the file solution.py beside this one. The statement, "The driver's input", says
what is read here and how the arrays are made of it.
"""

import os
import sys

import numpy as np

# fill: least and greatest integer, exponents of scale_a and scale_b (least, greatest), greatest |bias|
PLAIN = {
    "small": (-3, 3, (-2, 0), (-1, 0), 2.0),
    "normal": (-128, 127, (-9, -7), (-8, -6), 4.0),
    "scales": (-128, 127, (-14, -5), (-10, -3), 1.0),
    "large": (-128, 127, (-2, 0), (-2, 0), 100.0),
}
CANCELLED = {"max": (127, 127), "min": (-128, -128), "cancel": (120, 127)}


def read(text):
    return dict(word.split("=", 1) for word in text.split())


# --- making arrays ---------------------------------------------------------------------------


def noise(seed, stream, count):
    """64-bit numbers: splitmix64's finaliser over a counter; the same under every NumPy."""
    z = np.arange(count, dtype=np.uint64) + np.uint64((8 * seed + stream) << 32)
    z *= np.uint64(0x9E3779B97F4A7C15)
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def unit(seed, stream, count):
    """Numbers of [0, 1)."""
    return (noise(seed, stream, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def integers(seed, stream, count, low, high):
    steps = noise(seed, stream, count) % np.uint64(high - low + 1)
    return steps.astype(np.int64) + low


def powers(seed, stream, count, exponents):
    """2**e * (1 + u), e an integer of the range, u of [0, 1); `small` has u = 0."""
    e = integers(seed, stream, count, *exponents)
    return np.ldexp(1 + unit(seed, stream + 1, count), e).astype(np.float32)


def make(case):
    """a, b, scale_a, scale_b, bias."""
    m, k, n, seed = (int(case[name]) for name in ("m", "k", "n", "seed"))
    fill = case["fill"]
    if fill in PLAIN:
        low, high, powers_a, powers_b, most = PLAIN[fill]
        scale_a, scale_b = powers(seed, 2, m, powers_a), powers(seed, 4, n, powers_b)
        bias = ((2 * unit(seed, 6, n) - 1) * most).astype(np.float32)
        if fill == "small":  # for people: powers of two, and a bias in quarters
            scale_a = np.ldexp(1.0, integers(seed, 2, m, *powers_a)).astype(np.float32)
            scale_b = np.ldexp(1.0, integers(seed, 4, n, *powers_b)).astype(np.float32)
            bias = (integers(seed, 6, n, -8, 8) / 4).astype(np.float32)
    else:
        low, high = CANCELLED[fill]
        scale_a = (2.0**-12 * (1 + 2.0**-12 * (2 * unit(seed, 2, m) - 1))).astype(np.float32)
        scale_b = powers(seed, 4, n, (-10, -9))
        middle = k * ((low + high) / 2) ** 2
        bias = (-middle * 2.0**-12 * scale_b.astype(np.float64)).astype(np.float32)
    a = integers(seed, 0, m * k, low, high).astype(np.int8).reshape(m, k)
    b = integers(seed, 1, k * n, low, high).astype(np.int8).reshape(k, n)
    return a, b, scale_a, scale_b, bias


# --- the call --------------------------------------------------------------------------------


def main():
    case = read(sys.stdin.read())
    if case.get("place") == "gpu":
        print("gpu")
        return
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import int8_gemm_dequant

    inputs = make(case)
    kept = [array.copy() for array in inputs]
    c = np.full((inputs[0].shape[0], inputs[1].shape[1]), np.nan, dtype=np.float16)
    int8_gemm_dequant(*inputs, c)
    if any(now.tobytes() != then.tobytes() for now, then in zip(inputs, kept)):
        print("MUTATED")
        return
    for row in c:
        print(" ".join("%.9g" % float(value) for value in row))


if __name__ == "__main__":
    main()
