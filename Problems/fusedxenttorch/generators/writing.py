"""How test cases are written down: see "The driver's input" in the statement for the lines.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. `call(...)` makes
the lines of one call.
"""

CASES = []  # (name, rule, lines, number of calls)


def case(name, rule, *calls):
    CASES.append((name, rule, [line for lines in calls for line in lines], len(calls)))


def call(logits, targets, *changes, **options):
    """One call. The options go to the solution but gradient and autocast: see the driver."""
    order = ("ignore_index", "label_smoothing", "reduction", "gradient", "autocast")
    words = [f"{name} {options[name]}" for name in order if name in options]
    return [" ".join(["call"] + words), f"logits {logits}", f"targets {targets}", *changes]


def array(dtype, shape, recipe, layout="plain"):
    return " ".join(str(word) for word in (dtype, len(shape), *shape, layout, recipe))


def f16(shape, recipe, layout="plain"):
    return array("float16", shape, recipe, layout)


def bf16(shape, recipe, layout="plain"):
    return array("bfloat16", shape, recipe, layout)


def f32(shape, recipe, layout="plain"):
    return array("float32", shape, recipe, layout)


def f64(shape, recipe, layout="plain"):
    return array("float64", shape, recipe, layout)


def i64(shape, recipe, layout="plain"):
    return array("int64", shape, recipe, layout)


def i32(shape, recipe, layout="plain"):
    return array("int32", shape, recipe, layout)


def values(*numbers):
    return "values " + " ".join(str(number) for number in numbers)


def labels(shape, seed, classes, layout="plain"):
    """Targets drawn from all classes."""
    return i64(shape, f"uniform {seed} 0 {classes - 1}", layout)
