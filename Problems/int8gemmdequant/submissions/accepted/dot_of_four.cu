// No tensor cores: __dp4a on words of four terms, 64 x 64 outputs a block, 4 x 4 a thread; any size, any alignment.
#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace {

constexpr int kSide = 64;         // outputs of a block, in each direction
constexpr int kWords = 8;         // of four terms each, at a time
constexpr int kStride = kSide + 1;

// Four bytes that lie `step` bytes apart, as one word; 0 for those from the `left`-th on.
__device__ int word(const int8_t *at, int64_t step, int left) {
    uint32_t made = 0;
    for (int i = 0; i < 4; i++) {
        if (i < left) made |= static_cast<uint32_t>(static_cast<uint8_t>(at[i * step])) << (8 * i);
    }
    return static_cast<int>(made);
}

__device__ void set(__half *at, double value) { *at = __double2half(value); }
__device__ void set(__nv_bfloat16 *at, double value) { *at = __double2bfloat16(value); }

template <typename T>
__global__ void __launch_bounds__(256, 4) product(const int8_t *a, const int8_t *b, const float *scale_a, const float *scale_b,
                                               const float *bias, T *c, int m, int k, int n) {
    __shared__ int tile_a[kWords][kStride], tile_b[kWords][kStride];
    const int row0 = blockIdx.y * kSide, column0 = blockIdx.x * kSide;
    const int x = threadIdx.x % 16, y = threadIdx.x / 16;
    int sum[4][4] = {};
    for (int term0 = 0; term0 < k; term0 += 4 * kWords) {
#pragma unroll 1
        for (int i = threadIdx.x; i < kSide * kWords; i += 256) {
            const int row = i / kWords, at = i % kWords, term = term0 + 4 * at;
            tile_a[at][row] = row0 + row < m ? word(a + static_cast<int64_t>(row0 + row) * k + term, 1, k - term) : 0;
        }
#pragma unroll 1
        for (int i = threadIdx.x; i < kSide * kWords; i += 256) {
            const int column = i % kSide, at = i / kSide, term = term0 + 4 * at;
            tile_b[at][column] = column0 + column < n ? word(b + static_cast<int64_t>(term) * n + column0 + column, n, k - term) : 0;
        }
        __syncthreads();
#pragma unroll
        for (int at = 0; at < kWords; at++) {
#pragma unroll
            for (int i = 0; i < 4; i++) {
#pragma unroll
                for (int j = 0; j < 4; j++) sum[i][j] = __dp4a(tile_a[at][y + 16 * i], tile_b[at][x + 16 * j], sum[i][j]);
            }
        }
        __syncthreads();
    }
#pragma unroll
    for (int i = 0; i < 4; i++) {
#pragma unroll
        for (int j = 0; j < 4; j++) {
            const int row = row0 + y + 16 * i, column = column0 + x + 16 * j;
            if (row >= m || column >= n) continue;
            const double value = sum[i][j] * static_cast<double>(scale_a[row]) * static_cast<double>(scale_b[column]) + bias[column];
            set(c + static_cast<int64_t>(row) * n + column, value);
        }
    }
}

template <typename T>
void launch(const void *a, const void *b, const void *scale_a, const void *scale_b, const void *bias, void *c, int m, int k,
            int n) {
    const dim3 grid((n + kSide - 1) / kSide, (m + kSide - 1) / kSide);
    product<<<grid, 256>>>(static_cast<const int8_t *>(a), static_cast<const int8_t *>(b), static_cast<const float *>(scale_a),
                           static_cast<const float *>(scale_b), static_cast<const float *>(bias), static_cast<T *>(c), m, k, n);
}

}  // namespace

extern "C" int int8_gemm_dequant(const void *a, const void *b, const void *scale_a, const void *scale_b, const void *bias,
                                 void *c, int64_t m, int64_t k, int64_t n, int64_t dtype) {
    if (dtype == 1) launch<__half>(a, b, scale_a, scale_b, bias, c, m, k, n);
    else launch<__nv_bfloat16>(a, b, scale_a, scale_b, bias, c, m, k, n);
    return cudaGetLastError();
}
