// Each block takes a piece of one sequence's tokens for the query heads of one key head; a second kernel merges the pieces.
// Within a block, `kLanes` threads share a token, 16 bytes of its key and value each, and carry a running maximum, sum and
// weighted sum for every query head; four tokens are loaded at once to keep the memory busy.

#include <cmath>
#include <cstdint>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace {

constexpr int kPage = 16, kWarp = 32, kThreads = 128, kWarps = kThreads / kWarp, kAtOnce = 4;
constexpr unsigned kAll = 0xffffffffu;

struct Problem {
    const __half *q, *k, *v;
    const int *table, *lengths;
    __half *out;
    int batch, heads, kv_heads, width, piece, pieces;
    float scale;
    float *tops, *sums, *weighted;  // of each piece: [batch, heads, pieces] and [batch, heads, pieces, kDim]
};

__device__ void unpack(const uint4 &bits, float (&x)[8]) {
    const __half2 *pairs = reinterpret_cast<const __half2 *>(&bits);
#pragma unroll
    for (int i = 0; i < 4; i++) {
        float2 both = __half22float2(pairs[i]);
        x[2 * i] = both.x;
        x[2 * i + 1] = both.y;
    }
}

// exp(x - top), and 0 where both are -inf
__device__ float weight(float x, float top) { return x == -INFINITY ? 0.0f : __expf(x - top); }

template <int kDim, int kHeads>
__global__ void __launch_bounds__(kThreads) one_piece(Problem p) {
    constexpr int kLanes = kDim / 8, kSlots = kThreads / kLanes;
    const int row = blockIdx.z, group = p.heads / p.kv_heads, chunks = (group + kHeads - 1) / kHeads;
    const int kv_head = blockIdx.y / chunks, first = blockIdx.y % chunks * kHeads;
    const int begin = blockIdx.x * p.piece, end = min(p.lengths[row], begin + p.piece);
    if (begin >= end) return;
    const int lane = threadIdx.x % kLanes, slot = threadIdx.x / kLanes;
    const int64_t head = int64_t(row) * p.heads + kv_head * group + first;

    float q[kHeads][8], acc[kHeads][8], top[kHeads], sum[kHeads];
#pragma unroll
    for (int h = 0; h < kHeads; h++) {
        uint4 bits{0, 0, 0, 0};
        if (first + h < group) bits = *reinterpret_cast<const uint4 *>(p.q + (head + h) * kDim + lane * 8);
        unpack(bits, q[h]);
        top[h] = -INFINITY;
        sum[h] = 0.0f;
#pragma unroll
        for (int i = 0; i < 8; i++) {
            q[h][i] *= p.scale;
            acc[h][i] = 0.0f;
        }
    }

    // All threads of a warp make the same number of rounds, for the shuffles.
    for (int start = begin; start < end; start += kSlots * kAtOnce) {
        uint4 keys[kAtOnce], values[kAtOnce];
#pragma unroll
        for (int n = 0; n < kAtOnce; n++) {
            const int token = start + n * kSlots + slot;
            keys[n] = values[n] = uint4{0, 0, 0, 0};
            if (token < end) {
                const int64_t page = p.table[int64_t(row) * p.width + token / kPage];
                const int64_t at = ((page * kPage + token % kPage) * p.kv_heads + kv_head) * kDim + lane * 8;
                keys[n] = __ldg(reinterpret_cast<const uint4 *>(p.k + at));
                values[n] = __ldg(reinterpret_cast<const uint4 *>(p.v + at));
            }
        }
        float score[kAtOnce][kHeads];
#pragma unroll
        for (int n = 0; n < kAtOnce; n++) {
            float x[8];
            unpack(keys[n], x);
#pragma unroll
            for (int h = 0; h < kHeads; h++) {
                float dot = 0.0f;
#pragma unroll
                for (int i = 0; i < 8; i++) dot += q[h][i] * x[i];
#pragma unroll
                for (int step = kLanes / 2; step > 0; step /= 2) dot += __shfl_xor_sync(kAll, dot, step);
                score[n][h] = start + n * kSlots + slot < end ? dot : -INFINITY;
            }
        }
#pragma unroll
        for (int h = 0; h < kHeads; h++) {
            float higher = top[h];
#pragma unroll
            for (int n = 0; n < kAtOnce; n++) higher = fmaxf(higher, score[n][h]);
            const float kept = weight(top[h], higher);
            top[h] = higher;
            sum[h] *= kept;
#pragma unroll
            for (int i = 0; i < 8; i++) acc[h][i] *= kept;
#pragma unroll
            for (int n = 0; n < kAtOnce; n++) {
                score[n][h] = weight(score[n][h], higher);
                sum[h] += score[n][h];
            }
        }
#pragma unroll
        for (int n = 0; n < kAtOnce; n++) {
            float x[8];
            unpack(values[n], x);
#pragma unroll
            for (int h = 0; h < kHeads; h++) {
#pragma unroll
                for (int i = 0; i < 8; i++) acc[h][i] += score[n][h] * x[i];
            }
        }
    }

    // Merge the slots of a warp by shuffles, then the warps through shared memory.
    __shared__ float warp_top[kWarps][kHeads], warp_sum[kWarps][kHeads], warp_acc[kWarps][kHeads][kDim];
    const int warp = threadIdx.x / kWarp;
#pragma unroll
    for (int h = 0; h < kHeads; h++) {
        float highest = top[h];
#pragma unroll
        for (int step = kLanes; step < kWarp; step *= 2) highest = fmaxf(highest, __shfl_xor_sync(kAll, highest, step));
        const float kept = weight(top[h], highest);
        sum[h] *= kept;
#pragma unroll
        for (int step = kLanes; step < kWarp; step *= 2) sum[h] += __shfl_xor_sync(kAll, sum[h], step);
#pragma unroll
        for (int i = 0; i < 8; i++) {
            acc[h][i] *= kept;
#pragma unroll
            for (int step = kLanes; step < kWarp; step *= 2) acc[h][i] += __shfl_xor_sync(kAll, acc[h][i], step);
        }
        if (threadIdx.x % kWarp < kLanes) {
#pragma unroll
            for (int i = 0; i < 8; i++) warp_acc[warp][h][lane * 8 + i] = acc[h][i];
        }
        if (threadIdx.x % kWarp == 0) {
            warp_top[warp][h] = highest;
            warp_sum[warp][h] = sum[h];
        }
    }
    __syncthreads();
    for (int i = threadIdx.x; i < kHeads * kDim; i += kThreads) {
        const int h = i / kDim, d = i % kDim;
        if (first + h >= group) break;
        float highest = -INFINITY, whole = 0.0f, sums = 0.0f;
#pragma unroll
        for (int w = 0; w < kWarps; w++) highest = fmaxf(highest, warp_top[w][h]);
#pragma unroll
        for (int w = 0; w < kWarps; w++) {
            const float kept = weight(warp_top[w][h], highest);
            whole += kept * warp_acc[w][h][d];
            sums += kept * warp_sum[w][h];
        }
        const int64_t at = (head + h) * p.pieces + blockIdx.x;
        p.weighted[at * kDim + d] = whole;
        if (d == 0) {
            p.tops[at] = highest;
            p.sums[at] = sums;
        }
    }
}

template <int kDim>
__global__ void merge(Problem p) {
    const int64_t head = blockIdx.x;
    const int length = p.lengths[head / p.heads], pieces = (length + p.piece - 1) / p.piece;
    const float *tops = p.tops + head * p.pieces, *sums = p.sums + head * p.pieces;
    float highest = -INFINITY, whole = 0.0f, sum = 0.0f;
    for (int i = 0; i < pieces; i++) highest = fmaxf(highest, tops[i]);
    for (int i = 0; i < pieces; i++) {
        const float kept = __expf(tops[i] - highest);
        whole += kept * p.weighted[(head * p.pieces + i) * kDim + threadIdx.x];
        sum += kept * sums[i];
    }
    p.out[head * kDim + threadIdx.x] = __float2half_rn(pieces > 0 ? whole / sum : 0.0f);
}

template <int kDim, int kHeads>
void launch(const Problem &p) {
    const int chunks = (p.heads / p.kv_heads + kHeads - 1) / kHeads;
    one_piece<kDim, kHeads><<<dim3(p.pieces, p.kv_heads * chunks, p.batch), kThreads>>>(p);
    merge<kDim><<<p.batch * p.heads, kDim>>>(p);
}

template <int kDim>
void launch_for_group(const Problem &p) {
    const int group = p.heads / p.kv_heads;
    if (group == 1) return launch<kDim, 1>(p);
    if (group == 2) return launch<kDim, 2>(p);
    if (group <= 4) return launch<kDim, 4>(p);
    launch<kDim, 8>(p);
}

}  // namespace

extern "C" int paged_attention_decode(const void *q, const void *k_pages, const void *v_pages, const void *block_table,
                                      const void *lengths, void *out, int64_t batch, int64_t heads, int64_t kv_heads,
                                      int64_t head_dim, int64_t pages, int64_t table_width) {
    Problem p{};
    p.q = static_cast<const __half *>(q);
    p.k = static_cast<const __half *>(k_pages);
    p.v = static_cast<const __half *>(v_pages);
    p.table = static_cast<const int *>(block_table);
    p.lengths = static_cast<const int *>(lengths);
    p.out = static_cast<__half *>(out);
    p.batch = int(batch), p.heads = int(heads), p.kv_heads = int(kv_heads), p.width = int(table_width);
    p.scale = 1.0f / sqrtf(float(head_dim));
    const int most = p.width * kPage;  // no sequence is longer
    p.piece = int64_t(most) * p.batch * p.kv_heads < (1 << 20) ? 256 : 1024;
    p.pieces = (most + p.piece - 1) / p.piece;

    // Room for the pieces, kept from call to call; nothing in it is.
    static float *room = nullptr;
    static int64_t room_size = 0;
    const int64_t count = batch * heads * p.pieces, size = count * (head_dim + 2);
    if (size > room_size) {
        cudaFree(room);
        room = nullptr, room_size = 0;
        const cudaError_t status = cudaMalloc(&room, size * sizeof(float));
        if (status != cudaSuccess) return status;
        room_size = size;
    }
    p.weighted = room;
    p.tops = room + count * head_dim;
    p.sums = p.tops + count;

    if (head_dim == 32) launch_for_group<32>(p);
    if (head_dim == 64) launch_for_group<64>(p);
    if (head_dim == 128) launch_for_group<128>(p);
    return cudaGetLastError();
}
