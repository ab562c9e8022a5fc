// Adds fractions, reduced after each round; the links that matter are found by tables of minima.

#include "solution.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace {

using Wide = __int128;

struct Fraction {
  Wide numerator, denominator;

  bool operator<(const Fraction& other) const {
    return numerator * other.denominator < other.numerator * denominator;
  }

  Fraction operator+(const Fraction& other) const {
    Wide top = numerator * other.denominator + other.numerator * denominator;
    Wide bottom = denominator * other.denominator;
    Wide a = top, b = bottom;
    while (b != 0) {
      a %= b;
      std::swap(a, b);
    }
    return {top / a, bottom / a};
  }
};

// The least of any neighbouring links of a ring.
class Minima {
 public:
  explicit Minima(std::vector<std::int64_t> ring) : ranks_(ring.size()) {
    ring.insert(ring.end(), ring.begin(), ring.end());
    rows_.push_back(std::move(ring));
    for (std::size_t width = 1; 2 * width <= ranks_; width *= 2) {
      const auto& half = rows_.back();
      std::vector<std::int64_t> row;
      for (std::size_t i = 0; i + width < half.size(); ++i) {
        row.push_back(std::min(half[i], half[i + width]));
      }
      rows_.push_back(std::move(row));
    }
  }

  std::int64_t of(std::size_t first, std::size_t count) const {
    first %= ranks_;
    const auto row = std::bit_width(count) - 1;
    return std::min(rows_[row][first], rows_[row][first + count - (std::size_t{1} << row)]);
  }

 private:
  std::size_t ranks_;
  std::vector<std::vector<std::int64_t>> rows_;
};

}  // namespace

std::pair<std::int64_t, std::int64_t> allreduce_time(std::int64_t nbytes,
                                                     const std::vector<std::int64_t>& bandwidths) {
  if (nbytes < 0 || bandwidths.empty()) throw std::invalid_argument("no size, or no ranks");
  if (*std::min_element(bandwidths.begin(), bandwidths.end()) <= 0) {
    throw std::invalid_argument("a link that carries nothing");
  }
  const auto ranks = bandwidths.size();
  const auto size = nbytes / static_cast<std::int64_t>(ranks);
  const auto larger = static_cast<std::size_t>(nbytes) % ranks;
  const Minima slowest(bandwidths);
  Fraction seconds{0, 1};
  for (std::size_t round = 0; round + 2 < 2 * ranks; ++round) {
    Fraction longest{size, slowest.of(round + larger, ranks - larger)};
    if (larger > 0) longest = std::max(longest, {size + 1, slowest.of(round, larger)});
    seconds = seconds + longest;
  }
  return {static_cast<std::int64_t>(seconds.numerator),
          static_cast<std::int64_t>(seconds.denominator)};
}
