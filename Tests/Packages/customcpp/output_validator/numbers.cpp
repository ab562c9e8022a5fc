#include "numbers.h"

#include <algorithm>
#include <iterator>

std::vector<int> numbers(std::istream &stream) {
  std::vector<int> read{std::istream_iterator<int>(stream), {}};
  if (!stream.eof()) read.clear();
  return read;
}

bool isPermutation(std::vector<int> values, int n) {
  std::sort(values.begin(), values.end());
  for (int i = 0; i < n; i++) {
    if (i >= static_cast<int>(values.size()) || values[i] != i + 1) return false;
  }
  return static_cast<int>(values.size()) == n;
}
