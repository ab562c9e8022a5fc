// Depth-first along what waits for each kernel, on a stack of its own: the times to the end.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

enum class State : char { unseen, open, done };

}  // namespace

std::int64_t critical_path(const std::vector<std::int64_t>& durations,
                           const std::vector<std::pair<std::int64_t, std::int64_t>>& deps) {
  const auto count = durations.size();
  if (std::any_of(durations.begin(), durations.end(), [](auto d) { return d < 0; })) {
    throw std::invalid_argument("negative");
  }
  // The kernels behind kernel k are behind[first[k]] to behind[first[k + 1] - 1].
  std::vector<std::size_t> first(count + 1), behind(deps.size());
  const auto is_kernel = [&](std::int64_t k) { return k >= 0 && k < std::int64_t(count); };
  for (const auto& [before, after] : deps) {
    if (!is_kernel(before) || !is_kernel(after)) throw std::invalid_argument("no such kernel");
    ++first[before + 1];
  }
  for (std::size_t k = 0; k < count; ++k) first[k + 1] += first[k];
  auto next = first;
  for (const auto& [before, after] : deps) behind[next[before]++] = after;

  std::vector<State> states(count, State::unseen);
  std::vector<std::int64_t> to_the_end(count);
  std::vector<std::size_t> path;
  next = first;
  for (std::size_t root = 0; root < count; ++root) {
    if (states[root] == State::unseen) path.push_back(root);
    while (!path.empty()) {
      const auto kernel = path.back();
      states[kernel] = State::open;
      if (next[kernel] < first[kernel + 1]) {
        const auto after = behind[next[kernel]];
        if (states[after] == State::open) return -1;
        if (states[after] == State::unseen) {
          path.push_back(after);
          continue;
        }
        to_the_end[kernel] = std::max(to_the_end[kernel], to_the_end[after]);
        ++next[kernel];
        continue;
      }
      to_the_end[kernel] += durations[kernel];
      states[kernel] = State::done;
      path.pop_back();
    }
  }
  return count == 0 ? 0 : *std::max_element(to_the_end.begin(), to_the_end.end());
}
