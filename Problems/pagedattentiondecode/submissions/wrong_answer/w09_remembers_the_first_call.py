"""W9: remembers the result for each shape, so that a second call gets that of the first.

Caught by any case with a token: each is called with different data; own case gpu-1-small/01-like-the-sample."""

import torch

PAGE = 16
seen = {}


def paged_attention_decode(q, k_pages, v_pages, block_table, lengths, out):
    q, k_pages, v_pages, block_table, lengths, out = map(
        torch.as_tensor, (q, k_pages, v_pages, block_table, lengths, out)
    )
    heads, head_dim = q.shape[1:]
    kv_heads = k_pages.shape[2]
    form = (q.shape, k_pages.shape[1:], block_table.shape)
    if form in seen:
        out.copy_(seen[form])
        return
    for row, length in enumerate(lengths.tolist()):
        if length == 0:
            out[row] = 0
            continue
        pages = block_table[row, : -(-length // PAGE)].long()
        k, v = (x[pages].reshape(-1, kv_heads, head_dim)[:length] for x in (k_pages, v_pages))
        query = q[row].reshape(kv_heads, heads // kv_heads, head_dim)
        out[row] = attend(query, k, v).reshape(heads, head_dim)
    seen[form] = out.clone()


def attend(q, k, v):
    q, k, v = q.float(), k.float().transpose(0, 1), v.float().transpose(0, 1)
    scores = q @ k.transpose(1, 2) / q.shape[-1] ** 0.5
    weights = (scores - scores.amax(-1, keepdim=True)).exp()
    return (weights @ v / weights.sum(-1, keepdim=True)).half()
