"""A sequence at a time, in float32: gathers its pages and lets matrix products do the rest, with NumPy or PyTorch."""

import numpy as np

PAGE = 16


def paged_attention_decode(q, k_pages, v_pages, block_table, lengths, out):
    of_numpy = isinstance(q, np.ndarray)
    attend = attend_numpy if of_numpy else attend_torch
    heads, head_dim = q.shape[1:]
    kv_heads = k_pages.shape[2]
    for row, length in enumerate(lengths.tolist()):
        if length == 0:
            out[row] = 0
            continue
        pages = block_table[row, : -(-length // PAGE)]
        k, v = (x[pages].reshape(-1, kv_heads, head_dim)[:length] for x in (k_pages, v_pages))
        query = q[row].reshape(kv_heads, heads // kv_heads, head_dim)
        out[row] = attend(query, k, v).reshape(heads, head_dim)


def attend_numpy(q, k, v):
    k, v = (x.astype(np.float32).transpose(1, 0, 2) for x in (k, v))
    scores = q.astype(np.float32) @ k.transpose(0, 2, 1) / np.float32(q.shape[-1] ** 0.5)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights @ v / weights.sum(axis=-1, keepdims=True)


def attend_torch(q, k, v):
    k, v = (x.float().transpose(0, 1) for x in (k, v))
    scores = q.float() @ k.transpose(1, 2) / q.shape[-1] ** 0.5
    weights = (scores - scores.amax(-1, keepdim=True)).exp()
    return ((weights @ v) / weights.sum(-1, keepdim=True)).to(q.dtype)
