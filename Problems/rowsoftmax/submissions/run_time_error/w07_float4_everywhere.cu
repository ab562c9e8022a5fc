// Wrong (W7): reads and writes 16 bytes at a time whatever the number of columns is. Where a row does not begin at
// a multiple of 16 bytes, the access is misaligned and the device gives up. First in `gpu-1-shapes/2-odd-float32`.

#include <cstdint>

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

constexpr int THREADS = 256;

template <typename T> union Pack {
  uint4 word;
  T items[16 / sizeof(T)];
  __device__ Pack() {}
};

template <typename T> __global__ void rows_by_packs(const T *x, T *y, int64_t columns) {
  constexpr int WIDTH = 16 / sizeof(T);
  __shared__ float shared[THREADS];
  const T *from = x + blockIdx.x * columns;
  T *to = y + blockIdx.x * columns;
  const int64_t packs = (columns + WIDTH - 1) / WIDTH;
  float top = __int_as_float(0xff800000), sum = 0.0f;
  Pack<T> pack;
  for (int64_t i = threadIdx.x; i < packs; i += THREADS) {
    pack.word = reinterpret_cast<const uint4 *>(from)[i];
    for (int j = 0; j < WIDTH; j++) top = i * WIDTH + j < columns ? fmaxf(top, float(pack.items[j])) : top;
  }
  shared[threadIdx.x] = top;
  __syncthreads();
  for (int half = THREADS / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) shared[threadIdx.x] = fmaxf(shared[threadIdx.x], shared[threadIdx.x + half]);
    __syncthreads();
  }
  top = shared[0] == __int_as_float(0xff800000) ? 0.0f : shared[0];
  __syncthreads();
  for (int64_t i = threadIdx.x; i < packs; i += THREADS) {
    pack.word = reinterpret_cast<const uint4 *>(from)[i];
    for (int j = 0; j < WIDTH; j++) sum += i * WIDTH + j < columns ? expf(float(pack.items[j]) - top) : 0.0f;
  }
  shared[threadIdx.x] = sum;
  __syncthreads();
  for (int half = THREADS / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) shared[threadIdx.x] += shared[threadIdx.x + half];
    __syncthreads();
  }
  sum = shared[0] == 0.0f ? 1.0f : shared[0];
  for (int64_t i = threadIdx.x; i < packs; i += THREADS) {
    pack.word = reinterpret_cast<const uint4 *>(from)[i];
    for (int j = 0; j < WIDTH; j++) pack.items[j] = T(expf(float(pack.items[j]) - top) / sum);
    reinterpret_cast<uint4 *>(to)[i] = pack.word;
  }
}

template <typename T> void launch(const void *x, void *y, int64_t rows, int64_t columns) {
  rows_by_packs<<<int(rows), THREADS>>>(static_cast<const T *>(x), static_cast<T *>(y), columns);
}

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
  if (dtype == 0) launch<float>(x, y, rows, columns);
  if (dtype == 1) launch<__half>(x, y, rows, columns);
  if (dtype == 2) launch<__nv_bfloat16>(x, y, rows, columns);
  return cudaGetLastError();
}
