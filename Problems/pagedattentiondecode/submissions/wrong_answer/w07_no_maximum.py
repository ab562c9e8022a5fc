"""W7: exponentials of the scores themselves, which overflow.

Caught by 04-huge and gpu-2-edges/05-huge."""

import torch

PAGE = 16


def paged_attention_decode(q, k_pages, v_pages, block_table, lengths, out):
    q, k_pages, v_pages, block_table, lengths, out = map(
        torch.as_tensor, (q, k_pages, v_pages, block_table, lengths, out)
    )
    heads, head_dim = q.shape[1:]
    kv_heads = k_pages.shape[2]
    for row, length in enumerate(lengths.tolist()):
        if length == 0:
            out[row] = 0
            continue
        pages = block_table[row, : -(-length // PAGE)].long()
        k, v = (x[pages].reshape(-1, kv_heads, head_dim)[:length] for x in (k_pages, v_pages))
        query = q[row].reshape(kv_heads, heads // kv_heads, head_dim)
        out[row] = attend(query, k, v).reshape(heads, head_dim)


def attend(q, k, v):
    q, k, v = q.float(), k.float().transpose(0, 1), v.float().transpose(0, 1)
    scores = q @ k.transpose(1, 2) / q.shape[-1] ** 0.5
    weights = scores.exp()
    return (weights @ v / weights.sum(-1, keepdim=True)).half()
