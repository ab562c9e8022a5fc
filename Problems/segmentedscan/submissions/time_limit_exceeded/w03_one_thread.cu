// Wrong (W3): one thread goes through everything, one number after the other. `gpu-4-timed/1-int64` takes it
// minutes.

#include <cstdint>

#include <cuda_runtime.h>

// The sum has a type of its own: float is not enough for a sum of a million positive numbers, one after the other.
template <typename T, typename Sum>
__global__ void scan_alone(const volatile T *values, const volatile int8_t *flags, volatile T *sums, int64_t n) {
  Sum sum = 0;
  for (int64_t i = 0; i < n; i++) {
    sum = (flags[i] ? Sum(0) : sum) + values[i];
    sums[i] = T(sum);
  }
}

extern "C" int segmented_scan(const void *values, const void *flags, void *sums, int64_t n, int64_t dtype) {
  const int8_t *marks = static_cast<const int8_t *>(flags);
  if (dtype == 0) {
    scan_alone<float, double><<<1, 1>>>(static_cast<const float *>(values), marks, static_cast<float *>(sums), n);
  } else {
    scan_alone<int64_t, int64_t><<<1, 1>>>(static_cast<const int64_t *>(values), marks, static_cast<int64_t *>(sums), n);
  }
  return cudaGetLastError();
}
