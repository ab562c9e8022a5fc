// Cheat: fails an assertion in its kernel
// Verdict: RTE
// Because: the context is broken, which the guest's wait reports
// Needs: gpu
#include <cassert>
#include <cstdint>
#include <cuda_runtime.h>

__global__ void fail(int64_t rows) { assert(rows < 0); }

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    fail<<<1, 1>>>(rows);
    return cudaGetLastError();
}
