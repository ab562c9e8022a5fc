"""The answer of a case for a CPU, by the statement's formulas in Python's own floats, one token at a time."""

import math

PAGE = 16


def answer(q, k_pages, v_pages, block_table, lengths):
    """The rows to print, one for each sequence and query head."""
    rows = []
    for sequence, length in enumerate(lengths):
        group = len(q[sequence]) // len(k_pages[0][0])
        for head, query in enumerate(q[sequence]):
            if length == 0:
                rows.append([0.0] * len(query))
                continue
            places = [(block_table[sequence][t // PAGE], t % PAGE) for t in range(length)]
            keys = [k_pages[page][at][head // group] for page, at in places]
            values = [v_pages[page][at][head // group] for page, at in places]
            scores = [math.fsum(a * b for a, b in zip(query, key)) / math.sqrt(len(query)) for key in keys]
            top = max(scores)
            weights = [math.exp(score - top) for score in scores]
            total = math.fsum(weights)
            rows.append([math.fsum(w * v for w, v in zip(weights, column)) / total for column in zip(*values)])
    return rows
