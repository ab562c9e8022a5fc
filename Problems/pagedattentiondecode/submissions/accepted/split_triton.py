"""Triton: a program for each piece of a sequence and key head, tensor cores for both products, then a merge of the pieces."""

import torch
import triton
import triton.language as tl

PIECE, BLOCK = 1024, 64  # tokens


@triton.jit
def one_piece(
    q, k_pages, v_pages, block_table, lengths, weighted, tops, sums, scale, width, pieces,
    HEADS: tl.constexpr, KV_HEADS: tl.constexpr, DIM: tl.constexpr, PIECE: tl.constexpr, BLOCK: tl.constexpr,
    PADDED: tl.constexpr,
):  # fmt: skip
    piece, kv_head, row = tl.program_id(0), tl.program_id(1), tl.program_id(2)
    GROUP: tl.constexpr = HEADS // KV_HEADS
    length = tl.load(lengths + row)
    begin = piece * PIECE
    end = tl.minimum(length, begin + PIECE)
    if begin < end:
        g, d, lanes = tl.arange(0, PADDED), tl.arange(0, DIM), tl.arange(0, BLOCK)
        head = row * HEADS + kv_head * GROUP + g
        mine = g < GROUP
        query = tl.load(q + head[:, None] * DIM + d[None, :], mask=mine[:, None], other=0.0)
        top = tl.full([PADDED], -float("inf"), tl.float32)
        sum = tl.zeros([PADDED], tl.float32)
        acc = tl.zeros([PADDED, DIM], tl.float32)
        for start in range(begin, end, BLOCK):
            token = start + lanes
            inside = token < end
            page = tl.load(block_table + row * width + token // 16, mask=inside, other=0).to(tl.int64)
            at = ((page * 16 + token % 16) * KV_HEADS + kv_head) * DIM
            k = tl.load(k_pages + at[None, :] + d[:, None], mask=inside[None, :], other=0.0)
            scores = tl.where(inside[None, :], tl.dot(query, k) * scale, -float("inf"))
            higher = tl.maximum(top, tl.max(scores, 1))  # finite: a block begins with a token
            weights = tl.exp(scores - higher[:, None])
            kept = tl.exp(top - higher)
            v = tl.load(v_pages + at[:, None] + d[None, :], mask=inside[:, None], other=0.0)
            acc = acc * kept[:, None] + tl.dot(weights.to(tl.float16), v)
            sum = sum * kept + tl.sum(weights, 1)
            top = higher
        to = head * pieces + piece
        tl.store(weighted + to[:, None] * DIM + d[None, :], acc, mask=mine[:, None])
        tl.store(tops + to, top, mask=mine)
        tl.store(sums + to, sum, mask=mine)


@triton.jit
def merge(weighted, tops, sums, lengths, out, pieces, HEADS: tl.constexpr, DIM: tl.constexpr, PIECE: tl.constexpr):
    head = tl.program_id(0)
    d = tl.arange(0, DIM)
    count = tl.cdiv(tl.load(lengths + head // HEADS), PIECE)
    top = -float("inf")
    for i in range(0, count):
        top = tl.maximum(top, tl.load(tops + head * pieces + i))
    whole = tl.zeros([DIM], tl.float32)
    total = 0.0
    for i in range(0, count):
        kept = tl.exp(tl.load(tops + head * pieces + i) - top)
        whole += kept * tl.load(weighted + (head * pieces + i) * DIM + d)
        total += kept * tl.load(sums + head * pieces + i)
    result = tl.where(count > 0, whole / total, 0.0)
    tl.store(out + head * DIM + d, result.to(tl.float16))


def paged_attention_decode(q, k_pages, v_pages, block_table, lengths, out):
    batch, heads, dim = q.shape
    kv_heads, width = k_pages.shape[2], block_table.shape[1]
    pieces = triton.cdiv(width * 16, PIECE)
    weighted = torch.empty((batch, heads, pieces, dim), dtype=torch.float32, device=q.device)
    tops, sums = (torch.empty((batch, heads, pieces), dtype=torch.float32, device=q.device) for _ in range(2))
    padded = max(16, triton.next_power_of_2(heads // kv_heads))
    one_piece[(pieces, kv_heads, batch)](
        q, k_pages, v_pages, block_table, lengths, weighted, tops, sums, dim**-0.5, width, pieces,
        HEADS=heads, KV_HEADS=kv_heads, DIM=dim, PIECE=PIECE, BLOCK=BLOCK, PADDED=padded,
    )  # fmt: skip
    merge[(batch * heads,)](weighted, tops, sums, lengths, out, pieces, HEADS=heads, DIM=dim, PIECE=PIECE)
