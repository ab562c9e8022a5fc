"""The cases: name, rule (what a failing test may tell the solver), line, and for a CPU's case the tolerance."""

CASES = []


def case(name, rule, line, tolerance=None):
    CASES.append((name, rule, line, tolerance))


def line(rows, columns, fill, ignored, ignore_index, smoothing, dtype="float32"):
    return (
        f"rows={rows} columns={columns} dtype={dtype} fill={fill} ignored={ignored}"
        f" ignore_index={ignore_index} label_smoothing={smoothing}"
    )


def small(name, rule, seed, *what, tolerance=1e-4):
    case(name, rule, f"{line(*what)} seed={seed}", tolerance)


def gpu(name, rule, *what, timed=False):
    case(f"secret/gpu-{name}", rule, f"{line(*what)} place=gpu{' time=yes' * timed}")


small("sample/01-smoothing", "two tokens, label smoothing: worked out in the statement", 7, 2, 3, "steps", 0, -100, 0.1)
small("sample/02-ignored", "an ignored token counts nowhere, and its gradient is 0", 4, 3, 4, "steps", 400, -100, 0)

small("secret/01-one-class", "with one class the loss and the gradient are 0", 1, 3, 1, "normal", 0, -100, 0.1)
small("secret/01-one-token", "one token", 2, 1, 5, "normal", 0, -100, 0)
small("secret/02-all-ignored", "nothing is valid: loss and gradient are 0", 3, 4, 3, "normal", 1000, -100, 0.1)
small("secret/02-half-ignored", "the mean is over valid tokens alone", 4, 12, 5, "normal", 500, -100, 0.1)
small("secret/02-ignore-a-class", "ignore_index may itself be a class", 5, 9, 3, "normal", 0, 0, 0.1)
small("secret/02-minus-one", "ignore_index is an argument", 6, 9, 4, "normal", 400, -1, 0)
small("secret/02-wide-ignore-index", "targets have 64 bits", 7, 20, 4, "normal", 300, 4294967299, 0.1)
small("secret/03-garbage", "logits of ignored tokens may be anything", 8, 15, 6, "garbage", 500, -100, 0.2)
small("secret/04-like-the-sample", "the shape of a sample, other logits", 9, 2, 3, "normal", 0, -100, 0.1)
small("secret/04-ramp", "a maximum that rises along the row", 10, 3, 40, "ramp", 0, -100, 0.1)
small("secret/04-shifted", "logits far from 0", 11, 6, 7, "shifted", 200, -100, 0.1, tolerance=1e-2)
small("secret/05-masked", "classes with the logit -inf", 12, 7, 9, "masked", 200, -100, 0)
small("secret/06-strong-smoothing", "label smoothing close to 1", 13, 5, 11, "normal", 0, -100, 0.999)

BF = "bfloat16"
gpu("1-small/01-like-the-sample", "the shape of a sample, other logits", 2, 3, "steps", 0, -100, 0.1)
gpu("1-small/02-odd-columns", "no size is a multiple of anything", 37, 1003, "normal", 100, -100, 0.1)
gpu("1-small/03-ignored-rows", "half of the tokens are ignored", 64, 512, "normal", 500, -100, 0)
gpu("1-small/04-bfloat16", "bfloat16 logits, arithmetic in float32", 33, 1001, "normal", 200, -100, 0.1, BF)
gpu("1-small/05-one-column", "with one class the loss and the gradient are 0", 70, 1, "normal", 200, -100, 0.1, BF)
gpu("1-small/06-one-row", "one token", 1, 50257, "normal", 0, -100, 0)

gpu("2-edges/01-shifted", "logits far from 0", 129, 2049, "shifted", 100, -100, 0.1)
gpu("2-edges/01-shifted-bfloat16", "logits far from 0", 129, 2049, "shifted", 100, -100, 0.1, BF)
gpu("2-edges/02-all-ignored", "nothing is valid: loss and gradient are 0", 100, 777, "garbage", 1000, -100, 0.1, BF)
gpu("2-edges/03-garbage", "logits of ignored tokens may be anything", 96, 1000, "garbage", 400, -100, 0.1)
gpu("2-edges/04-strong-smoothing", "label smoothing close to 1", 50, 3001, "normal", 100, -1, 0.999)
gpu("2-edges/05-masked", "classes with the logit -inf, whole blocks of them", 66, 20011, "masked", 100, -100, 0)
gpu("2-edges/05-masked-bfloat16", "classes with the logit -inf", 66, 20011, "masked", 100, -100, 0, BF)
gpu("2-edges/06-many-rows", "more rows than a grid has along y", 200003, 7, "normal", 300, -100, 0.1)
gpu("2-edges/07-wide-ignore-index", "targets have 64 bits", 1000, 5, "normal", 300, 4294967299, 0.1)
gpu("2-edges/08-ramp", "a maximum that rises along the row", 40, 32003, "ramp", 100, -100, 0.1)
gpu("2-edges/09-ignore-a-class", "ignore_index may itself be a class", 500, 11, "normal", 0, 3, 0.05, BF)

gpu("3-large/01-float32-32000", "1000 MiB of float32; timed", 8192, 32000, "normal", 100, -100, 0.1, timed=True)
gpu("3-large/02-bfloat16-131072", "1 GiB of bfloat16; timed", 4096, 131072, "normal", 100, -100, 0.1, BF, timed=True)
gpu("3-large/03-bfloat16-50257", "rows at odd addresses; timed", 4096, 50257, "normal", 0, -100, 0, BF, timed=True)
