// Wrong (W2): right only where the number of columns is a power of two: the loop runs over the next smaller one
// and the rest of each row stays as it was. Case `gpu-1-shapes/3-not-a-power-of-two`.

#include <cstdint>

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

constexpr int THREADS = 256;

template <typename T>
__global__ void rows_of_powers(const T *x, T *y, int64_t rows, int64_t columns, int log_columns) {
  __shared__ float shared[THREADS];
  const int64_t count = int64_t(1) << log_columns;
  for (int64_t row = blockIdx.x; row < rows; row += gridDim.x) {
    const T *from = x + row * columns;
    float top = __int_as_float(0xff800000), sum = 0.0f;
    for (int64_t i = threadIdx.x; i < count; i += THREADS) top = fmaxf(top, float(from[i]));
    shared[threadIdx.x] = top;
    __syncthreads();
    for (int half = THREADS / 2; half > 0; half /= 2) {
      if (threadIdx.x < half) shared[threadIdx.x] = fmaxf(shared[threadIdx.x], shared[threadIdx.x + half]);
      __syncthreads();
    }
    top = shared[0] == __int_as_float(0xff800000) ? 0.0f : shared[0];
    __syncthreads();
    for (int64_t i = threadIdx.x; i < count; i += THREADS) sum += expf(float(from[i]) - top);
    shared[threadIdx.x] = sum;
    __syncthreads();
    for (int half = THREADS / 2; half > 0; half /= 2) {
      if (threadIdx.x < half) shared[threadIdx.x] += shared[threadIdx.x + half];
      __syncthreads();
    }
    sum = shared[0] == 0.0f ? 1.0f : shared[0];
    __syncthreads();
    for (int64_t i = threadIdx.x; i < count; i += THREADS) y[row * columns + i] = T(expf(float(from[i]) - top) / sum);
  }
}

template <typename T> void launch(const void *x, void *y, int64_t rows, int64_t columns) {
  int log_columns = 0;
  while ((int64_t(2) << log_columns) <= columns) log_columns++;
  rows_of_powers<<<int(rows), THREADS>>>(static_cast<const T *>(x), static_cast<T *>(y), rows, columns, log_columns);
}

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
  if (dtype == 0) launch<float>(x, y, rows, columns);
  if (dtype == 1) launch<__half>(x, y, rows, columns);
  if (dtype == 2) launch<__nv_bfloat16>(x, y, rows, columns);
  return cudaGetLastError();
}
