"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, steps...)`: the rule is what a failing test may tell the solver. A step is a list
of lines; `chunk(...)`, `merge(...)` and `describe(...)` make one. Stats are numbered from 0.
"""

CASES = []  # (name, rule, lines)


def case(name, rule, *steps):
    CASES.append((name, rule, [line for lines in steps for line in lines]))


def chunk(dtype, shape, recipe, *puts, layout="plain", times=1, rise=0):
    """One chunk, or `times` chunks, each `rise` above the one before it."""
    options = ([f"times {times}"] if times > 1 else []) + ([f"rise {rise}"] if rise else [])
    words = ["chunk", *options, dtype, len(shape), *shape, layout, recipe]
    return [" ".join(str(word) for word in words), *(f"put {put}" for put in puts)]


def f16(*arguments, **options):
    return chunk("float16", *arguments, **options)


def f32(*arguments, **options):
    return chunk("float32", *arguments, **options)


def f64(*arguments, **options):
    return chunk("float64", *arguments, **options)


def merge(*numbers):
    """Numbers, or ranges as "0-39"."""
    return [" ".join(["merge", *map(str, numbers)])]


def describe(*numbers, unit=1):
    return [f"describe {number}" + (f" unit {unit}" if unit != 1 else "") for number in numbers]


def values(*numbers):
    return "values " + " ".join(str(number) for number in numbers)


def rows(*rows, dtype="float64", **options):
    """A chunk written out."""
    numbers = [number for row in rows for number in row]
    return chunk(dtype, (len(rows), len(rows[0])), values(*numbers), **options)


def column(*numbers, dtype="float64", **options):
    """A chunk with one column."""
    return chunk(dtype, (len(numbers), 1), values(*numbers), **options)


def nothing(columns, dtype="float64"):
    """A shard without rows."""
    return chunk(dtype, (0, columns), "fill 0")


def uniform(seed, low, high):
    return f"uniform {seed} {low} {high}"
