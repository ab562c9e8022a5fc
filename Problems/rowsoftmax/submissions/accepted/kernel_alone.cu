// A kernel and nothing else: softmax_kernel.cuh launches it, a block for each row. Each thread takes every 256th number, first
// for maximum and sum together, then for the result.

#include "softmax_kernel.cuh"

// The maximum of some numbers, and the sum of exp(number - maximum).
struct Part {
  float top = -INFINITY, sum = 0;
};

__device__ Part joined(Part a, Part b) {
  const float top = fmaxf(a.top, b.top);
  if (top == -INFINITY) return {};
  return {top, a.sum * expf(a.top - top) + b.sum * expf(b.top - top)};
}

template <typename T>
__global__ void softmax_kernel(const T *x, T *y, int64_t columns) {
  __shared__ Part parts[SOFTMAX_THREADS];
  const T *from = x + int64_t(blockIdx.x) * columns;
  T *to = y + int64_t(blockIdx.x) * columns;

  Part own;
  for (int64_t column = threadIdx.x; column < columns; column += SOFTMAX_THREADS) {
    own = joined(own, {float(from[column]), 1.0f});
  }
  parts[threadIdx.x] = own;
  for (int half = SOFTMAX_THREADS / 2; half > 0; half /= 2) {
    __syncthreads();
    if (threadIdx.x < half) parts[threadIdx.x] = joined(parts[threadIdx.x], parts[threadIdx.x + half]);
  }
  __syncthreads();

  const Part all = parts[0];
  const float scale = all.sum > 0 ? 1 / all.sum : 0;
  const float base = all.sum > 0 ? all.top : 0;
  for (int64_t column = threadIdx.x; column < columns; column += SOFTMAX_THREADS) {
    to[column] = T(expf(float(from[column]) - base) * scale);
  }
}
