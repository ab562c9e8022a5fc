// Attention of one token over paged keys: fill in the function. The statement has the contract.

#include <cstdint>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

// q and out [batch, heads, head_dim], k_pages and v_pages [pages, 16, kv_heads, head_dim] are float16, block_table
// [batch, table_width] and lengths [batch] are int32.
extern "C" int paged_attention_decode(const void *q, const void *k_pages, const void *v_pages, const void *block_table,
                                      const void *lengths, void *out, int64_t batch, int64_t heads, int64_t kv_heads,
                                      int64_t head_dim, int64_t pages, int64_t table_width) {
    // TODO: out is untouched as yet
    return cudaGetLastError();
}
