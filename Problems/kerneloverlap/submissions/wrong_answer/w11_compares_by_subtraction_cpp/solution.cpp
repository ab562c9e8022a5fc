// W11: orders two times by their difference, which wraps around.

#include "solution.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace {

struct Event {
  std::int64_t time;
  std::int64_t change;
};

int by_time(const void* left, const void* right) {
  const auto& a = *static_cast<const Event*>(left);
  const auto& b = *static_cast<const Event*>(right);
  // What signed subtraction does on every machine here, without being undefined.
  const auto wrapped = static_cast<std::uint64_t>(a.time) - static_cast<std::uint64_t>(b.time);
  const auto difference = static_cast<std::int64_t>(wrapped);
  if (difference != 0) return difference < 0 ? -1 : 1;
  return a.change < b.change ? -1 : a.change > b.change;
}

}  // namespace

std::int64_t max_overlapping_kernels(
    const std::vector<std::pair<std::int64_t, std::int64_t>>& spans) {
  for (const auto& [start, end] : spans) {
    if (end < start) throw std::invalid_argument("a span ends before it starts");
  }
  std::vector<Event> events;
  for (const auto& [start, end] : spans) {
    if (start == end) continue;
    events.push_back({start, +1});
    events.push_back({end, -1});
  }
  std::qsort(events.data(), events.size(), sizeof(Event), by_time);
  std::int64_t active = 0, most = 0;
  for (const auto& event : events) {
    active += event.change;
    most = std::max(most, active);
  }
  return most;
}
