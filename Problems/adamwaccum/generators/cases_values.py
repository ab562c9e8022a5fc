"""The samples, and edges 1 to 6 of the contract: steps, means, clipping, skipping, decay, eps."""

from writing import case, cfg, grad, micros, param, run, step, uniform, values, vector

GRADS = ([[3, -1, 0.5]], [[1, -2, 0.25]])  # two micro-batches of one parameter

# --- samples ---------------------------------------------------------------------------------

case(
    "sample/01-two-steps",
    "the two steps of the statement, worked out there",
    run(
        vector(1, 2, decayed=True),
        vector(5),
        cfg(lr=0.1, beta1=0.5, beta2=0.75, eps=1, weight_decay=0.5, max_norm=2.5),
        micros(8, ([16, 32], None), ([32, 32], None)),
        micros("next", ([0, 3], [8]), ([0, 5], None)),
    ),
)
case(
    "sample/02-skipped",
    "with a gradient that is not finite the step is skipped, and the scale halved",
    run(
        vector(1, 2, m=values(0.5, 0.5), v=values(0.25, 0.25)),
        cfg(),
        micros(1024, ([3, 4],), ([3, "inf"],)),
        micros("next", ([512, "nan"],)),
        micros("next", ([256, -256],)),
        t=6,
    ),
)
case(
    "sample/03-broken-contract",
    "a broken contract raises ValueError, and the next step goes on from the same state",
    run(
        vector(1, 2),
        cfg(),
        step(1, 0),
        micros(1, ([1, 2, 3],)),
        micros(0, ([1, 2],)),
        micros(1, ([1, 2],)),
    ),
)

# --- 1 steps and bias correction -------------------------------------------------------------

case(
    "secret/01-first-step",
    "the first step is number 1: the moments are corrected by 1 - beta",
    run(vector(1, -2, 0.5), cfg(), micros(1, ([3, -1, 0.5],))),
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(1, ([3, -1, 0.5],))),
    run(vector(0, 0, 0), cfg(lr=0.01, beta1=0.5, beta2=0.5), micros(1, ([3, -1, 0.5],))),
)
case(
    "secret/01-several-steps",
    "each step goes on from the state that the one before it gave",
    run(
        vector(1, -2, 0.5),
        cfg(),
        micros(1, ([3, -1, 0.5],)),
        micros("next", ([1, -2, 0.25],)),
        micros("next", ([-2, 1, 4],)),
        micros("next", ([0.5, 0.25, 2],)),
    ),
    run(
        param((2, 3), uniform(1, -1, 1)),
        param((4,), uniform(2, -1, 1), decayed=True),
        cfg(lr=0.05, beta1=0.8, beta2=0.9, eps=0.01, weight_decay=0.2, max_norm=1.5),
        *(
            step(
                "next" if seed else 16,
                3,
                grad("*", 0, "float32", (2, 3), uniform(10 + 10 * seed, -9, 20)),
                grad("*", 1, "float32", (4,), uniform(60 + 10 * seed, -20, 9)),
            )
            for seed in range(5)
        ),
    ),
)
case(
    "secret/01-later-steps",
    "t is the number of steps taken so far, also where the state has seen many",
    *(
        run(
            vector(1, -2, 0.5, m=values(0.5, -0.5, 1), v=values(0.3, 0.5, 2)),
            cfg(),
            micros(1, ([3, -1, 0.5],)),
            micros("next", ([1, -2, 0.25],)),
            t=t,
        )
        for t in (1, 2, 9, 1000, 100000000)
    ),
)
case(
    "secret/01-beta-zero",
    "beta1 and beta2 may be 0: no memory of earlier gradients",
    run(vector(1, 2), cfg(beta1=0), micros(1, ([1, -2],)), micros(1, ([3, 4],))),
    run(vector(1, 2), cfg(beta2=0, eps=0.5), micros(1, ([1, -2],)), micros(1, ([3, 4],))),
    run(vector(1, 2), cfg(beta1=0, beta2=0, eps=1), micros(1, ([1, -2],)), micros(1, ([3, 4],))),
)
case(
    "secret/01-hyperparameters-change",
    "cfg may differ from step to step, and holds for its step alone",
    run(
        vector(1, -2, decayed=True),
        cfg(weight_decay=0.1, max_norm=1),
        micros(4, ([30, -10],)),
        cfg(lr=0.5, beta1=0.5, beta2=0.9, eps=0.1, weight_decay=0.4),
        micros(2, ([30, -10],)),
        cfg(lr=0.001, max_norm=0.5),
        micros(1, ([30, -10],)),
    ),
    run(vector(1, -2, decayed=True), cfg(lr=0, weight_decay=0.5), micros(1, ([3, 4],))),
)

# --- 2 micro-batches -------------------------------------------------------------------------

case(
    "secret/02-mean-over-micro-batches",
    "the gradient is the mean over the micro-batches, not their sum",
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(1, *GRADS)),
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(1, *GRADS, ([2, 2, 2],))),
    run(
        param((3,), uniform(3, -1, 1)),
        cfg(eps=0.5),
        step(1, 64, grad("*", 0, "float32", (3,), uniform(100, -1, 3))),
    ),
)
case(
    "secret/02-one-micro-batch",
    "a single micro-batch is its own mean",
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(1, GRADS[0])),
    run(vector(1, -2, 0.5), cfg(eps=0.5, max_norm=1), micros(32, GRADS[0])),
)
case(
    "secret/02-square-of-the-mean",
    "v goes by the square of the mean, not by the mean of squares",
    run(vector(1, 1), cfg(eps=0.5), micros(1, ([8, 1],), ([-6, 3],), ([1, -1],))),
)
case(
    "secret/02-unscaled",
    "the gradients are divided by the scale, which need not be a power of two",
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(65536, ([98304, -65536, 32768],))),
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(0.125, *GRADS)),
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(1000, *GRADS)),
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(3, *GRADS)),
)

# --- 3 clipping ------------------------------------------------------------------------------

case(
    "secret/03-clip",
    "gradients whose norm is above max_norm are scaled down to it",
    run(vector(1, 2), cfg(max_norm=1), micros(1, ([3, 4],))),
    run(vector(1, 2), cfg(max_norm=2.5, eps=0.5), micros(1, ([2, 4],), ([4, 4],))),
    run(vector(1, 2), cfg(max_norm=0.001, eps=0.5), micros(1, ([0.3, 0.4],))),
    run(vector(1, 2), cfg(max_norm=0.001, eps=0.001), micros(1, ([0.003, 0.004],))),
)
case(
    "secret/03-clip-after-unscaling",
    "the norm is that of the unscaled gradients",
    run(vector(1, 2), cfg(max_norm=1), micros(1024, ([307.2, 409.6],))),
    run(vector(1, 2), cfg(max_norm=1), micros(1024, ([3072, 4096],))),
    run(vector(1, 2), cfg(max_norm=1), micros(0.125, ([0.3, 0.4],))),
)
case(
    "secret/03-clip-after-the-mean",
    "the norm is that of the mean: micro-batches are not clipped, nor is their sum",
    run(vector(1, 2), cfg(max_norm=2), micros(1, ([9, 0],), ([0, 1],))),
    run(vector(1, 2), cfg(max_norm=4), micros(1, ([3, 2],), ([2, 3],))),
    run(vector(1, 2), cfg(max_norm=2), micros(1, ([9, 1],), ([-6, 1],))),
)
case(
    "secret/03-clip-over-all-parameters",
    "the norm is over all parameters together, those that do not decay too",
    run(vector(1, 2), vector(3), cfg(max_norm=1), micros(1, ([2, 3], [6]))),
    run(vector(1, 2), vector(3), cfg(max_norm=1), micros(1, ([0.6, 0.5], [0.7]))),
    run(vector(1), vector(3, decayed=True), cfg(max_norm=1), micros(1, ([4], [3]))),
    run(vector(1, decayed=True), vector(3), cfg(max_norm=1), micros(1, ([4], [3]))),
    run(
        param((2, 2, 2), uniform(4, -1, 1)),
        param((), values(3)),
        cfg(max_norm=1),
        step(
            1,
            1,
            grad(0, 0, "float32", (2, 2, 2), uniform(5, -1, 1)),
            grad(0, 1, "float32", (), values(2)),
        ),
    ),
)
case(
    "secret/03-below-the-bound",
    "gradients whose norm is max_norm or less stay as they are",
    run(vector(1, 2), cfg(max_norm=1), micros(1, ([0.3, 0.4],))),
    run(vector(1, 2), cfg(max_norm=5), micros(1, ([3, 4],))),
    run(vector(1, 2), cfg(max_norm=1000000), micros(1, ([3, 4],))),
)
case(
    "secret/03-no-bound",
    "max_norm None: nothing is clipped",
    run(vector(1, 2), cfg(), micros(1, ([3000, 4000],))),
    run(vector(1, 2), cfg(eps=0.5), micros(1, ([0.5, 0.75],))),
)
case(
    "secret/03-norm-zero",
    "all gradients 0: a step like others, and nothing is divided by their norm",
    run(
        vector(1, 2, decayed=True),
        vector(3),
        cfg(max_norm=1, weight_decay=0.5),
        micros(8, ([0, 0], [0]), ([0, 0], [0])),
    ),
    run(
        vector(1, 2, m=values(0.5, 0.25), v=values(0.5, 1)),
        cfg(max_norm=1),
        micros(1, ([0, 0],)),
        micros(1, ([2, 1],)),
        t=3,
    ),
    run(vector(1, 2), cfg(), micros(1, ([0, 0],))),
)
case(
    "secret/03-clipped-moments",
    "both moments are made of the clipped gradient",
    run(
        vector(1, 2, m=values(0.5, 0.25), v=values(0.5, 1)),
        cfg(max_norm=1),
        micros(1, ([30, 40],)),
        micros(1, ([30, 40],)),
        t=3,
    ),
)
case(
    "secret/03-large-norm",
    "squares that fit in no float32, and gradients whose sum does not",
    run(
        vector(1, 2),
        cfg(max_norm=1),
        micros(1, (["3e38", "-2e38"],), (["3e38", "-2e38"],)),
    ),
    run(vector(1, 2), cfg(eps=0.5), micros(1, (["1e30", "2e30"],))),
    run(vector(1, 2), cfg(max_norm=1), micros(1, (["3e99", "4e99"],), dtype="float64")),
)

# --- 4 skipping ------------------------------------------------------------------------------

OLD = {"m": values(0.5, 0.25), "v": values(0.5, 1)}


def skips(*batches, scale=1024, max_norm="none", dtype="float32"):
    """A run whose first step is skipped, and whose second is not."""
    count = len(batches[0])
    after = [[2, -1] for _ in range(count)]
    return run(
        *(vector(1, 2, decayed=index == 0, **OLD) for index in range(count)),
        cfg(weight_decay=0.5, max_norm=max_norm),
        micros(scale, *batches, dtype=dtype),
        micros("next", after),
        t=3,
    )


case(
    "secret/04-infinity",
    "one infinite element: t, parameters and moments stay, the scale is halved",
    skips(([3, "inf"],)),
    skips(([3, "-inf"],)),
    skips((["inf", 4],), max_norm=1),
    skips(([3, "inf"],), dtype="float16"),
    skips(([3, "-inf"],), dtype="float64"),
)
case(
    "secret/04-nan",
    "nan is not finite either",
    skips(([3, "nan"],)),
    skips((["nan", 4],), max_norm=1),
    skips(([3, "nan"],), dtype="float16"),
    skips(([3, "nan"],), dtype="float64"),
)
case(
    "secret/04-one-of-many",
    "one micro-gradient of one parameter is enough, wherever it is",
    skips(([3, "inf"],), ([3, 4],), ([3, 4],)),
    skips(([3, 4],), ([3, "inf"],), ([3, 4],)),
    skips(([3, 4],), ([3, 4],), ([3, "inf"],)),
    skips(([3, 4], [3, "inf"], [3, 4])),
    skips(([3, "nan"], [3, 4], [3, 4])),
    skips(([3, 4], [3, 4], ["-inf", 4]), ([3, 4], [3, 4], None)),
    skips(([3, 4], None), ([3, 4], ["nan", 4])),
    skips(([3, 4],), (["nan", 4],), max_norm=1),
)
case(
    "secret/04-infinities-that-cancel",
    "inf and -inf add up to nan, and nan is not less than anything",
    skips(([3, "inf"],), ([3, "-inf"],)),
    skips((["inf", "-inf"],), (["-inf", "inf"],), max_norm=1),
    skips(([3, "inf"],), ([3, "nan"],)),
)
case(
    "secret/04-scale-halves",
    "the scale is halved each time, below 1 too, and never grows by itself",
    run(
        vector(1, 2),
        cfg(),
        *(micros("next" if number else 4, ([3, "inf"],)) for number in range(5)),
        micros("next", ([3, 4],)),
        micros("next", ([3, 4],)),
        micros("next", ([3, "nan"],)),
    ),
    run(vector(1, 2), cfg(), micros(1, ([3, "nan"],)), micros("next", ([3, 4],))),
    run(vector(1, 2), cfg(), micros(1000, ([3, "nan"],)), micros("next", ([3, 4],))),
    run(vector(1, 2), cfg(), micros(65536, *[([3, 4],)] * 3), micros("next", ([3, 4],))),
)
case(
    "secret/04-skipped-first",
    "a skipped step is none: the next one has number 1",
    run(vector(1, 2), cfg(eps=0.5), micros(8, (["inf", 4],)), micros("next", ([3, 4],))),
    run(
        vector(1, 2, decayed=True),
        cfg(eps=0.5, weight_decay=0.5),
        micros(8, ([3, 4],)),
        micros("next", ([3, "nan"],)),
        micros("next", ([3, "nan"],)),
        micros("next", ([3, 4],)),
    ),
)
case(
    "secret/04-large-is-finite",
    "the greatest numbers of a dtype are finite, and no reason to skip",
    run(vector(1, 2), cfg(eps=0.5), micros(1024, ([65504, 65504],), dtype="float16")),
    run(vector(1, 2), cfg(eps=0.5), micros(1, (["3e38", "-3e38"],))),
    run(vector(1, 2), cfg(eps=0.5), micros(1, (["1e100", "-1e100"],), dtype="float64")),
)

# --- 5 decay ---------------------------------------------------------------------------------

case(
    "secret/05-decoupled-decay",
    "the decay is lr times weight_decay of the parameter, and in no gradient or moment",
    run(vector(1, -2, 0.5, decayed=True), cfg(weight_decay=0.5), micros(1, ([3, -1, 0.5],))),
    run(
        vector(10, -20, decayed=True, m=values(1, 1), v=values(4, 4)),
        cfg(lr=0.2, weight_decay=0.25, eps=0.5),
        micros(1, ([3, -1],)),
        micros(1, ([3, -1],)),
        t=2,
    ),
    run(vector(10, -20, decayed=True), cfg(weight_decay=0.5, max_norm=1), micros(1, ([3, 4],))),
)
case(
    "secret/05-decay-of-the-old-parameter",
    "it is the old parameter that decays, not the new one",
    run(vector(1, -2, decayed=True), cfg(lr=0.5, weight_decay=1), micros(1, ([3, 4],))),
    run(vector(0, 0, decayed=True), cfg(lr=0.5, weight_decay=1), micros(1, ([3, 4],))),
)
case(
    "secret/05-decayed-says-which",
    "those parameters decay that cfg says, whatever their shape",
    run(
        *(
            param(shape, uniform(seed, 1, 2), decayed=decayed)
            for seed, (shape, decayed) in enumerate(
                [((2, 2), False), ((3,), True), ((), True), ((2, 2), True), ((3,), False)], 20
            )
        ),
        cfg(weight_decay=0.5),
        step(
            1,
            2,
            *(
                grad("*", index, "float32", shape, uniform(30 + 10 * index, 1, 2))
                for index, shape in enumerate([(2, 2), (3,), (), (2, 2), (3,)])
            ),
        ),
    ),
    run(vector(1), vector(2), cfg(weight_decay=0.5), micros(1, ([1], [2]))),
)
case(
    "secret/05-gradient-zero-decays",
    "a gradient of zeros is a gradient: the parameter decays and its moments fade",
    run(
        vector(1, 2, decayed=True, m=values(0.5, 0.5), v=values(2, 2)),
        vector(1, 2, decayed=True, m=values(0.5, 0.5), v=values(2, 2)),
        cfg(weight_decay=0.5),
        micros(1, ([0, 0], None)),
        t=3,
    ),
)

# --- 6 eps -----------------------------------------------------------------------------------

case(
    "secret/06-eps-outside-the-root",
    "eps is added to the root of the corrected second moment",
    run(vector(1, -2, 0.5), cfg(eps=0.5), micros(1, ([0.5, -0.25, 0.125],))),
    run(vector(1, -2, 0.5), cfg(eps=1), *[micros(1, ([0.5, -0.25, 0.125],))] * 3),
    run(vector(1, -2), cfg(eps="1e-8"), micros(1, (["1e-8", "-2e-9"],), dtype="float64")),
)
case(
    "secret/06-tiny-gradients",
    "gradients whose squares, or which themselves, fit in no float32",
    run(vector(1, -2), cfg(eps="1e-30"), micros(1, (["1e-25", "-1e-24"],))),
    run(vector(1, -2), cfg(eps="1e-30"), micros(65536, (["1e-35", "-1e-36"],))),
    run(
        vector(1, -2),
        cfg(eps="1e-30"),
        micros(1, (["1e-60", "-1e-32"],), (["2e-60", "1e-30"],), dtype="float64"),
    ),
)
