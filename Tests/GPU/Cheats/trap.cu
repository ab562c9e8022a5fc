// Cheat: stops its kernel by __trap
// Verdict: RTE
// Because: the context is broken, which the guest's wait reports
// Needs: gpu
#include <cstdint>
#include <cuda_runtime.h>

__global__ void stop() { __trap(); }

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    stop<<<1, 1>>>();
    return cudaGetLastError();
}
