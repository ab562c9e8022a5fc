"""Edges 7 to 12 of the contract: no gradients, dtypes, forms, ValueError, memory, cost."""

from writing import (
    case,
    cfg,
    entries,
    grad,
    micros,
    param,
    run,
    step,
    uniform,
    values,
    vector,
)

OLD = {"m": values(0.5, 0.25), "v": values(0.5, 1)}

# --- 7 parameters without a gradient ---------------------------------------------------------

case(
    "secret/07-no-gradient",
    "a parameter without a gradient in any micro-batch stays as it is, moments too: no decay",
    run(
        vector(1, 2, decayed=True, **OLD),
        vector(3, 4, decayed=True, **OLD),
        cfg(weight_decay=0.5),
        micros(1, ([3, -1], None)),
        micros(1, (None, [3, -1])),
        micros(1, (None, [3, -1]), (None, [1, -1])),
        t=3,
    ),
    run(
        vector(1, 2, **OLD),
        vector(3, 4, **OLD),
        cfg(max_norm=1),
        micros(2, ([3, -1], None), ([3, -2], None)),
        t=3,
    ),
)
case(
    "secret/07-no-gradient-in-some",
    "a micro-batch without a gradient counts as zeros: the mean is over all micro-batches",
    run(
        vector(1, 2),
        vector(3, 4),
        cfg(eps=0.5),
        micros(1, ([3, -1], [2, 6]), ([1, -3], None), ([1, 1], None)),
    ),
    run(
        vector(1, 2, decayed=True),
        vector(3, 4, decayed=True),
        cfg(eps=0.5, weight_decay=0.5, max_norm=3),
        micros(4, (None, [24, 12]), ([24, -12], None)),
    ),
    run(vector(1, 2), cfg(eps=0.5), micros(1, (None,), (None,), ([3, -1],))),
    run(vector(1, 2), cfg(eps=0.5), micros(1, ([3, -1],), (None,))),
)
case(
    "secret/07-first-gradient-later",
    "t counts the steps of the state, for a parameter whose first gradient comes later too",
    run(
        vector(1, 2),
        vector(3, 4),
        cfg(eps=0.5),
        micros(1, ([3, -1], None)),
        micros(1, ([3, -1], None)),
        micros(1, ([3, -1], [3, -1])),
    ),
)
case(
    "secret/07-no-gradient-at-all",
    "without any gradient it is a step all the same: t grows",
    run(
        vector(1, 2, decayed=True, **OLD),
        cfg(weight_decay=0.5, max_norm=1),
        micros(8, (None,), (None,)),
        micros("next", (None,)),
        micros("next", ([3, -1],)),
        t=3,
    ),
)

# --- 8 dtypes --------------------------------------------------------------------------------

case(
    "secret/08-half",
    "sums of float16 gradients, and unscaled ones, fit in no float16",
    run(vector(1, -2), cfg(eps=0.5), micros(1024, *[([60000, -50000],)] * 4, dtype="float16")),
    run(
        vector(1, -2),
        cfg(eps="1e-12"),
        micros(65536, (["6e-8", "-1e-6"],), (["2e-7", "3e-7"],), dtype="float16"),
    ),
    run(
        param((5,), uniform(200, -1, 1)),
        cfg(eps=0.5, max_norm=1),
        step(64, 9, grad("*", 0, "float16", (5,), uniform(210, -100, 300))),
    ),
    run(vector(1, -2), cfg(eps=0.5, max_norm=1), micros(1, ([300, 400],), dtype="float16")),
)
case(
    "secret/08-single",
    "sums of float32 gradients that fit in no float32",
    run(vector(1, -2), cfg(eps=0.5), micros(1, *[(["3e38", "-2e38"],)] * 4)),
    run(vector(1, -2), cfg(eps="1e-30"), micros(65536, *[(["1e-42", "-3e-42"],)] * 2)),
)
case(
    "secret/08-double",
    "all arithmetic is in float64: moments and parameters have its range and digits",
    run(vector("1e12", "-1e12"), cfg(), micros(1, ([1, 2],))),
    run(vector("123456.789", 2), cfg(lr=100), micros(1, (["1e-7", "1e60"],), dtype="float64")),
    run(
        vector(1, 2, m=values("1e-50", "1e50"), v=values("1e-100", "1e100")),
        cfg(eps="1e-30"),
        micros(1, (["3e-50", "3e50"],), dtype="float64"),
        t=7,
    ),
    run(
        vector(0, 0, m=values("0.1", "0.1"), v=values("0.01", "0.01")),
        cfg(beta1=0.5),
        micros(1, (["-0.0999999", "-0.1000001"],), dtype="float64"),
        t=7,
    ),
)
case(
    "secret/08-mixed",
    "micro-batches and parameters may differ in dtype: none is rounded to that of another",
    run(
        vector(1, 2),
        vector(3, 4),
        cfg(eps=0.5),
        step(
            1,
            3,
            grad(0, 0, "float16", (2,), values(1, 2)),
            grad(1, 0, "float32", (2,), values(70000, "0.1")),
            grad(2, 0, "float64", (2,), values("1e60", "0.3")),
            grad(0, 1, "float64", (2,), values("1e-3", "0.3")),
            grad(2, 1, "float16", (2,), values(1, 2)),
        ),
    ),
)

# --- 9 shapes and layouts --------------------------------------------------------------------

case(
    "secret/09-shapes",
    "parameters have any number of axes, none among them, and may have no elements",
    run(
        param((), values(3), decayed=True),
        param((0,), "fill 0", decayed=True),
        param((2, 0, 3), "fill 0"),
        param((1,), values(2)),
        param((2, 3), uniform(220, -1, 1), decayed=True),
        param((2, 1, 2, 2), uniform(221, -1, 1)),
        cfg(eps=0.5, weight_decay=0.5, max_norm=1),
        *(
            step(
                8,
                2,
                grad("*", 0, "float32", (), uniform(230 + seed, 4, 9)),
                grad("*", 1, "float32", (0,), "fill 0"),
                grad(1, 2, "float16", (2, 0, 3), "fill 0"),
                grad("*", 3, "float32", (1,), uniform(240 + seed, 4, 9)),
                grad("*", 4, "float64", (2, 3), uniform(250 + seed, 4, 9)),
                grad("*", 5, "float16", (2, 1, 2, 2), uniform(260 + seed, 4, 9)),
            )
            for seed in (0, 5)
        ),
    ),
    run(param((0,), "fill 0"), cfg(max_norm=1), step(1, 1, grad(0, 0, "float32", (0,), "fill 0"))),
)
LAYOUT_RULE = "arrays need not be contiguous: results depend on the elements alone"
for layout in ("permuted", "sliced", "reversed", "spread"):
    own = "plain" if layout == "spread" else layout
    case(
        f"secret/09-layout-{layout}",
        LAYOUT_RULE,
        run(
            param((3, 4), uniform(270, -1, 1), uniform(271, -1, 1), uniform(272, 0, 1), layout=own),
            param((2, 3, 2), uniform(273, -1, 1), decayed=True),
            cfg(eps=0.5, weight_decay=0.5, max_norm=1),
            step(
                4,
                2,
                grad("*", 0, "float32", (3, 4), uniform(280, 2, 9), layout=layout),
                grad(0, 1, "float16", (2, 3, 2), uniform(283, 2, 9), layout=layout),
                grad(1, 1, "float64", (2, 3, 2), uniform(284, 2, 9), layout=layout),
            ),
            step(
                "next",
                2,
                grad("*", 0, "float64", (3, 4), uniform(290, 2, 9), layout=layout),
                grad(0, 1, "float64", (2, 3, 2), uniform(293, 2, 9)),
            ),
            t=4,
        ),
        run(
            param((3, 4), uniform(294, -1, 1), layout=own),
            cfg(),
            step(4, 1, grad(0, 0, "float32", (3, 4), uniform(295, 2, 9), "1 * inf", layout=layout))
            if layout != "spread"
            else step(
                4, 1, grad(0, 0, "float32", (3, 4), uniform(295, 2, 9), "* 2 inf", layout=layout)
            ),
        ),
    )

# --- 10 ValueError ---------------------------------------------------------------------------

GOOD = micros(8, ([3, -1],))


def refused(*steps, **options):
    """Steps, each of them refused, and then a good one."""
    return run(vector(1, 2, decayed=True, **OLD), cfg(weight_decay=0.5), *steps, GOOD, **options)


case(
    "secret/10-no-micro-batch",
    "at least one micro-batch is needed",
    refused(step(8, 0)),
    refused(step(8, 0), step(1, 0), t=3),
)
case(
    "secret/10-number-of-entries",
    "each micro-batch has an entry for each parameter",
    refused([*micros(8, ([3, -1],)), entries(0, 0)]),
    refused([*micros(8, ([3, -1],)), entries(0, 2)]),
    refused([*micros(8, ([3, -1],), ([3, -1],), ([3, -1],)), entries(2, 2)]),
    refused([*micros(8, ([3, -1],), ([3, -1],), ([3, -1],)), entries(1, 0)]),
    run(
        vector(1, 2),
        vector(3, 4),
        cfg(),
        [*micros(8, ([3, -1], [1, 1]), ([3, -1], None)), entries(1, 1)],
        micros(8, ([3, -1], [1, 1])),
    ),
)
case(
    "secret/10-shapes-refused",
    "a gradient has the shape of its parameter: nothing is broadcast",
    refused(
        micros(8, ([3],)),
        micros(8, ([3, -1, 2],)),
        micros(8, ([],)),
        micros(8, ([3, -1],), ([3],)),
        step(8, 1, grad(0, 0, "float32", (), values(3))),
        step(8, 1, grad(0, 0, "float32", (1, 2), values(3, -1))),
        step(8, 1, grad(0, 0, "float32", (2, 1), values(3, -1))),
        step(8, 1, grad(0, 0, "float32", (2, 2), values(3, -1, 4, 5))),
    ),
    run(
        param((2, 3), uniform(300, -1, 1)),
        param((), values(1)),
        cfg(),
        step(1, 1, grad(0, 0, "float32", (3, 2), uniform(301, -1, 1))),
        step(1, 1, grad(0, 0, "float32", (6,), uniform(302, -1, 1))),
        step(1, 1, grad(0, 0, "float32", (3,), uniform(303, -1, 1))),
        step(1, 1, grad(0, 1, "float32", (1,), values(1))),
        step(1, 1, grad(0, 1, "float32", (1, 1), values(1))),
        step(1, 1, grad(0, 0, "float32", (2, 3), uniform(304, -1, 1))),
    ),
    run(
        param((0, 2), "fill 0"),
        cfg(),
        step(1, 1, grad(0, 0, "float32", (2, 0), "fill 0")),
        step(1, 1, grad(0, 0, "float32", (0,), "fill 0")),
        step(1, 1, grad(0, 0, "float32", (0, 1), "fill 0")),
        step(1, 1, grad(0, 0, "float32", (0, 2), "fill 0")),
    ),
    run(
        param((), values(1)),
        vector(1),
        cfg(),
        step(1, 1, grad(0, 0, "float32", (0,), "fill 0")),
        step(1, 1, grad(0, 1, "float32", (0,), "fill 0")),
        micros(1, (None, [1])),
    ),
)
case(
    "secret/10-dtypes-refused",
    "gradients are float16, float32 or float64",
    *(
        refused(step(8, 2, grad(micro, 0, dtype, (2,), values(1, 0))))
        for micro, dtype in [(0, "int64"), (1, "int32"), (0, "int8"), (1, "uint8"), (0, "bool")]
    ),
    refused(
        step(
            8, 2, grad(0, 0, "float32", (2,), values(1, 2)), grad(1, 0, "int64", (2,), values(1, 2))
        )
    ),
    run(
        param((0,), "fill 0"),
        cfg(),
        step(1, 1, grad(0, 0, "int64", (0,), "fill 0")),
        step(1, 1, grad(0, 0, "float64", (0,), "fill 0")),
    ),
)
case(
    "secret/10-scale-refused",
    "the scale is finite and above 0",
    refused(*(micros(scale, ([3, -1],)) for scale in (0, -8, "inf", "-inf", "nan"))),
)


def configurations(*settings, gradient=(3, -1)):
    """A run with a refused step for each of some settings, then a good one."""
    lines = [vector(1, 2, decayed=True, **OLD)]
    for setting in settings:
        lines += [cfg(**setting), micros(8, (gradient,))]
    return run(*lines, cfg(), GOOD)


case(
    "secret/10-rates-refused",
    "lr, eps and weight_decay are finite, eps is above 0, the others are not below 0",
    configurations(*({"lr": bad} for bad in (-0.1, "inf", "nan"))),
    configurations(*({"eps": bad} for bad in (0, "-1e-8", "inf", "nan"))),
    configurations(*({"weight_decay": bad} for bad in (-0.1, "inf", "nan"))),
)
case(
    "secret/10-betas-refused",
    "beta1 and beta2 are at least 0 and below 1",
    configurations(*({"beta1": bad} for bad in (-0.1, 1, 1.5, "nan"))),
    configurations(*({"beta2": bad} for bad in (-0.1, 1, 1.5, "nan"))),
)
case(
    "secret/10-max-norm-refused",
    "max_norm is None, or finite and above 0",
    configurations(*({"max_norm": bad} for bad in (0, -1, "inf", "nan"))),
)
case(
    "secret/10-refused-before-skipped",
    "a broken contract counts for more than a gradient that is not finite, or that is not there",
    refused(
        micros(8, ([3, "inf"],), ([3],)),
        micros(8, (["nan"],)),
        micros(0, ([3, "inf"],)),
        step(
            8, 2, grad(0, 0, "float32", (2,), values("inf", 1)), grad(1, 0, "int64", (2,), "fill 0")
        ),
        [*micros(8, ([3, "inf"],), ([3, 1],)), entries(1, 2)],
        [*micros(8, ([3, "inf"],), ([3, 1],)), entries(1, 0)],
        micros("nan", (None,)),
    ),
    configurations(
        {"lr": -1},
        {"eps": 0},
        {"beta1": 1},
        {"beta2": 1},
        {"weight_decay": -1},
        {"max_norm": 0},
        gradient=("inf", 1),
    ),
    run(
        vector(1, decayed=False),
        *(
            [cfg(weight_decay=-1), cfg(eps=0), cfg(beta2=1), cfg(lr=-1), cfg(max_norm=0)][number]
            if odd
            else micros(8, (None,))
            for number in range(5)
            for odd in (1, 0)
        ),
        cfg(),
        micros(8, ([1],)),
    ),
)

# --- 11 the caller's memory ------------------------------------------------------------------

case(
    "secret/11-inputs-untouched",
    "state, gradients and cfg stay as they are, and may be read-only",
    run(
        vector(1, 2, decayed=True, **OLD),
        cfg(weight_decay=0.5, max_norm=1),
        micros(4, ([3, -1],), ([2, -2],), dtype="float64"),
        micros("next", ([3, "inf"],), dtype="float64"),
        micros("next", ([3, 9],), dtype="float64"),
        t=3,
    ),
    run(
        param((2,), values(1, 2), decayed=True, layout="frozen", **OLD),
        cfg(weight_decay=0.5, max_norm=1),
        step(
            4,
            2,
            grad(0, 0, "float64", (2,), values(3, 4), layout="frozen"),
            grad(1, 0, "float64", (2,), values(9, 3), layout="frozen"),
        ),
        step(4, 1, grad(0, 0, "float32", (2,), values("nan", 4), layout="frozen")),
    ),
)
case(
    "secret/11-memory-is-used-again",
    "the caller writes into the memory of the gradients when step has returned",
    run(
        vector(1, 2, decayed=True),
        cfg(beta1=0, beta2=0),
        micros(1, ([3, -1],), dtype="float64"),
        micros(1, ([2, 5],), dtype="float64"),
    ),
    run(vector(1, 2), cfg(beta1=0), micros(1, ([0, 0],), ([3, -1],), dtype="float64")),
)
case(
    "secret/11-states-in-turn",
    "nothing is kept between calls but in the state",
    run(vector(1, 2), cfg(), micros(1, ([3, -1],)), micros(1, ([3, -1],)), micros(1, ([3, -1],))),
    run(vector(1, 2), cfg(), micros(1, ([3, -1],))),
    run(vector(1, 2, 3), cfg(), micros(8, (["inf", 2, 3],)), micros(2, ([1, 2, 3],))),
    run(vector(1, 2), cfg(), micros(1, ([3, -1],)), t=5),
    run(vector(1, 2), cfg(), micros(1, ([3, -1],)), t=4),
)

# --- 12 cost ---------------------------------------------------------------------------------

case(
    "secret/12-many-parameters",
    "two hundred small parameters",
    run(
        *(
            param((index % 7 + 1, 3), uniform(400 + index, -1, 1), decayed=index % 3 == 0)
            for index in range(200)
        ),
        cfg(weight_decay=0.1, max_norm=1),
        step(
            256,
            2,
            *(
                grad("*", index, "float16", (index % 7 + 1, 3), uniform(700 + index, 20, 300))
                for index in range(200)
            ),
        ),
    ),
)
case(
    "secret/12-speed",
    "a million elements, eight steps: no Python loop over the elements",
    run(
        param((1000, 1000), uniform(1000, -1, 1), decayed=True),
        param((1000,), uniform(1001, -1, 1)),
        cfg(eps="1e-4", weight_decay=0.1, max_norm=1),
        *(
            step(
                "next" if seed else 1024,
                2,
                grad("*", 0, "float32", (1000, 1000), uniform(1010 + 10 * seed, 10, 300)),
                grad("*", 1, "float32", (1000,), uniform(1110 + 10 * seed, -300, -10)),
            )
            for seed in range(8)
        ),
    ),
)
