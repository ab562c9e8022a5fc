// W16: keeps the scores of a whole sequence in shared memory, of which a kernel has 48 KiB without asking: 12,288 tokens.
// RTE on gpu-2-edges/07-long-mqa: its launch fails with cudaErrorInvalidValue.

#include <cmath>
#include <cstdint>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace {

constexpr int kPage = 16, kThreads = 128;

__device__ float of_block(float mine, bool greatest) {
    __shared__ float all[kThreads];
    __syncthreads();
    all[threadIdx.x] = mine;
    for (int half = kThreads / 2; half > 0; half /= 2) {
        __syncthreads();
        if (int(threadIdx.x) < half) {
            const float other = all[threadIdx.x + half];
            all[threadIdx.x] = greatest ? fmaxf(all[threadIdx.x], other) : all[threadIdx.x] + other;
        }
    }
    __syncthreads();
    return all[0];
}

__global__ void one_head(const __half *q, const __half *k, const __half *v, const int *table, const int *lengths, __half *out,
                         int heads, int kv_heads, int dim, int width) {
    extern __shared__ float scores[];
    const int row = blockIdx.y, head = blockIdx.x, kv_head = head / (heads / kv_heads), length = lengths[row];
    const __half *query = q + (int64_t(row) * heads + head) * dim;
    auto place = [&](int token) {
        const int64_t page = table[int64_t(row) * width + token / kPage];
        return ((page * kPage + token % kPage) * kv_heads + kv_head) * dim;
    };
    float top = -INFINITY;
    for (int token = threadIdx.x; token < length; token += kThreads) {
        const __half *key = k + place(token);
        float dot = 0.0f;
        for (int d = 0; d < dim; d++) dot += __half2float(query[d]) * __half2float(key[d]);
        scores[token] = dot / sqrtf(float(dim));
        top = fmaxf(top, scores[token]);
    }
    top = of_block(top, true);
    float sum = 0.0f;
    for (int token = threadIdx.x; token < length; token += kThreads) {
        scores[token] = expf(scores[token] - top);
        sum += scores[token];
    }
    sum = of_block(sum, false);
    for (int d = threadIdx.x; d < dim; d += kThreads) {
        float whole = 0.0f;
        for (int token = 0; token < length; token++) whole += scores[token] * __half2float(v[place(token) + d]);
        out[(int64_t(row) * heads + head) * dim + d] = __float2half_rn(length > 0 ? whole / sum : 0.0f);
    }
}

}  // namespace

extern "C" int paged_attention_decode(const void *q, const void *k_pages, const void *v_pages, const void *block_table,
                                      const void *lengths, void *out, int64_t batch, int64_t heads, int64_t kv_heads,
                                      int64_t head_dim, int64_t pages, int64_t table_width) {
    one_head<<<dim3(unsigned(heads), unsigned(batch)), kThreads, table_width * kPage * sizeof(float)>>>(
        static_cast<const __half *>(q), static_cast<const __half *>(k_pages), static_cast<const __half *>(v_pages),
        static_cast<const int *>(block_table), static_cast<const int *>(lengths), static_cast<__half *>(out), int(heads),
        int(kv_heads), int(head_dim), int(table_width));
    return cudaGetLastError();
}
