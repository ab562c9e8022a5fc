// Goes through all sequences in the cache for whatever is to be found out.

#include "solution.h"

#include <stdexcept>

namespace {

struct Entry {
  std::int64_t sequence, pages, pins, touched;
};

using Cache = std::vector<Entry>;

// The place of a sequence, the size of the cache if it is not there.
std::size_t place_of(const Cache& cache, std::int64_t sequence) {
  std::size_t place = 0;
  while (place < cache.size() && cache[place].sequence != sequence) ++place;
  return place;
}

// The place of the sequence to evict, the size of the cache if there is none.
std::size_t oldest(const Cache& cache, std::int64_t kept) {
  auto best = cache.size();
  for (std::size_t place = 0; place < cache.size(); ++place) {
    const auto& entry = cache[place];
    if (entry.pins > 0 || entry.sequence == kept) continue;
    if (best == cache.size() || entry.touched < cache[best].touched) best = place;
  }
  return best;
}

std::int64_t touch(Cache& cache, std::int64_t capacity, const Operation& op, std::int64_t now) {
  if (op.pages < 1) throw std::invalid_argument("pages");
  std::int64_t fixed = op.pages, used = op.pages, evicted = 0;
  for (const auto& entry : cache) {
    if (entry.sequence == op.sequence) continue;
    used += entry.pages;
    if (entry.pins > 0) fixed += entry.pages;
  }
  if (fixed > capacity) return -1;
  for (; used > capacity; ++evicted) {
    const auto place = oldest(cache, op.sequence);
    used -= cache[place].pages;
    cache[place] = cache.back();
    cache.pop_back();
  }
  const auto place = place_of(cache, op.sequence);
  const bool hit = place < cache.size();
  if (!hit) cache.push_back({op.sequence, 0, 0, 0});
  cache[place].pages = op.pages;
  cache[place].touched = now;
  return 2 * evicted + hit;
}

}  // namespace

std::vector<std::int64_t> replay(std::int64_t capacity, const std::vector<Operation>& ops) {
  if (capacity < 0) throw std::invalid_argument("capacity");
  Cache cache;
  std::vector<std::int64_t> reports;
  for (const auto& op : ops) {
    const auto place = place_of(cache, op.sequence);
    const bool hit = place < cache.size();
    std::int64_t report = 0;
    if (op.kind == Kind::touch) {
      report = touch(cache, capacity, op, static_cast<std::int64_t>(reports.size()));
    } else if (op.kind == Kind::pin) {
      report = hit ? ++cache[place].pins : -1;
    } else if (op.kind == Kind::unpin && hit && cache[place].pins > 0) {
      report = --cache[place].pins;
    } else if (op.kind == Kind::free && hit) {
      report = cache[place].pages;
      cache[place] = cache.back();
      cache.pop_back();
    }
    reports.push_back(report);
  }
  return reports;
}
