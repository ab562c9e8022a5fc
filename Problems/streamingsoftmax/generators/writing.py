"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, streams...)`: the rule is what a failing test may tell the solver. `stream(...)`
makes the lines of one object; `new`, `use`, `finish` and `update(...)` stand for themselves.
"""

CASES = []  # (name, rule, lines)
NEW = "new"
FINISH = "finish"


def case(name, rule, *streams):
    CASES.append((name, rule, [line for lines in streams for line in lines]))


def stream(*steps):
    """A new object, its steps (lines, or lists of lines), and a call of finish at the end."""
    lines = [NEW]
    for step in steps:
        lines += [step] if isinstance(step, str) else step
    return lines + [FINISH]


def use(number):
    return f"use {number}"


def update(dtype, shape, recipe, *puts, layout="plain", times=1, rise=0):
    """One chunk, or `times` chunks, each `rise` above the one before it."""
    options = ([f"times {times}"] if times > 1 else []) + ([f"rise {rise}"] if rise else [])
    words = ["update", *options, dtype, len(shape), *shape, layout, recipe]
    return [" ".join(str(word) for word in words), *(f"put {put}" for put in puts)]


def f16(*arguments, **options):
    return update("float16", *arguments, **options)


def f32(*arguments, **options):
    return update("float32", *arguments, **options)


def f64(*arguments, **options):
    return update("float64", *arguments, **options)


def values(*numbers):
    return "values " + " ".join(str(number) for number in numbers)


def row(*numbers, dtype="float32"):
    """A chunk with one axis."""
    return update(dtype, (len(numbers),), values(*numbers) if numbers else "fill 0")


def rows(*rows, dtype="float32"):
    """A chunk with two axes."""
    numbers = [number for row in rows for number in row]
    return update(dtype, (len(rows), len(rows[0])), values(*numbers) if numbers else "fill 0")


def uniform(seed, low, high):
    return f"uniform {seed} {low} {high}"
