// For a submission that is a kernel alone. It includes this file, defines softmax_kernel, and is launched from here:
// one block of SOFTMAX_THREADS threads for each row.

#pragma once

#include <cstdint>

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

constexpr int SOFTMAX_THREADS = 256;

// Row blockIdx.x of x is to be read, its softmax written to that row of y. T is float, __half or __nv_bfloat16.
template <typename T>
__global__ void softmax_kernel(const T *x, T *y, int64_t columns);

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
  const unsigned blocks = static_cast<unsigned>(rows);
  if (dtype == 0) {
    softmax_kernel<<<blocks, SOFTMAX_THREADS>>>(static_cast<const float *>(x), static_cast<float *>(y), columns);
  } else if (dtype == 1) {
    softmax_kernel<<<blocks, SOFTMAX_THREADS>>>(static_cast<const __half *>(x), static_cast<__half *>(y), columns);
  } else {
    softmax_kernel<<<blocks, SOFTMAX_THREADS>>>(
        static_cast<const __nv_bfloat16 *>(x), static_cast<__nv_bfloat16 *>(y), columns);
  }
  return cudaGetLastError();
}
