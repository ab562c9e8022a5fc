"""Inputs that the input validator must refuse, one rule each."""

GOOD = "m=2 k=3 n=2 dtype=float16 fill=small seed=1\n"
ON_GPU = "m=2 k=3 n=2 dtype=bfloat16 fill=normal place=gpu\n"

INVALID = {
    "empty": "",
    "no-final-newline": GOOD[:-1],
    "second-line": GOOD + GOOD,
    "blank-line-at-the-end": GOOD + "\n",
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "double-space": GOOD.replace(" k", "  k"),
    "trailing-space": GOOD.replace("\n", " \n"),
    "leading-space": " " + GOOD,
    "tab": GOOD.replace(" k", "\tk"),
    "other-order": GOOD.replace("m=2 k=3", "k=3 m=2"),
    "leading-zero": GOOD.replace("k=3", "k=03"),
    "zero-size": GOOD.replace("k=3", "k=0"),
    "too-large": ON_GPU.replace("k=3", "k=8193"),
    "missing-key": GOOD.replace("n=2 ", ""),
    "unknown-key": GOOD.replace("\n", " x=1\n"),
    "unknown-fill": GOOD.replace("small", "ones"),
    "unknown-dtype": ON_GPU.replace("bfloat16", "float32"),
    "bfloat16-on-a-cpu": GOOD.replace("float16", "bfloat16"),
    "no-seed-on-a-cpu": GOOD.replace(" seed=1", ""),
    "seed-on-a-gpu": ON_GPU.replace("\n", " seed=1\n"),
    "time-on-a-cpu": GOOD.replace("\n", " time=yes\n"),
    "time-no": ON_GPU.replace("\n", " time=no\n"),
    "too-much-for-a-cpu": GOOD.replace("m=2 k=3 n=2", "m=100 k=8192 n=100"),
    "too-many-outputs-for-a-cpu": GOOD.replace("m=2 k=3 n=2", "m=101 k=1 n=100"),
}
