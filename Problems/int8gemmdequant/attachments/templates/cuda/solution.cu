#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

// Writes c[i, j] = (sum of a[i, :] * b[:, j]) * scale_a[i] * scale_b[j] + bias[j] into c.
// a [m, k], b [k, n]: int8_t. scale_a [m], scale_b [n], bias [n]: float. c [m, n]: __half if dtype is 1, __nv_bfloat16 if it is 2.
extern "C" int int8_gemm_dequant(const void *a, const void *b, const void *scale_a, const void *scale_b, const void *bias,
                                 void *c, int64_t m, int64_t k, int64_t n, int64_t dtype) {
    // TODO
    return cudaGetLastError();
}
