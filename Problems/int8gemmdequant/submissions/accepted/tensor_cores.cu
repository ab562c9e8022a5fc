// Int8 tensor cores by mma.sync, 128 x 128 outputs a block, double buffered; any size, any alignment.
#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace {

constexpr int kRows = 128;      // of a and c, a block
constexpr int kColumns = 128;   // of b and c
constexpr int kTerms = 64;      // of k at a time
constexpr int kThreads = 256;   // 8 warps: 2 below each other, 4 beside each other, each with 64 x 32 outputs
constexpr int kStride = 80;     // bytes from row to row in shared memory: 8 rows begin in 8 different sets of 4 banks

struct Problem {
    const int8_t *a, *b;
    const float *scale_a, *scale_b, *bias;
    int m, k, n;
};

// 16 bytes of a row of a, from `term` on; 0 beyond the edges.
template <bool kAligned>
__device__ uint4 load_a(const Problem &p, int row, int term) {
    uint32_t words[4] = {0, 0, 0, 0};
    if (row < p.m) {
        const int8_t *at = p.a + static_cast<int64_t>(row) * p.k + term;
        if (kAligned) {
            if (term < p.k) return *reinterpret_cast<const uint4 *>(at);
        } else {
#pragma unroll
            for (int i = 0; i < 16; i++) {
                if (term + i < p.k) words[i / 4] |= static_cast<uint32_t>(static_cast<uint8_t>(at[i])) << (8 * (i % 4));
            }
        }
    }
    return make_uint4(words[0], words[1], words[2], words[3]);
}

// 8 bytes of a row of b, from `column` on; 0 beyond the edges.
template <bool kAligned>
__device__ uint2 load_b(const Problem &p, int term, int column) {
    uint32_t words[2] = {0, 0};
    if (term < p.k) {
        const int8_t *at = p.b + static_cast<int64_t>(term) * p.n + column;
        if (kAligned) {
            if (column < p.n) return *reinterpret_cast<const uint2 *>(at);
        } else {
#pragma unroll
            for (int i = 0; i < 8; i++) {
                if (column + i < p.n) words[i / 4] |= static_cast<uint32_t>(static_cast<uint8_t>(at[i])) << (8 * (i % 4));
            }
        }
    }
    return make_uint2(words[0], words[1]);
}

// What a thread fetches of the next tiles: 2 x 16 bytes of a, 4 rows x 8 columns of b.
struct Fetched {
    uint4 a[2];
    uint2 b[4];
};

template <bool kAlignedA, bool kAlignedB>
__device__ void fetch(const Problem &p, int row0, int column0, int term0, Fetched &f) {
    const int thread = threadIdx.x;
#pragma unroll
    for (int i = 0; i < 2; i++) f.a[i] = load_a<kAlignedA>(p, row0 + thread / 4 + 64 * i, term0 + thread % 4 * 16);
    const int group = thread % 8 + thread / 128 * 8;  // of 4 rows, 16 in all
    const int eight = thread / 8 % 16;                // of 8 columns, 16 in all
#pragma unroll
    for (int i = 0; i < 4; i++) f.b[i] = load_b<kAlignedB>(p, term0 + 4 * group + i, column0 + 8 * eight);
}

// The place of 4 terms of a column of b. The exclusive or spreads the stores of a warp over twice as many banks.
__device__ int place_b(int column, int group) { return column * kStride + (group ^ (column >> 3 & 1) * 8) * 4; }

// 4 rows of 4 bytes become 4 columns of 4 bytes.
__device__ void transpose(uint32_t r0, uint32_t r1, uint32_t r2, uint32_t r3, uint32_t out[4]) {
    const uint32_t low01 = __byte_perm(r0, r1, 0x5140), high01 = __byte_perm(r0, r1, 0x7362);
    const uint32_t low23 = __byte_perm(r2, r3, 0x5140), high23 = __byte_perm(r2, r3, 0x7362);
    out[0] = __byte_perm(low01, low23, 0x5410);
    out[1] = __byte_perm(low01, low23, 0x7632);
    out[2] = __byte_perm(high01, high23, 0x5410);
    out[3] = __byte_perm(high01, high23, 0x7632);
}

__device__ void put(const Fetched &f, uint8_t *tile_a, uint8_t *tile_b) {
    const int thread = threadIdx.x;
#pragma unroll
    for (int i = 0; i < 2; i++) *reinterpret_cast<uint4 *>(tile_a + (thread / 4 + 64 * i) * kStride + thread % 4 * 16) = f.a[i];
    const int group = thread % 8 + thread / 128 * 8;
    const int eight = thread / 8 % 16;
    uint32_t columns[8];
    transpose(f.b[0].x, f.b[1].x, f.b[2].x, f.b[3].x, columns);
    transpose(f.b[0].y, f.b[1].y, f.b[2].y, f.b[3].y, columns + 4);
#pragma unroll
    for (int j = 0; j < 8; j++) *reinterpret_cast<uint32_t *>(tile_b + place_b(8 * eight + j, group)) = columns[j];
}

__device__ void multiply(int (&sum)[4], const uint32_t (&a)[4], const uint32_t (&b)[2]) {
    asm volatile(
        "mma.sync.aligned.m16n8k32.row.col.s32.s8.s8.s32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+r"(sum[0]), "+r"(sum[1]), "+r"(sum[2]), "+r"(sum[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

__device__ void set(__half *at, double value) { *at = __double2half(value); }
__device__ void set(__nv_bfloat16 *at, double value) { *at = __double2bfloat16(value); }

template <bool kAlignedA, bool kAlignedB, typename T>
__global__ void __launch_bounds__(kThreads) product(Problem p, T *c) {
    __shared__ __align__(16) uint8_t tile_a[2][kRows * kStride];
    __shared__ __align__(16) uint8_t tile_b[2][kColumns * kStride];  // transposed: a row for each column of b
    const int row0 = blockIdx.y * kRows, column0 = blockIdx.x * kColumns;
    const int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    const int warp_row = warp / 4 * 64, warp_column = warp % 4 * 32;
    const int high = lane / 4, low = lane % 4;  // a fragment's row or column, and its group of 4 terms

    int sum[4][4][4] = {};
    Fetched f;
    fetch<kAlignedA, kAlignedB>(p, row0, column0, 0, f);
    put(f, tile_a[0], tile_b[0]);
    __syncthreads();
    int now = 0;
    for (int term0 = 0; term0 < p.k; term0 += kTerms, now ^= 1) {
        const bool more = term0 + kTerms < p.k;
        if (more) fetch<kAlignedA, kAlignedB>(p, row0, column0, term0 + kTerms, f);
        const uint8_t *at_a = tile_a[now], *at_b = tile_b[now];
#pragma unroll
        for (int step = 0; step < kTerms / 32; step++) {
            uint32_t b[4][2];
#pragma unroll
            for (int j = 0; j < 4; j++) {
                const int column = warp_column + 8 * j + high;
                b[j][0] = *reinterpret_cast<const uint32_t *>(at_b + place_b(column, 8 * step + low));
                b[j][1] = *reinterpret_cast<const uint32_t *>(at_b + place_b(column, 8 * step + 4 + low));
            }
#pragma unroll
            for (int i = 0; i < 4; i++) {
                const uint8_t *row = at_a + (warp_row + 16 * i + high) * kStride + 32 * step + 4 * low;
                const uint32_t a[4] = {
                    *reinterpret_cast<const uint32_t *>(row), *reinterpret_cast<const uint32_t *>(row + 8 * kStride),
                    *reinterpret_cast<const uint32_t *>(row + 16), *reinterpret_cast<const uint32_t *>(row + 8 * kStride + 16)};
#pragma unroll
                for (int j = 0; j < 4; j++) multiply(sum[i][j], a, b[j]);
            }
        }
        // The other buffer was last read before the barrier that ended the previous round.
        if (more) put(f, tile_a[now ^ 1], tile_b[now ^ 1]);
        __syncthreads();
    }

#pragma unroll
    for (int j = 0; j < 4; j++) {
#pragma unroll
        for (int right = 0; right < 2; right++) {
            const int column = column0 + warp_column + 8 * j + 2 * low + right;
            if (column >= p.n) continue;
            const double by_column = p.scale_b[column], offset = p.bias[column];
#pragma unroll
            for (int i = 0; i < 4; i++) {
#pragma unroll
                for (int below = 0; below < 2; below++) {
                    const int row = row0 + warp_row + 16 * i + high + 8 * below;
                    if (row >= p.m) continue;
                    const double value = sum[i][j][2 * below + right] * static_cast<double>(p.scale_a[row]) * by_column + offset;
                    set(c + static_cast<int64_t>(row) * p.n + column, value);
                }
            }
        }
    }
}

template <typename T>
void launch(const Problem &p, T *c) {
    const dim3 grid((p.n + kColumns - 1) / kColumns, (p.m + kRows - 1) / kRows);
    const bool aligned_a = p.k % 16 == 0 && reinterpret_cast<uintptr_t>(p.a) % 16 == 0;
    const bool aligned_b = p.n % 8 == 0 && reinterpret_cast<uintptr_t>(p.b) % 8 == 0;
    if (aligned_a && aligned_b) product<true, true><<<grid, kThreads>>>(p, c);
    else if (aligned_a) product<true, false><<<grid, kThreads>>>(p, c);
    else if (aligned_b) product<false, true><<<grid, kThreads>>>(p, c);
    else product<false, false><<<grid, kThreads>>>(p, c);
}

}  // namespace

extern "C" int int8_gemm_dequant(const void *a, const void *b, const void *scale_a, const void *scale_b, const void *bias,
                                 void *c, int64_t m, int64_t k, int64_t n, int64_t dtype) {
    const Problem p = {static_cast<const int8_t *>(a), static_cast<const int8_t *>(b), static_cast<const float *>(scale_a),
                       static_cast<const float *>(scale_b), static_cast<const float *>(bias), static_cast<int>(m),
                       static_cast<int>(k), static_cast<int>(n)};
    if (dtype == 1) launch(p, static_cast<__half *>(c));
    else launch(p, static_cast<__nv_bfloat16 *>(c));
    return cudaGetLastError();
}
