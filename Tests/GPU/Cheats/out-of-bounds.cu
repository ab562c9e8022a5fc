// Cheat: writes far around y, hoping for the owner's memory
// Verdict: RTE or WA
// Because: other processes have other page tables: an address leads to this process's memory or nowhere
// Needs: gpu
#include <cstdint>
#include <cuda_runtime.h>

__global__ void flood(char *at, int64_t step) { at[(static_cast<int64_t>(blockIdx.x) - 2048) * step] = 0; }

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    flood<<<4096, 1>>>(static_cast<char *>(y), int64_t{1} << 21);
    return cudaGetLastError();
}
