// A block for each row, two passes over it: the first has a running maximum, sum of exponentials and sum, the second writes
// the gradient. The second pass walks backwards, so that it begins with what is still in the cache. Loads and stores of 16
// bytes wherever the addresses allow. No memory beyond three numbers.

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_runtime.h>

namespace {

__device__ unsigned long long valid_count;
__device__ double loss_sum;

constexpr int kWarp = 32;
constexpr unsigned kAll = 0xffffffffu;

__device__ float to_float(float x) { return x; }
__device__ float to_float(__nv_bfloat16 x) { return __bfloat162float(x); }
__device__ void store(float *at, float x) { *at = x; }
__device__ void store(__nv_bfloat16 *at, float x) { *at = __float2bfloat16_rn(x); }

// 16 bytes as floats, and back.
template <typename T>
struct Pack {
    static constexpr int size = 16 / sizeof(T);
    union {
        uint4 bits;
        T each[size];
    };
    __device__ Pack() : bits{0, 0, 0, 0} {}
    __device__ void load(const T *from) { bits = *reinterpret_cast<const uint4 *>(from); }
    __device__ void stream(T *to) const { __stcs(reinterpret_cast<uint4 *>(to), bits); }
};

// Running maximum and the sum of exponentials relative to it. A maximum of -inf means that the sum is 0.
struct Tally {
    float top = -INFINITY, sum = 0.0f, total = 0.0f;

    __device__ void merge(float other_top, float other_sum) {
        float higher = fmaxf(top, other_top);
        if (higher == -INFINITY) return;
        sum = sum * __expf(top - higher) + other_sum * __expf(other_top - higher);
        top = higher;
    }

    template <int kCount>
    __device__ void add(const float (&x)[kCount]) {
        float highest = x[0];
#pragma unroll
        for (int i = 1; i < kCount; i++) highest = fmaxf(highest, x[i]);
        float higher = fmaxf(top, highest);
        if (higher > -INFINITY) {
            float more = 0.0f;
#pragma unroll
            for (int i = 0; i < kCount; i++) more += __expf(x[i] - higher);
            sum = sum * __expf(top - higher) + more;
            top = higher;
        }
#pragma unroll
        for (int i = 0; i < kCount; i++) total += x[i];
    }
};

__device__ Tally of_block(Tally mine) {
    __shared__ float tops[kWarp], sums[kWarp], totals[kWarp];
#pragma unroll
    for (int step = kWarp / 2; step > 0; step /= 2) {
        float top = __shfl_xor_sync(kAll, mine.top, step), sum = __shfl_xor_sync(kAll, mine.sum, step);
        mine.total += __shfl_xor_sync(kAll, mine.total, step);
        mine.merge(top, sum);
    }
    if (threadIdx.x % kWarp == 0) {
        tops[threadIdx.x / kWarp] = mine.top;
        sums[threadIdx.x / kWarp] = mine.sum;
        totals[threadIdx.x / kWarp] = mine.total;
    }
    __syncthreads();
    Tally all;
    for (int i = 0; i < int(blockDim.x) / kWarp; i++) {
        all.merge(tops[i], sums[i]);
        all.total += totals[i];
    }
    return all;
}

__global__ void count_valid(const int64_t *targets, int64_t rows, int64_t ignore_index) {
    unsigned long long mine = 0;
    for (int64_t i = threadIdx.x; i < rows; i += blockDim.x) mine += targets[i] != ignore_index;
    __shared__ unsigned long long sum;
    if (threadIdx.x == 0) sum = 0;
    __syncthreads();
    if (mine > 0) atomicAdd(&sum, mine);
    __syncthreads();
    if (threadIdx.x == 0) {
        valid_count = sum;
        loss_sum = 0.0;
    }
}

// How a row splits into single elements up to a multiple of 16 bytes, packs, and single elements after them.
template <typename T>
struct Split {
    int head, packs, tail;  // `tail` is where the last part begins

    __device__ Split(const T *row, int columns) {
        int off = int(reinterpret_cast<uintptr_t>(row) % 16 / sizeof(T));
        head = min(columns, (Pack<T>::size - off) % Pack<T>::size);
        packs = (columns - head) / Pack<T>::size;
        tail = head + packs * Pack<T>::size;
    }
};

template <typename T>
__device__ void zero_row(T *g, int columns) {
    Split<T> split(g, columns);
    if (int(threadIdx.x) < split.head) store(g + threadIdx.x, 0.0f);
    for (int i = threadIdx.x; i < split.packs; i += blockDim.x) Pack<T>().stream(g + split.head + i * Pack<T>::size);
    for (int i = split.tail + threadIdx.x; i < columns; i += blockDim.x) store(g + i, 0.0f);
}

template <typename T>
__global__ void __launch_bounds__(1024)
    one_row(const T *logits, const int64_t *targets, T *grad, int columns, int64_t ignore_index, float smoothing) {
    constexpr int kSize = Pack<T>::size;
    const int64_t row = blockIdx.x;
    const T *z = logits + row * columns;
    T *g = grad + row * columns;
    if (targets[row] == ignore_index) {
        zero_row(g, columns);
        return;
    }
    const int target = int(targets[row]);
    const Split<T> split(z, columns);

    Tally mine;
    if (int(threadIdx.x) < split.head) mine.add({to_float(z[threadIdx.x])});
    for (int i = threadIdx.x; i < split.packs; i += blockDim.x) {
        Pack<T> pack;
        pack.load(z + split.head + i * kSize);
        float x[kSize];
#pragma unroll
        for (int k = 0; k < kSize; k++) x[k] = to_float(pack.each[k]);
        mine.add(x);
    }
    for (int i = split.tail + threadIdx.x; i < columns; i += blockDim.x) mine.add({to_float(z[i])});
    const Tally all = of_block(mine);

    const float weight = 1.0f / float(valid_count);
    const float scale = weight / all.sum, spread = weight * smoothing / float(columns);
    auto slope = [&](float x) { return __expf(x - all.top) * scale - spread; };
    const bool aligned = reinterpret_cast<uintptr_t>(z) % 16 == reinterpret_cast<uintptr_t>(g) % 16;
    for (int i = split.tail + threadIdx.x; i < columns; i += blockDim.x) store(g + i, slope(to_float(z[i])));
    // Every thread meets its own packs again, the last one first.
    const int last = split.packs - 1 - int(threadIdx.x);
    for (int i = last < 0 ? -1 : int(threadIdx.x) + last / int(blockDim.x) * int(blockDim.x); i >= 0; i -= blockDim.x) {
        Pack<T> pack;
        pack.load(z + split.head + i * kSize);
#pragma unroll
        for (int k = 0; k < kSize; k++) store(&pack.each[k], slope(to_float(pack.each[k])));
        T *to = g + split.head + i * kSize;
        if (aligned) {
            pack.stream(to);
        } else {
#pragma unroll
            for (int k = 0; k < kSize; k++) to[k] = pack.each[k];
        }
    }
    if (int(threadIdx.x) < split.head) store(g + threadIdx.x, slope(to_float(z[threadIdx.x])));

    __syncthreads();  // the target's element is written once more, by one thread
    if (threadIdx.x == 0) {
        const float at_target = to_float(z[target]);
        store(g + target, slope(at_target) - weight * (1.0f - smoothing));
        // Relative to the maximum, for nothing large to cancel. Without smoothing a logit may be -inf: leave the mean out.
        float loss = logf(all.sum) - (1.0f - smoothing) * (at_target - all.top);
        if (smoothing > 0.0f) loss -= smoothing * (all.total / float(columns) - all.top);
        atomicAdd(&loss_sum, double(loss));
    }
}

__global__ void write_loss(float *loss) { *loss = valid_count > 0 ? float(loss_sum / double(valid_count)) : 0.0f; }

template <typename T>
void launch(const void *logits, const int64_t *targets, void *grad, int64_t rows, int64_t columns, int64_t ignore_index,
            double smoothing) {
    int threads = 64;
    while (threads < 1024 && threads * 2 * Pack<T>::size <= columns) threads *= 2;
    one_row<T><<<unsigned(rows), threads>>>(static_cast<const T *>(logits), targets, static_cast<T *>(grad), int(columns),
                                            ignore_index, float(smoothing));
}

}  // namespace

extern "C" int fused_xent_backward(const void *logits, const void *targets, void *loss, void *grad, int64_t rows,
                                   int64_t columns, int64_t dtype, int64_t ignore_index, double label_smoothing) {
    const int64_t *y = static_cast<const int64_t *>(targets);
    count_valid<<<1, 1024>>>(y, rows, ignore_index);
    if (dtype == 0) {
        launch<float>(logits, y, grad, rows, columns, ignore_index, label_smoothing);
    } else {
        launch<__nv_bfloat16>(logits, y, grad, rows, columns, ignore_index, label_smoothing);
    }
    write_loss<<<1, 1>>>(static_cast<float *>(loss));
    return cudaGetLastError();
}
