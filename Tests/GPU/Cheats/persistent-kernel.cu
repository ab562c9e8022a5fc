// Cheat: works, and leaves a kernel running on a stream of its own
// Verdict: WA or TLE
// Because: the next call finds the GPU at work
// Needs: gpu
// Slow: up to the limit of a first call
#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace {

__device__ float get(const void *at, int64_t i, int64_t dtype) {
    if (dtype == 0) return static_cast<const float *>(at)[i];
    if (dtype == 1) return __half2float(static_cast<const __half *>(at)[i]);
    return __bfloat162float(static_cast<const __nv_bfloat16 *>(at)[i]);
}

__device__ void set(void *at, int64_t i, int64_t dtype, float value) {
    if (dtype == 0) static_cast<float *>(at)[i] = value;
    else if (dtype == 1) static_cast<__half *>(at)[i] = __float2half(value);
    else static_cast<__nv_bfloat16 *>(at)[i] = __float2bfloat16(value);
}

__device__ float joined(float mine, bool largest, float *shared) {
    shared[threadIdx.x] = mine;
    for (int half = 128; half > 0; half /= 2) {
        __syncthreads();
        if (threadIdx.x < half) {
            const float other = shared[threadIdx.x + half];
            shared[threadIdx.x] = largest ? fmaxf(shared[threadIdx.x], other) : shared[threadIdx.x] + other;
        }
    }
    __syncthreads();
    const float all = shared[0];
    __syncthreads();
    return all;
}

// A block of 256 threads for each row; right for all that the problem allows.
__global__ void right(const void *x, void *y, int64_t columns, int64_t dtype) {
    __shared__ float shared[256];
    const int64_t row = blockIdx.x * columns;
    float top = -INFINITY, sum = 0;
    for (int64_t i = threadIdx.x; i < columns; i += 256) top = fmaxf(top, get(x, row + i, dtype));
    top = joined(top, true, shared);
    if (top == -INFINITY) top = 0;
    for (int64_t i = threadIdx.x; i < columns; i += 256) sum += expf(get(x, row + i, dtype) - top);
    sum = joined(sum, false, shared);
    if (sum == 0) sum = 1;
    for (int64_t i = threadIdx.x; i < columns; i += 256) set(y, row + i, dtype, expf(get(x, row + i, dtype) - top) / sum);
}

}  // namespace

namespace {

__global__ void spin(volatile int *never) {
    while (*never != 12345) {
    }
}

}  // namespace

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    right<<<static_cast<unsigned>(rows), 256>>>(x, y, columns, dtype);
    cudaDeviceSynchronize();
    int *never = nullptr;
    cudaMalloc(&never, sizeof *never);
    cudaMemset(never, 0, sizeof *never);
    cudaDeviceSynchronize();
    cudaStream_t stream;
    cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking);
    spin<<<1, 1, 0, stream>>>(never);
    return cudaGetLastError();
}
