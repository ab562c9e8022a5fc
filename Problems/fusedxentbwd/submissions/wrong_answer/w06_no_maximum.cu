// W6: exponentials of the logits themselves. Caught by 04-shifted and gpu-2-edges/01-shifted, where they overflow or vanish.

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_runtime.h>

namespace {

constexpr int kThreads = 256;

__device__ unsigned long long valid_count;
__device__ double loss_sum;

__device__ float to_float(float x) { return x; }
__device__ float to_float(__nv_bfloat16 x) { return __bfloat162float(x); }
__device__ void store(float *at, float x) { *at = x; }
__device__ void store(__nv_bfloat16 *at, float x) { *at = __float2bfloat16_rn(x); }

__device__ float sum_of_block(float mine) {
    __shared__ float all[kThreads];
    __syncthreads();
    all[threadIdx.x] = mine;
    for (int half = kThreads / 2; half > 0; half /= 2) {
        __syncthreads();
        if (int(threadIdx.x) < half) all[threadIdx.x] += all[threadIdx.x + half];
    }
    __syncthreads();
    return all[0];
}

__global__ void count_valid(const int64_t *targets, int64_t rows, int64_t ignore_index) {
    __shared__ unsigned long long sum;
    if (threadIdx.x == 0) sum = 0;
    __syncthreads();
    unsigned long long mine = 0;
    for (int64_t i = threadIdx.x; i < rows; i += blockDim.x) mine += targets[i] != ignore_index;
    atomicAdd(&sum, mine);
    __syncthreads();
    if (threadIdx.x == 0) {
        valid_count = sum;
        loss_sum = 0.0;
    }
}

template <typename T>
__global__ void one_row(const T *logits, const int64_t *targets, T *grad, int columns, int64_t ignore_index, float smoothing) {
    const int64_t row = blockIdx.x;
    const T *z = logits + row * columns;
    T *g = grad + row * columns;
    const int64_t target = targets[row];
    if (target == ignore_index) {
        for (int i = threadIdx.x; i < columns; i += kThreads) store(g + i, 0.0f);
        return;
    }
    const float top = 0.0f;
    float sum = 0.0f, total = 0.0f;
    for (int i = threadIdx.x; i < columns; i += kThreads) {
        sum += expf(to_float(z[i]) - top);
        total += to_float(z[i]);
    }
    sum = sum_of_block(sum);
    total = sum_of_block(total);
    const float weight = 1.0f / float(valid_count);
    for (int i = threadIdx.x; i < columns; i += kThreads) {
        float slope = expf(to_float(z[i]) - top) / sum - smoothing / columns - (i == target ? 1.0f - smoothing : 0.0f);
        store(g + i, slope * weight);
    }
    if (threadIdx.x == 0) {
        float loss = logf(sum) - (1.0f - smoothing) * (to_float(z[target]) - top);
        if (smoothing > 0.0f) loss -= smoothing * (total / columns - top);
        atomicAdd(&loss_sum, double(loss));
    }
}

__global__ void write_loss(float *loss) { *loss = valid_count > 0 ? float(loss_sum / double(valid_count)) : 0.0f; }

template <typename T>
void launch(const void *logits, const int64_t *targets, void *grad, int64_t rows, int64_t columns, int64_t ignore_index,
            double smoothing) {
    one_row<T><<<unsigned(rows), kThreads>>>(static_cast<const T *>(logits), targets, static_cast<T *>(grad), int(columns),
                                             ignore_index, float(smoothing));
}

}  // namespace

extern "C" int fused_xent_backward(const void *logits, const void *targets, void *loss, void *grad, int64_t rows,
                                   int64_t columns, int64_t dtype, int64_t ignore_index, double label_smoothing) {
    const int64_t *y = static_cast<const int64_t *>(targets);
    count_valid<<<1, 1024>>>(y, rows, ignore_index);
    if (dtype == 0) {
        launch<float>(logits, y, grad, rows, columns, ignore_index, label_smoothing);
    } else {
        launch<__nv_bfloat16>(logits, y, grad, rows, columns, ignore_index, label_smoothing);
    }
    write_loss<<<1, 1>>>(static_cast<float *>(loss));
    return cudaGetLastError();
}
