// W34: adds up pages in 32 bits, where they wrap around.

#include "solution.h"

#include <set>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace {

struct Entry {
  std::int64_t pages = 0, pins = 0, touched = 0;
};

class Cache {
 public:
  explicit Cache(std::int64_t capacity) : capacity_(capacity) {
    if (capacity < 0) throw std::invalid_argument("capacity");
  }

  std::int64_t apply(const Operation& operation) {
    if (operation.kind == Kind::touch) return touch(operation.sequence, operation.pages);
    const auto found = entries_.find(operation.sequence);
    if (found == entries_.end()) return operation.kind == Kind::pin ? -1 : 0;
    auto& entry = found->second;
    switch (operation.kind) {
      case Kind::pin:
        if (entry.pins == 0) {
          loose_.erase({entry.touched, operation.sequence});
          pinned_ += entry.pages;
        }
        return ++entry.pins;
      case Kind::unpin:
        if (entry.pins == 0) return 0;
        if (entry.pins == 1) {
          loose_.insert({entry.touched, operation.sequence});
          pinned_ -= entry.pages;
        }
        return --entry.pins;
      default:
        return free(operation.sequence);
    }
  }

 private:
  std::int64_t touch(std::int64_t sequence, std::int64_t pages) {
    if (pages < 1) throw std::invalid_argument("pages");
    const auto found = entries_.find(sequence);
    const bool hit = found != entries_.end();
    const auto before = hit ? found->second : Entry{};
    const auto fixed = before.pins > 0 ? pinned_ - before.pages : pinned_;
    const auto wanted = static_cast<std::uint32_t>(fixed) + static_cast<std::uint32_t>(pages);
    if (static_cast<std::int32_t>(wanted) > capacity_) return -1;
    if (before.pins == 0) loose_.erase({before.touched, sequence});
    used_ -= before.pages;
    std::int64_t evicted = 0;
    for (; used_ + pages > capacity_ && !loose_.empty(); ++evicted) free(loose_.begin()->second);
    used_ += pages;
    const Entry after{pages, before.pins, ++clock_};
    if (after.pins > 0) {
      pinned_ = fixed + pages;
    } else {
      loose_.insert({after.touched, sequence});
    }
    entries_[sequence] = after;
    return 2 * evicted + hit;
  }

  std::int64_t free(std::int64_t sequence) {
    const auto found = entries_.find(sequence);
    const auto entry = found->second;
    if (entry.pins > 0) pinned_ -= entry.pages;
    loose_.erase({entry.touched, sequence});
    used_ -= entry.pages;
    entries_.erase(found);
    return entry.pages;
  }

  std::int64_t capacity_, used_ = 0, pinned_ = 0, clock_ = 0;
  std::unordered_map<std::int64_t, Entry> entries_;
  std::set<std::pair<std::int64_t, std::int64_t>> loose_;
};

}  // namespace

std::vector<std::int64_t> replay(std::int64_t capacity, const std::vector<Operation>& ops) {
  Cache cache(capacity);
  std::vector<std::int64_t> reports;
  for (const auto& operation : ops) reports.push_back(cache.apply(operation));
  return reports;
}
