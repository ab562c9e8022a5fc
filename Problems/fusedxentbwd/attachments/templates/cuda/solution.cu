// Cross-entropy and its gradient: fill in the function. The statement has the contract.

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_runtime.h>

// logits [rows, columns] and grad [rows, columns] are float32 where dtype is 0, bfloat16 where it is 2; targets [rows] is int64,
// loss [1] is float32.
extern "C" int fused_xent_backward(const void *logits, const void *targets, void *loss, void *grad, int64_t rows,
                                   int64_t columns, int64_t dtype, int64_t ignore_index, double label_smoothing) {
    // TODO: loss and grad are untouched as yet
    return cudaGetLastError();
}
