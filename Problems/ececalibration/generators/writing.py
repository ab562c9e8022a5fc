"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. `ece(...)` and
`fit(...)` make the lines of one call.
"""

CASES = []  # (name, rule, lines, number of calls)


def case(name, rule, *calls):
    CASES.append((name, rule, [line for lines in calls for line in lines], len(calls)))


def ece(m, probs, labels, *changes):
    """One call; `labels` is a line, or a list of labels."""
    return [f"ece {m}", f"probs {probs}", f"labels {as_line(labels)}", *changes]


def fit(logits, labels, *changes):
    return ["fit", f"logits {logits}", f"labels {as_line(labels)}", *changes]


def as_line(labels):
    return array("int64", (len(labels),), values(*labels)) if isinstance(labels, list) else labels


def rows(*lists, dtype="float64", layout="plain"):
    """An array that is written out."""
    numbers = [number for row in lists for number in row]
    return array(dtype, (len(lists), len(lists[0])), values(*numbers), layout)


def pairs(*confidences, dtype="float64"):
    """Rows of two classes, the first of which has the confidence."""
    return rows(*[(one, rest(one)) for one in confidences], dtype=dtype)


def rest(confidence):
    return word(1 - float(confidence))


def word(number):
    """The shortest decimal that is this float64, as the validator wants it."""
    text = repr(float(number)).replace("e-0", "e-").replace("e+", "e")
    return text.removesuffix(".0")


def array(dtype, shape, recipe, layout="plain"):
    return " ".join(str(one) for one in (dtype, len(shape), *shape, layout, recipe))


def f16(shape, recipe, layout="plain"):
    return array("float16", shape, recipe, layout)


def f32(shape, recipe, layout="plain"):
    return array("float32", shape, recipe, layout)


def f64(shape, recipe, layout="plain"):
    return array("float64", shape, recipe, layout)


def i64(count, recipe, layout="plain"):
    return array("int64", (count,), recipe, layout)


def best(count, seed, percent, dtype="int64", layout="plain"):
    """Labels that are the most likely class, but for so many percent of the rows."""
    return array(dtype, (count,), f"best {seed} {percent}", layout)


def values(*numbers):
    return "values " + " ".join(str(number) for number in numbers) if numbers else "fill 0"


def uniform(seed, low, high):
    return f"uniform {seed} {low} {high}"


def whole(seed, low, high):
    return f"whole {seed} {low} {high}"


def shares(seed, power):
    return f"shares {seed} {power}"
