"""The cases: name, rule (what a failing test may tell the solver), and the line."""

CASES = []


def line(batch, heads, kv_heads, head_dim, longest, lengths, fill):
    return (
        f"batch={batch} heads={heads} kv_heads={kv_heads} head_dim={head_dim}"
        f" longest={longest} lengths={lengths} fill={fill}"
    )


def small(name, rule, seed, *what):
    CASES.append((name, rule, f"{line(*what)} seed={seed}"))


def gpu(name, rule, *what, timed=False):
    CASES.append((f"secret/gpu-{name}", rule, f"{line(*what)} place=gpu{' time=yes' * timed}"))


small("sample/01-mean", "queries of 0 give the mean of the values; without a token the result is 0", 1, 3, 2, 1, 32, 17, "edges", "mean")
small("sample/02-two-sequences", "two sequences, four query heads, two key heads", 2, 2, 4, 2, 32, 40, "full", "normal")

small("secret/01-empty", "without a token the result is 0", 3, 3, 4, 2, 32, 16, "zero", "normal")
small("secret/01-one-token", "one token has all the weight", 4, 3, 4, 2, 32, 1, "full", "normal")
small("secret/02-edges", "lengths around the borders of pages", 5, 10, 2, 1, 32, 50, "edges", "normal")
small("secret/03-group-of-5", "five query heads for each key head", 6, 2, 10, 2, 32, 37, "mixed", "normal")
small("secret/03-no-groups", "a key head for each query head", 7, 2, 3, 3, 32, 37, "mixed", "normal")
small("secret/03-one-key-head", "one key head for all", 8, 2, 8, 1, 64, 37, "mixed", "normal")
small("secret/04-huge", "large scores", 9, 2, 4, 2, 32, 60, "mixed", "huge")
small("secret/04-rising", "scores that rise or fall along the sequence", 10, 2, 4, 2, 32, 200, "full", "rising")
small("secret/05-shared", "sequences that share their first pages", 11, 4, 4, 2, 32, 90, "mixed", "shared")
small("secret/06-like-the-sample", "the shape of a sample, other data", 12, 3, 2, 1, 32, 17, "edges", "normal")
small("secret/07-wide-heads", "heads of 128", 13, 2, 2, 1, 128, 33, "full", "normal")

gpu("1-small/01-like-the-sample", "the shape of a sample, other data", 3, 2, 1, 32, 17, "edges", "normal")
gpu("1-small/02-edges", "lengths around the borders of pages", 20, 8, 2, 64, 1000, "edges", "normal")
gpu("1-small/03-group-of-5", "five query heads for each key head", 7, 10, 2, 128, 300, "mixed", "normal")
gpu("1-small/04-no-groups", "a key head for each query head", 5, 7, 7, 32, 500, "mixed", "normal")
gpu("1-small/05-one-sequence", "one sequence, one head", 1, 1, 1, 64, 5000, "full", "normal")

gpu("2-edges/01-all-empty", "without a token the result is 0", 5, 8, 2, 64, 64, "zero", "normal")
gpu("2-edges/02-one-token", "one token has all the weight", 9, 8, 2, 128, 1, "full", "normal")
gpu("2-edges/03-tails", "nan in the rest of the last page", 40, 16, 4, 128, 2047, "edges", "normal")
gpu("2-edges/04-rising", "scores that rise or fall along the sequence", 3, 32, 8, 128, 8197, "full", "rising")
gpu("2-edges/05-huge", "large scores", 6, 8, 2, 64, 3000, "mixed", "huge")
gpu("2-edges/06-shared", "sequences that share their first pages", 16, 16, 4, 64, 600, "mixed", "shared")
gpu("2-edges/07-long-mqa", "32768 tokens, one key head for 64 query heads", 2, 64, 1, 128, 32768, "full", "rising")

gpu("3-large/01-few-long", "4 sequences of 32768 tokens; timed", 4, 32, 8, 128, 32768, "full", "normal", timed=True)
gpu("3-large/02-many-mixed", "64 sequences of up to 8192 tokens; timed", 64, 64, 8, 128, 8192, "mixed", "normal", timed=True)
gpu("3-large/03-one-long", "one sequence of 32768 tokens; timed", 1, 32, 8, 128, 32768, "full", "normal", timed=True)
