// Cheat: captures a graph and starts it on a stream of its own, without waiting
// Verdict: WA or AC
// Because: the guest waits for the default stream alone: what is not there by the snapshot is poison, what is counts to its time
// Needs: gpu
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

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    static cudaStream_t stream = nullptr;
    if (stream == nullptr) cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking);
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t ready = nullptr;
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal);
    right<<<static_cast<unsigned>(rows), 256, 0, stream>>>(x, y, columns, dtype);
    cudaStreamEndCapture(stream, &graph);
    cudaGraphInstantiate(&ready, graph, 0);
    cudaGraphLaunch(ready, stream);
    // What runs is let go when it is done.
    cudaGraphExecDestroy(ready);
    cudaGraphDestroy(graph);
    return cudaGetLastError();
}
