"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, runs...)`: the rule is what a failing test may tell the solver. `run(...)` makes
the lines of one run from those of its parameters and steps.
"""

CASES = []  # (name, rule, lines)


def case(name, rule, *runs):
    CASES.append((name, rule, [line for lines in runs for line in lines]))


def run(*steps, t=0):
    """A new state: lines, or lists of lines."""
    lines = [f"run {t}"]
    for step in steps:
        lines += [step] if isinstance(step, str) else step
    return lines


def param(shape, recipe, m=None, v=None, decayed=False, layout="plain"):
    """A parameter, and its moments where they are not 0."""
    kind = "decayed" if decayed else "free"
    lines = [words("param", kind, len(shape), *shape, layout, recipe)]
    lines += [] if m is None else [words("m", m)]
    lines += [] if v is None else [words("v", v)]
    return lines


def vector(*numbers, m=None, v=None, decayed=False):
    """A parameter with one axis."""
    return param((len(numbers),), values(*numbers), m, v, decayed)


def cfg(lr=0.1, beta1=0.9, beta2=0.999, eps="1e-8", weight_decay=0, max_norm="none"):
    return words("cfg", lr, beta1, beta2, eps, weight_decay, max_norm)


def step(scale, count, *grads):
    """A step with so many micro-batches: lines, or lists of lines."""
    lines = [words("step", scale, count)]
    for grad in grads:
        lines += [grad] if isinstance(grad, str) else grad
    return lines


def micros(scale, *batches, dtype="float32"):
    """A step: for each micro-batch the numbers of each parameter, None for no gradient."""
    grads = [
        grad(micro, index, dtype, (len(numbers),), values(*numbers))
        for micro, batch in enumerate(batches)
        for index, numbers in enumerate(batch)
        if numbers is not None
    ]
    return step(scale, len(batches), *grads)


def grad(micro, index, dtype, shape, recipe, *puts, layout="plain"):
    """The gradient of a parameter in a micro-batch, `*` for all of them."""
    line = words("grad", micro, index, dtype, len(shape), *shape, layout, recipe)
    return [line, *(f"put {put}" for put in puts)]


def entries(micro, count):
    return words("entries", micro, count)


def values(*numbers):
    return words("values", *numbers) if numbers else "fill 0"


def uniform(seed, low, high):
    return words("uniform", seed, low, high)


def words(*parts):
    return " ".join(str(part) for part in parts)
