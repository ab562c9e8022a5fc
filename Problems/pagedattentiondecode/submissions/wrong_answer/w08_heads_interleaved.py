"""W8: gives the query head h the key head h mod Hkv, not h div (Hq / Hkv).

Caught by cases with more than one key head and more query heads; own case gpu-1-small/03-group-of-5."""

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
        query = q[row].reshape(heads // kv_heads, kv_heads, head_dim).transpose(0, 1)
        out[row] = attend(query, k, v).transpose(0, 1).reshape(heads, head_dim)


def attend(q, k, v):
    q, k, v = q.float(), k.float().transpose(0, 1), v.float().transpose(0, 1)
    scores = q @ k.transpose(1, 2) / q.shape[-1] ** 0.5
    weights = (scores - scores.amax(-1, keepdim=True)).exp()
    return (weights @ v / weights.sum(-1, keepdim=True)).half()
