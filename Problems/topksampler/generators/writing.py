"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. `call(...)` makes
the lines of one call. `pick SEED` stands for values of u that generate.py finds, for they must
keep away from the boundaries.
"""

CASES = []  # (name, rule, lines, number of calls)
NEXT_TO_ONE = "0.9999999999999999"  # 1 - 2**-53, the greatest float64 below 1


def case(name, rule, *calls):
    CASES.append((name, rule, [line for lines in calls for line in lines], len(calls)))


def call(logits, u, *changes, k=0, p=1, temperature=1):
    """One call; `u` is a line, or a list of the draws."""
    if isinstance(u, list):
        u = f64((len(u),), values(*u))
    return [f"call {k} {p} {temperature}", f"logits {logits}", f"u {u}", *changes]


def rows(*lists, dtype="float32"):
    """Logits that are written out."""
    return array(dtype, (len(lists), len(lists[0])), values(*(x for row in lists for x in row)))


def same(count, *row, dtype="float32"):
    """The same row several times."""
    return rows(*[row] * count, dtype=dtype)


def array(dtype, shape, recipe, layout="plain"):
    return " ".join(str(word) for word in (dtype, len(shape), *shape, layout, recipe))


def f16(shape, recipe, layout="plain"):
    return array("float16", shape, recipe, layout)


def f32(shape, recipe, layout="plain"):
    return array("float32", shape, recipe, layout)


def f64(shape, recipe, layout="plain"):
    return array("float64", shape, recipe, layout)


def pick(count, seed, layout="plain"):
    return f64((count,), f"pick {seed}", layout)


def values(*numbers):
    return "values " + " ".join(str(number) for number in numbers) if numbers else "fill 0"


def uniform(seed, low, high):
    return f"uniform {seed} {low} {high}"


def whole(seed, low, high):
    return f"whole {seed} {low} {high}"
