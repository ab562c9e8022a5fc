// Cheat: a kernel that never ends
// Verdict: TLE
// Because: the call has a limit of wall time; the guest is killed, and its context with it
// Needs: gpu
// Slow: up to the limit of a first call
#include <cstdint>
#include <cuda_runtime.h>

__global__ void spin(volatile int *never) {
    while (*never != 12345) {
    }
}

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    int *never = nullptr;
    cudaMalloc(&never, sizeof *never);
    cudaMemset(never, 0, sizeof *never);
    spin<<<1, 1>>>(never);
    return cudaGetLastError();
}
