"""Attention of one query token for each sequence over pages of keys and values: the data, the reference and the check."""

import math

import torch
from judge_gpu.problem import Call, close

FUNCTION = "paged_attention_decode"
PYTHON = ["q", "k_pages", "v_pages", "block_table", "lengths", "out"]
CUDA = [*PYTHON, "batch", "heads", "kv_heads", "head_dim", "pages", "table_width"]

PAGE = 16  # tokens
NOWHERE = (-1, 1 << 30)  # what a table holds where no page is
EDGES = (0, 1, 15, 16, 17, 31, 32, 33)
SHARED = 3  # pages that all sequences of the fill `shared` begin with


def make(case, draw):
    batch, heads, kv_heads, head_dim = (int(case[key]) for key in ("batch", "heads", "kv_heads", "head_dim"))
    longest, fill, device = int(case["longest"]), case["fill"], draw.device
    lengths = make_lengths(case["lengths"], batch, longest, draw)
    counts = [-(-length // PAGE) for length in lengths]
    shared = SHARED if fill == "shared" else 0
    own = [max(0, count - shared) for count in counts]
    pages = shared + sum(own) + 3 + sum(own) // 32  # some are in no table
    numbers = torch.randperm(pages, generator=draw, device=device).to(torch.int32)

    width = -(-longest // PAGE) + 2
    table = torch.empty((batch, width), dtype=torch.int32, device=device)
    table[:, 0::2], table[:, 1::2] = NOWHERE
    k, v = (make_pages(fill, pages, kv_heads, head_dim, draw) for _ in range(2))
    if fill == "mean":
        v.floor_()
    used = torch.zeros(pages, dtype=torch.bool, device=device)
    start = shared
    for row, (length, count, more) in enumerate(zip(lengths, counts, own)):
        mine = torch.cat((numbers[:shared], numbers[start : start + more]))[:count]
        start += more
        table[row, :count] = mine
        used[mine.long()] = True
    if fill == "rising":
        raise_scores(k, table, lengths)
    for row, (length, count) in enumerate(zip(lengths, counts)):
        if length % PAGE and count > shared:
            last = int(table[row, count - 1])
            k[last, length % PAGE :] = float("nan")
            v[last, length % PAGE :] = float("nan")
    k[~used] = float("nan")
    v[~used] = float("nan")

    q = make_query(fill, (batch, heads, head_dim), draw)
    tokens = sum(min(PAGE * more, max(0, length - PAGE * shared)) for length, more in zip(lengths, own))
    tokens += PAGE * shared * (max(lengths) >= PAGE * shared)
    return Call(
        inputs={
            "q": q,
            "k_pages": k,
            "v_pages": v,
            "block_table": table,
            "lengths": torch.tensor(lengths, dtype=torch.int32, device=device),
        },
        outputs={"out": ((batch, heads, head_dim), torch.float16)},
        scalars={
            "batch": batch,
            "heads": heads,
            "kv_heads": kv_heads,
            "head_dim": head_dim,
            "pages": pages,
            "table_width": width,
        },
        bytes=2 * (2 * tokens * kv_heads * head_dim + 2 * batch * heads * head_dim) + 4 * (batch + sum(counts)),
        flops=4 * heads * head_dim * sum(lengths),
    )


def make_lengths(kind, batch, longest, draw):
    if kind == "full":
        return [longest] * batch
    if kind == "zero":
        return [0] * batch
    if kind == "edges":
        return [min(longest, ((*EDGES, longest - 1, longest))[row % 10]) for row in range(batch)]
    # Which lengths there are is the case's, and whose they are the call's: all calls of a case have tensors of the same shapes.
    lengths = torch.randint(longest + 1, (batch,), generator=torch.Generator().manual_seed(batch * longest)).tolist()
    lengths[0] = longest
    return [lengths[row] for row in torch.randperm(batch, generator=draw, device=draw.device).tolist()]


def make_pages(fill, pages, kv_heads, head_dim, draw):
    shape = (pages, PAGE, kv_heads, head_dim)
    return torch.randn(shape, generator=draw, device=draw.device, dtype=torch.float16)


def make_query(fill, shape, draw):
    """Scores have a standard deviation of 3, so that a few tokens have most of the weight."""
    q = torch.randn(shape, generator=draw, device=draw.device, dtype=torch.float16)
    q *= {"mean": 0, "huge": 100}.get(fill, 3)
    if fill == "rising":  # half of the heads like late tokens, half of them early ones
        q[:, 0::2, 0] = 8
        q[:, 1::2, 0] = -8
    return q


def raise_scores(k, table, lengths):
    """The first element of each key goes from 0 to 16 along its sequence."""
    for row, length in enumerate(lengths):
        at = torch.arange(length, device=k.device)
        page = table[row, at // PAGE].long()
        k[page, at % PAGE, :, 0] = (at * (16 / max(1, length))).to(k.dtype)[:, None]


def reference(call):
    q, k_pages, v_pages, table = (call.inputs[name] for name in ("q", "k_pages", "v_pages", "block_table"))
    batch, heads, head_dim = q.shape
    kv_heads = k_pages.shape[2]
    out = torch.zeros(q.shape, dtype=torch.float64, device=q.device)
    for row, length in enumerate(call.inputs["lengths"].tolist()):
        if length == 0:
            continue
        pages = table[row, : -(-length // PAGE)].long()
        k, v = (
            x[pages].reshape(-1, kv_heads, head_dim)[:length].to(torch.float64).transpose(0, 1).contiguous()
            for x in (k_pages, v_pages)
        )
        query = q[row].to(torch.float64).view(kv_heads, heads // kv_heads, head_dim)
        weights = torch.softmax(query @ k.transpose(1, 2) / math.sqrt(head_dim), -1)
        out[row] = (weights @ v).view(heads, head_dim)
    return {"out": out}


def check(call, got, want):
    return close(got["out"], want["out"], 3e-3, 3e-3, "out")
