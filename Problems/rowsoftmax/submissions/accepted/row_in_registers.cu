// One read and one write of each number for rows of up to 32,768: a row lies in the registers of a warp or of a
// block. Longer rows are read twice: once for maximum and sum together (the sum is rescaled when the maximum
// grows), once more for the result.

#include <cstdint>
#include <cstring>

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

namespace {

constexpr unsigned ALL_LANES = 0xffffffffu;
constexpr int64_t MOST_BLOCKS = 1 << 30;  // of a launch; blocks go on to further rows if there are more

__device__ float negative_infinity() { return __int_as_float(0xff800000); }

// --- loads and stores of 16 bytes, or of one number where rows are not aligned --------------------------------------

template <int BYTES> struct WordOf;
template <> struct WordOf<2> { using type = unsigned short; };
template <> struct WordOf<4> { using type = unsigned int; };
template <> struct WordOf<16> { using type = uint4; };

__device__ float to_float(float value) { return value; }
__device__ float to_float(__half value) { return __half2float(value); }
__device__ float to_float(__nv_bfloat16 value) { return __bfloat162float(value); }

template <typename T> __device__ T from_float(float value);
template <> __device__ float from_float<float>(float value) { return value; }
template <> __device__ __half from_float<__half>(float value) { return __float2half_rn(value); }
template <> __device__ __nv_bfloat16 from_float<__nv_bfloat16>(float value) { return __float2bfloat16_rn(value); }

// IS_LAST: these numbers are not read again, and need no place in the cache.
template <typename T, int WIDTH, bool IS_LAST> __device__ void load(const T *from, float *numbers) {
  using Word = typename WordOf<sizeof(T) * WIDTH>::type;
  const Word *place = reinterpret_cast<const Word *>(from);
  const Word word = IS_LAST ? __ldcs(place) : *place;
  T items[WIDTH];
  memcpy(items, &word, sizeof word);
#pragma unroll
  for (int i = 0; i < WIDTH; i++) numbers[i] = to_float(items[i]);
}

template <typename T, int WIDTH> __device__ void store(T *to, const float *numbers) {
  using Word = typename WordOf<sizeof(T) * WIDTH>::type;
  T items[WIDTH];
#pragma unroll
  for (int i = 0; i < WIDTH; i++) items[i] = from_float<T>(numbers[i]);
  Word word;
  memcpy(&word, items, sizeof word);
  __stcs(reinterpret_cast<Word *>(to), word);
}

// --- maximum and sum of a part of a row ------------------------------------------------------------------------------

// The maximum of some numbers and the sum of exp(number - maximum); {-inf, 0} of none, and of -inf alone.
struct Part {
  float top, sum;
};

// What to subtract before the exponential: the maximum, unless there is none.
__device__ float base_of(float top) { return top == negative_infinity() ? 0.0f : top; }

__device__ Part joined(Part a, Part b) {
  const float top = fmaxf(a.top, b.top), base = base_of(top);
  return {top, a.sum * __expf(a.top - base) + b.sum * __expf(b.top - base)};
}

__device__ Part over_warp(Part part) {
#pragma unroll
  for (int step = 16; step > 0; step /= 2) {
    const Part other = {__shfl_xor_sync(ALL_LANES, part.top, step), __shfl_xor_sync(ALL_LANES, part.sum, step)};
    part = joined(part, other);
  }
  return part;
}

// Joins the parts of all threads of a block; every thread gets the result.
template <int WARPS> __device__ Part over_block(Part part) {
  __shared__ Part parts[WARPS];
  const int lane = threadIdx.x % 32;
  part = over_warp(part);
  if (lane == 0) parts[threadIdx.x / 32] = part;
  __syncthreads();
  return over_warp(lane < WARPS ? parts[lane] : Part{negative_infinity(), 0.0f});
}

// --- rows in registers -----------------------------------------------------------------------------------------------

// A row of at most 32 * WARPS * NUMBERS numbers belongs to WARPS warps. A block has one row, or four if WARPS is 1.
template <int WARPS> constexpr int ROWS_OF_BLOCK = WARPS == 1 ? 4 : 1;
template <int WARPS> constexpr int THREADS_OF_BLOCK = 32 * WARPS * ROWS_OF_BLOCK<WARPS>;

template <typename T, int WIDTH, int WARPS, int NUMBERS>
__global__ void __launch_bounds__(THREADS_OF_BLOCK<WARPS>, 1024 / THREADS_OF_BLOCK<WARPS>)
in_registers(const T *__restrict__ x, T *__restrict__ y, int64_t rows, int columns) {
  constexpr int THREADS = 32 * WARPS;  // of a row
  const int thread = threadIdx.x % THREADS;
  const int64_t step = int64_t(gridDim.x) * ROWS_OF_BLOCK<WARPS>;
  for (int64_t row = int64_t(blockIdx.x) * ROWS_OF_BLOCK<WARPS> + threadIdx.x / THREADS; row < rows; row += step) {
    const T *from = x + row * columns;
    T *to = y + row * columns;
    float numbers[NUMBERS];
#pragma unroll
    for (int i = 0; i < NUMBERS; i += WIDTH) {
      const int column = i * THREADS + thread * WIDTH;
      if (column < columns) {
        load<T, WIDTH, true>(from + column, numbers + i);
      } else {
#pragma unroll
        for (int j = 0; j < WIDTH; j++) numbers[i + j] = negative_infinity();
      }
    }
    Part own = {negative_infinity(), 0.0f};
#pragma unroll
    for (int i = 0; i < NUMBERS; i++) own.top = fmaxf(own.top, numbers[i]);
    const float base = base_of(own.top);
#pragma unroll
    for (int i = 0; i < NUMBERS; i++) own.sum += numbers[i] = __expf(numbers[i] - base);
    const Part all = WARPS == 1 ? over_warp(own) : over_block<WARPS>(own);
    const float scale = all.sum > 0.0f ? __expf(own.top - all.top) / all.sum : 0.0f;
#pragma unroll
    for (int i = 0; i < NUMBERS; i++) numbers[i] *= scale;
#pragma unroll
    for (int i = 0; i < NUMBERS; i += WIDTH) {
      const int column = i * THREADS + thread * WIDTH;
      if (column < columns) store<T, WIDTH>(to + column, numbers + i);
    }
    if (WARPS > 1 && row + step < rows) __syncthreads();  // before the next row's parts replace this one's
  }
}

// --- longer rows -----------------------------------------------------------------------------------------------------

constexpr int LONG_WARPS = 32;

template <typename T, int WIDTH>
__global__ void __launch_bounds__(32 * LONG_WARPS, 1)
twice_read(const T *__restrict__ x, T *__restrict__ y, int64_t rows, int64_t columns) {
  constexpr int STEP = 32 * LONG_WARPS * WIDTH;
  for (int64_t row = blockIdx.x; row < rows; row += gridDim.x) {
    const T *from = x + row * columns;
    T *to = y + row * columns;
    Part own = {negative_infinity(), 0.0f};
#pragma unroll 4
    for (int64_t column = int64_t(threadIdx.x) * WIDTH; column < columns; column += STEP) {
      float numbers[WIDTH];
      load<T, WIDTH, false>(from + column, numbers);
      Part few = {negative_infinity(), 0.0f};
#pragma unroll
      for (int i = 0; i < WIDTH; i++) few.top = fmaxf(few.top, numbers[i]);
      const float base = base_of(few.top);
#pragma unroll
      for (int i = 0; i < WIDTH; i++) few.sum += __expf(numbers[i] - base);
      own = joined(own, few);
    }
    const Part all = over_block<LONG_WARPS>(own);
    const float base = base_of(all.top), scale = all.sum > 0.0f ? 1.0f / all.sum : 0.0f;
#pragma unroll 4
    for (int64_t column = int64_t(threadIdx.x) * WIDTH; column < columns; column += STEP) {
      float numbers[WIDTH];
      load<T, WIDTH, true>(from + column, numbers);
#pragma unroll
      for (int i = 0; i < WIDTH; i++) numbers[i] = __expf(numbers[i] - base) * scale;
      store<T, WIDTH>(to + column, numbers);
    }
    if (row + gridDim.x < rows) __syncthreads();  // before the next row's parts replace this one's
  }
}

// --- launches --------------------------------------------------------------------------------------------------------

int blocks_for(int64_t count) { return static_cast<int>(count < MOST_BLOCKS ? count : MOST_BLOCKS); }

template <typename T, int WIDTH, int WARPS, int NUMBERS>
void launch(const T *x, T *y, int64_t rows, int64_t columns) {
  constexpr int ROWS = ROWS_OF_BLOCK<WARPS>, THREADS = THREADS_OF_BLOCK<WARPS>;
  const int blocks = blocks_for((rows + ROWS - 1) / ROWS);
  in_registers<T, WIDTH, WARPS, NUMBERS><<<blocks, THREADS>>>(x, y, rows, static_cast<int>(columns));
}

template <typename T, int WIDTH> void softmax_by(const T *x, T *y, int64_t rows, int64_t columns) {
  if (columns <= 32 * 8) {
    launch<T, WIDTH, 1, 8>(x, y, rows, columns);
  } else if (columns <= 32 * 32) {
    launch<T, WIDTH, 1, 32>(x, y, rows, columns);
  } else if (columns <= 128 * 32) {
    launch<T, WIDTH, 4, 32>(x, y, rows, columns);
  } else if (columns <= 256 * 32) {
    launch<T, WIDTH, 8, 32>(x, y, rows, columns);
  } else if (columns <= 1024 * 32) {
    launch<T, WIDTH, 32, 32>(x, y, rows, columns);
  } else {
    twice_read<T, WIDTH><<<blocks_for(rows), 32 * LONG_WARPS>>>(x, y, rows, columns);
  }
}

template <typename T> void softmax_of(const void *x, void *y, int64_t rows, int64_t columns) {
  const uintptr_t places = reinterpret_cast<uintptr_t>(x) | reinterpret_cast<uintptr_t>(y) | columns * sizeof(T);
  const T *from = static_cast<const T *>(x);
  T *to = static_cast<T *>(y);
  if (places % 16 == 0) {
    softmax_by<T, 16 / sizeof(T)>(from, to, rows, columns);
  } else {
    softmax_by<T, 1>(from, to, rows, columns);
  }
}

}  // namespace

extern "C" int softmax(const void *x, void *y, int64_t rows, int64_t columns, int64_t dtype) {
  if (rows == 0 || columns == 0) return cudaSuccess;
  if (dtype == 0) {
    softmax_of<float>(x, y, rows, columns);
  } else if (dtype == 1) {
    softmax_of<__half>(x, y, rows, columns);
  } else {
    softmax_of<__nv_bfloat16>(x, y, rows, columns);
  }
  return cudaGetLastError();
}
