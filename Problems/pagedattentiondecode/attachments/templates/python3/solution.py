"""Attention of one token over paged keys: fill in the function. The statement has the contract."""

import torch  # noqa: F401


def paged_attention_decode(q, k_pages, v_pages, block_table, lengths, out):
    """Writes the attention of each sequence's query to `out`.

    q, out: [B, Hq, D], float16    k_pages, v_pages: [P, 16, Hkv, D], float16    block_table: [B, M], int32    lengths: [B], int32
    """
    # TODO: out is untouched as yet
