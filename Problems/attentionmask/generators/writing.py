"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. `call(...)` makes
the lines of one call, `sizes(...)` those of a well-formed one.
"""

CASES = []  # (name, rule, lines, number of calls)


def case(name, rule, *calls):
    CASES.append((name, rule, [line for lines in calls for line in lines], len(calls)))


def call(causal, q, k, v, lengths, *changes):
    """One call; `causal` is "causal" or "full"."""
    return [f"call {causal}", f"q {q}", f"k {k}", f"v {v}", f"lengths {lengths}", *changes]


def sizes(
    causal,
    batch,
    heads,
    time,
    keys,
    width,
    lengths,
    *changes,
    seed,
    dtype="float32",
    bound=2,
    recipe="uniform",
    layout="plain",
):
    """A well-formed call of pseudo-random numbers: `heads` is (Hq, Hkv), `lengths` a list or line.

    q and k are from -bound to bound, v from -2 to 2.
    """
    kv = (batch, heads[1], keys, width)
    if isinstance(lengths, list):
        lengths = i64((batch,), values(*lengths))
    between = f"{-bound} {bound}"
    return call(
        causal,
        random(dtype, (batch, heads[0], time, width), f"{recipe} {seed} {between}", layout),
        random(dtype, kv, f"{recipe} {seed + 1} {between}", layout),
        random(dtype, kv, f"uniform {seed + 2} -2 2", layout),
        lengths,
        *changes,
    )


def padding_of(name, dtype, huge, seed):
    """A case of calls with all kinds of things in the padding of k and v."""
    pads = ("full", "nan"), ("causal", "nan"), ("full", "inf"), ("full", "-inf"), ("full", huge)
    case(
        name,
        "nan, infinities or huge numbers in the padding of k and v must not reach the result",
        *[
            sizes(
                causal,
                3,
                (2, 1),
                4,
                5,
                4,
                [2, 4, 0],
                f"pad {pad}",
                seed=seed + 6 * number,
                dtype=dtype,
            )
            for number, (causal, pad) in enumerate(pads)
        ],
    )


def random(dtype, shape, recipe, layout):
    """Where there is no element there is nothing random, and nothing to be laid out."""
    return array(dtype, shape, "fill 0") if 0 in shape else array(dtype, shape, recipe, layout)


def array(dtype, shape, recipe, layout="plain"):
    return " ".join(str(word) for word in (dtype, len(shape), *shape, layout, recipe))


def f16(shape, recipe, layout="plain"):
    return array("float16", shape, recipe, layout)


def f32(shape, recipe, layout="plain"):
    return array("float32", shape, recipe, layout)


def f64(shape, recipe, layout="plain"):
    return array("float64", shape, recipe, layout)


def i64(shape, recipe, layout="plain"):
    return array("int64", shape, recipe, layout)


def i32(shape, recipe, layout="plain"):
    return array("int32", shape, recipe, layout)


def values(*numbers):
    return "values " + " ".join(str(number) for number in numbers) if numbers else "fill 0"
