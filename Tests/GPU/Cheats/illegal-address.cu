// Cheat: writes to an address where nothing is
// Verdict: RTE
// Because: the context is broken, which the guest's wait reports; the owner has a context of its own
// Needs: gpu
#include <cstdint>
#include <cuda_runtime.h>

__global__ void poke(int *nowhere) { *nowhere = 1; }

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
    poke<<<1, 1>>>(reinterpret_cast<int *>(uintptr_t{0x10}));
    return cudaGetLastError();
}
