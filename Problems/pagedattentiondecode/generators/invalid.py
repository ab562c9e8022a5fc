"""Inputs that the input validator must refuse, one rule each."""

GOOD = "batch=3 heads=4 kv_heads=2 head_dim=32 longest=17 lengths=edges fill=normal seed=7\n"
GPU = "batch=3 heads=4 kv_heads=2 head_dim=128 longest=17 lengths=mixed fill=normal place=gpu time=yes\n"

INVALID = {
    "empty": "",
    "no-final-newline": GOOD[:-1],
    "second-line": GOOD + GOOD,
    "double-space": GOOD.replace(" heads", "  heads"),
    "leading-space": " " + GOOD,
    "trailing-space": GOOD[:-1] + " \n",
    "tab": GOOD.replace(" heads", "\theads"),
    "carriage-return": GOOD.replace("\n", "\r\n"),
    "space-around-equals": GOOD.replace("batch=3", "batch = 3"),
    "leading-zero": GOOD.replace("batch=3", "batch=03"),
    "no-sequence": GOOD.replace("batch=3", "batch=0"),
    "no-heads": GOOD.replace(" heads=4", " heads=0"),
    "heads-no-multiple": GOOD.replace(" heads=4", " heads=5"),
    "group-too-large": GPU.replace(" heads=4", " heads=128").replace("kv_heads=2", "kv_heads=1"),
    "head-dim-of-48": GOOD.replace("32", "48"),
    "longest-of-0": GOOD.replace("longest=17", "longest=0"),
    "longest-beyond-32768": GPU.replace("longest=17", "longest=32769"),
    "missing-key": GOOD.replace(" longest=17", ""),
    "keys-in-another-order": GOOD.replace("batch=3 heads=4", "heads=4 batch=3"),
    "unknown-lengths": GOOD.replace("edges", "random"),
    "unknown-fill": GOOD.replace("normal", "zeros"),
    "unknown-place": GPU.replace("place=gpu", "place=cpu"),
    "neither-seed-nor-place": GOOD.replace(" seed=7", ""),
    "seed-and-place": GOOD.replace("seed=7", "seed=7 place=gpu"),
    "timed-on-a-cpu": GOOD.replace("seed=7", "seed=7 time=yes"),
    "too-large-for-a-cpu": GOOD.replace("longest=17", "longest=3000"),
    "too-large": GPU.replace("batch=3", "batch=256").replace("longest=17", "longest=32768"),
    "seed-too-large": GOOD.replace("seed=7", "seed=1048576"),
}
