"""Inputs that the input validator must refuse, one rule each."""

GOOD = [
    "4",
    "chunk float32 2 2 2 plain values 1 2 3 4",
    "chunk float64 2 0 2 plain fill 0",
    "merge 0 1",
    "describe 2",
]
FIRST = "float32 2 2 2 plain values 1 2 3 4"


def spoilt(old="", new="", end="\n"):
    """A good input with one thing replaced."""
    text = end.join(GOOD) + end
    assert old in text
    return text.replace(old, new, 1) if old else text


def first(chunk):
    """The good input with another first chunk."""
    return spoilt(FIRST, chunk)


def after_chunk(line):
    return spoilt("3 4\n", f"3 4\n{line}\n")


def doubled(number):
    merges = "".join(f"merge {stats} {stats}\n" for stats in range(number))
    return f"{number + 2}\nchunk float64 2 2 1 plain values 1 2\n{merges}describe {number}\n"


INVALID = {
    "empty": "",
    "no-final-newline": spoilt()[:-1],
    "wrong-count": spoilt("4\n", "3\n"),
    "no-steps": "0\n",
    "too-many-steps": "501\nchunk float32 2 1 1 plain fill 1\n" + "describe 0\n" * 500,
    "leading-zero": spoilt("4\n", "04\n"),
    "double-space": spoilt(" 2 ", "  2 "),
    "carriage-return": spoilt(end="\r\n"),
    "empty-line": after_chunk(""),
    "unknown-step": spoilt("merge", "combine"),
    "nothing-is-described": "1\nchunk float32 2 1 1 plain fill 1\n",
    "describe-without-number": spoilt("describe 2", "describe"),
    "describe-a-range": spoilt("describe 2", "describe 0-2"),
    "describe-what-is-not-there": spoilt("describe 2", "describe 3"),
    "describe-what-was-refused": first("int64 2 2 2 plain values 1 2 3 4")
    .replace("merge 0 1", "merge 1")
    .replace("describe 2", "describe 0"),
    "merge-what-is-not-there": spoilt("merge 0 1", "merge 0 2"),
    "merge-what-was-refused": first("float32 1 2 plain values 1 2").replace("be 2", "be 1"),
    "range-that-falls": spoilt("merge 0 1", "merge 1-0"),
    "range-of-one": spoilt("merge 0 1", "merge 0-0 1"),
    "unit-zero": spoilt("describe 2", "describe 2 unit 0"),
    "unit-below-zero": spoilt("describe 2", "describe 2 unit -1"),
    "unit-one": spoilt("describe 2", "describe 2 unit 1"),
    "too-many-units": spoilt("values 1", "values 200001"),
    "too-many-units-put": after_chunk("put 0 0 -200001"),
    "too-many-units-merged": spoilt("0 2 plain fill 0", "1 2 plain fill 2e6"),
    "too-few-values": first(FIRST[:-2]),
    "unknown-recipe": first("float32 2 2 2 plain normal 1 0 1"),
    "unknown-layout": spoilt("plain", "blocked"),
    "unknown-dtype": spoilt("float32", "bfloat16"),
    "too-many-axes": first("float32 5 1 1 1 2 2 plain values 1 2 3 4"),
    "permuted-needs-two-axes": first("float32 1 4 permuted values 1 2 3 4"),
    "spread-needs-an-element": first("float32 2 0 2 spread fill 1"),
    "half-overflow": first("float16 2 2 2 plain values 65505 2 3 4"),
    "single-too-large": first("float32 2 2 2 plain values 3.2e38 2 3 4"),
    "double-too-large": first("float64 2 2 2 plain values 1e102 2 3 4"),
    "nan": spoilt("values 1", "values nan"),
    "infinity": spoilt("values 1", "values inf"),
    "put-infinity": after_chunk("put 0 0 inf"),
    "integer-overflow": first("int8 2 2 2 plain values 128 2 3 4"),
    "integer-with-a-point": first("int8 2 2 2 plain values 1.5 2 3 4"),
    "uniform-of-integers": first("int64 2 2 2 plain uniform 1 0 9"),
    "uniform-bounds-swapped": first("float32 2 2 2 plain uniform 1 4 -4"),
    "minus-zero": spoilt("values 1", "values -0"),
    "put-outside": after_chunk("put 0 2 3"),
    "put-with-too-few-indices": after_chunk("put 0 3"),
    "put-before-chunk": spoilt("4\n", "4\nput 0 0 3\n"),
    "put-after-merge": spoilt("merge 0 1\n", "merge 0 1\nput 0 0 3\n"),
    "times-one": spoilt("chunk", "chunk times 1"),
    "times-of-a-refused-chunk": spoilt("chunk float32", "chunk times 2 int32"),
    "rise-without-times": spoilt("chunk", "chunk rise 1"),
    "rise-zero": spoilt("chunk", "chunk times 2 rise 0"),
    "rise-too-far": spoilt("chunk float32", "chunk times 200 rise 400 float16"),
    "too-many-columns": first("float32 2 2 33 plain fill 1"),
    "too-large-a-chunk": first("float32 2 125001 2 plain fill 1"),
    "too-many-products": first("float32 2 1221 32 plain fill 1").replace("0 2 plain", "0 32 plain"),
    "too-many-elements": first("float32 2 50000 5 plain fill 1")
    .replace("chunk", "chunk times 121", 1)
    .replace("0 2 plain", "0 5 plain"),
    "too-many-stats": spoilt("chunk", "chunk times 1999"),
    "too-many-moments": first("float32 2 1 32 plain fill 1")
    .replace("chunk", "chunk times 977", 1)
    .replace("0 2 plain", "0 32 plain"),
    "too-many-rows": doubled(50),
}
