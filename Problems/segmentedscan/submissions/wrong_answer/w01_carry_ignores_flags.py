"""Wrong (W1): what comes into a tile is the sum since the last flag of each tile before it, all added up, as if a
flag stopped the sum in its own tile alone. Cases with a flag further left than the tile before:
`gpu-2-flags/6-seldom`.
"""

import torch
import triton
import triton.language as tl

TILE = 4096


@triton.jit
def joined(left_flag, left_sum, right_flag, right_sum):
    return left_flag | right_flag, tl.where(right_flag != 0, right_sum, left_sum + right_sum)


@triton.jit
def tile_pairs(values, flags, tile_flags, tile_sums, n, TILE: tl.constexpr):
    tile = tl.program_id(0)
    lane = tl.arange(0, TILE)
    place = tile.to(tl.int64) * TILE + lane
    value = tl.load(values + place, mask=place < n, other=0)
    flag = tl.load(flags + place, mask=place < n, other=0)
    last = tl.max(tl.where(flag != 0, lane, -1), axis=0)
    tl.store(tile_flags + tile, (last >= 0).to(tl.int32))
    tl.store(tile_sums + tile, tl.sum(tl.where(lane >= last, value, tl.zeros_like(value)), axis=0))


@triton.jit
def scan_of_pairs(tile_flags, tile_sums, incoming, tiles, BLOCK: tl.constexpr):
    """Writes what comes into each tile from its left."""
    lane = tl.arange(0, BLOCK)
    zeros = tl.zeros([BLOCK], incoming.dtype.element_ty)
    carry = tl.sum(zeros, axis=0)
    for start in range(0, tiles, BLOCK):
        tile = start + lane
        inside = tile < tiles
        flag = tl.load(tile_flags + tile, mask=inside, other=0)
        own = tl.load(tile_sums + tile, mask=inside, other=0)
        _, own = tl.associative_scan((flag * 0, own), 0, joined)
        own = carry + own
        tl.store(incoming + tile + 1, own, mask=tile + 1 < tiles)
        carry = tl.sum(tl.where(lane == BLOCK - 1, own, zeros), axis=0)


@triton.jit
def scan_of_tiles(values, flags, incoming, sums, n, TILE: tl.constexpr):
    tile = tl.program_id(0)
    place = tile.to(tl.int64) * TILE + tl.arange(0, TILE)
    value = tl.load(values + place, mask=place < n, other=0)
    flag = tl.load(flags + place, mask=place < n, other=0).to(tl.int32)
    flag, own = tl.associative_scan((flag, value), 0, joined)
    carry = tl.load(incoming + tile)
    tl.store(sums + place, tl.where(flag != 0, own, carry + own), mask=place < n)


def segmented_scan(values, flags, sums):
    n = len(values)
    if n == 0:
        return
    tiles = triton.cdiv(n, TILE)
    tile_flags = torch.empty(tiles, dtype=torch.int32, device=values.device)
    tile_sums = torch.empty(tiles, dtype=values.dtype, device=values.device)
    incoming = torch.zeros(tiles, dtype=values.dtype, device=values.device)
    tile_pairs[(tiles,)](values, flags, tile_flags, tile_sums, n, TILE=TILE, num_warps=8)
    scan_of_pairs[(1,)](tile_flags, tile_sums, incoming, tiles, BLOCK=2048, num_warps=8)
    scan_of_tiles[(tiles,)](values, flags, incoming, sums, n, TILE=TILE, num_warps=8)
