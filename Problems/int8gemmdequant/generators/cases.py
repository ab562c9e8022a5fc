"""The test cases: name, input and rule; the rule is what a failing test may tell the solver."""

CASES = []  # (name, input, rule)


def cpu(name, m, k, n, fill, seed, rule):
    CASES.append((name, f"m={m} k={k} n={n} dtype=float16 fill={fill} seed={seed}", rule))


def gpu(name, m, k, n, dtype, fill, rule, timed=False):
    line = f"m={m} k={k} n={n} dtype={dtype} fill={fill} place=gpu"
    CASES.append((f"secret/{name}", line + " time=yes" * timed, rule))


cpu("sample/01-two-by-two", 2, 3, 2, "small", 3, "the first example of the statement")
cpu("sample/02-one-row", 1, 5, 3, "small", 7, "the second example of the statement")

# --- small enough for a CPU; a GPU gets them with other numbers ------------------------------

cpu("secret/01-one-element", 1, 1, 1, "normal", 3, "a single product")
cpu("secret/02-odd-k", 7, 37, 5, "normal", 4, "k is no multiple of anything")
cpu("secret/03-wide", 2, 19, 33, "normal", 5, "more columns than rows")
cpu("secret/04-tall", 31, 16, 3, "normal", 6, "more rows than columns")
cpu("secret/05-all-127", 3, 8192, 4, "max", 7, "sums above 2^24 are exact integers; the bias takes most of the product away")
cpu("secret/06-all-minus-128", 4, 8191, 3, "min", 8, "-128 is a number like any other")
cpu("secret/07-cancelled", 9, 4095, 11, "cancel", 9, "product and bias cancel: what float32 drops is seen")
cpu("secret/08-overflow", 5, 515, 6, "large", 10, "what is too large for the output's type is an infinity")
cpu("secret/09-own-scales", 12, 255, 13, "scales", 11, "each row and each column has a scale of its own")
cpu("secret/10-medium", 64, 515, 48, "normal", 12, "several blocks, none of them full")

# --- for a GPU -------------------------------------------------------------------------------

gpu("gpu-edges/01-one-element", 1, 1, 1, "bfloat16", "normal", "a single product, as bfloat16")
gpu("gpu-edges/02-odd-tail", 33, 37, 29, "float16", "normal", "no size is a multiple of a block")
gpu("gpu-edges/03-wide", 3, 129, 1000, "bfloat16", "normal", "far more columns than rows")
gpu("gpu-edges/04-tall", 1000, 65, 5, "float16", "normal", "far more rows than columns")
gpu("gpu-edges/05-all-127", 64, 8192, 48, "float16", "max", "sums above 2^24 are exact integers")
gpu("gpu-edges/06-all-minus-128", 48, 8191, 64, "bfloat16", "min", "-128 is a number like any other")
gpu("gpu-edges/07-overflow", 130, 515, 70, "float16", "large", "beyond 65504 float16 is infinite")
gpu("gpu-edges/08-no-overflow", 130, 515, 70, "bfloat16", "large", "bfloat16 holds what float16 does not")
gpu("gpu-edges/09-own-scales", 200, 255, 300, "float16", "scales", "each row and each column has a scale of its own")
gpu("gpu-edges/10-cancelled", 257, 8191, 129, "float16", "cancel", "product and bias cancel: what float32 drops is seen")
gpu("gpu-large/01-flat", 17, 8192, 8191, "float16", "normal", "few rows, k and n of the largest")
gpu("gpu-large/02-cancelled", 1023, 8191, 513, "bfloat16", "cancel", "product and bias cancel, as bfloat16")
gpu("gpu-large/03-largest", 8192, 8192, 8192, "float16", "normal", "the largest case")
gpu("gpu-timed/01-square", 4096, 4096, 4096, "float16", "normal", "the timed case: 4096 x 4096 x 4096", timed=True)
gpu("gpu-timed/02-odd", 4095, 4097, 4093, "bfloat16", "normal", "the same work, no row aligned", timed=True)
