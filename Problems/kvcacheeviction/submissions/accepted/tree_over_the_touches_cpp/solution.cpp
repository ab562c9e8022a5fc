// A tree over the operations says which was the first that is the last touch of a sequence without
// pins; sequences are numbered by sorting their names.

#include "solution.h"

#include <algorithm>
#include <stdexcept>

namespace {

constexpr std::size_t nowhere = ~std::size_t{0};

// A set of numbers below a bound that gives its smallest: each node counts what is below it.
class Tree {
 public:
  explicit Tree(std::size_t bound) {
    while (leaves_ < bound) leaves_ *= 2;
    counts_.resize(2 * leaves_);
  }

  void add(std::size_t number, int change) {
    for (auto node = leaves_ + number; node > 0; node /= 2) counts_[node] += change;
  }

  std::size_t smallest() const {
    std::size_t node = 1;
    while (node < leaves_) node = counts_[2 * node] > 0 ? 2 * node : 2 * node + 1;
    return node - leaves_;
  }

 private:
  std::size_t leaves_ = 1;
  std::vector<int> counts_;
};

}  // namespace

std::vector<std::int64_t> replay(std::int64_t capacity, const std::vector<Operation>& ops) {
  if (capacity < 0) throw std::invalid_argument("capacity");
  std::vector<std::int64_t> names;
  for (const auto& op : ops) {
    if (op.kind == Kind::touch && op.pages < 1) throw std::invalid_argument("pages");
    names.push_back(op.sequence);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());

  std::vector<std::int64_t> pages(names.size()), pins(names.size());
  std::vector<std::size_t> touched(names.size(), nowhere), sequence_of(ops.size());
  Tree loose(ops.size());
  std::int64_t loose_pages = 0, pinned_pages = 0;

  // Moves a sequence that is present between the pinned ones, the others and nowhere.
  const auto count = [&](std::size_t which, int change) {
    if (pins[which] > 0) {
      pinned_pages += change * pages[which];
    } else {
      loose_pages += change * pages[which];
      loose.add(touched[which], change);
    }
  };
  const auto remove = [&](std::size_t which) {
    count(which, -1);
    pages[which] = pins[which] = 0;
    touched[which] = nowhere;
  };

  std::vector<std::int64_t> reports(ops.size());
  for (std::size_t now = 0; now < ops.size(); ++now) {
    const auto& op = ops[now];
    const auto name = std::lower_bound(names.begin(), names.end(), op.sequence);
    const auto which = static_cast<std::size_t>(name - names.begin());
    const bool present = touched[which] != nowhere;
    auto& report = reports[now];
    if (op.kind == Kind::touch) {
      if (present) count(which, -1);
      if (op.pages > capacity - pinned_pages) {
        if (present) count(which, +1);
        report = -1;
        continue;
      }
      for (; loose_pages > capacity - pinned_pages - op.pages; report += 2) {
        remove(sequence_of[loose.smallest()]);
      }
      report += present;
      pages[which] = op.pages;
      touched[which] = now;
      sequence_of[now] = which;
      count(which, +1);
    } else if (!present) {
      report = op.kind == Kind::pin ? -1 : 0;
    } else if (op.kind == Kind::free) {
      report = pages[which];
      remove(which);
    } else {
      count(which, -1);
      pins[which] = std::max<std::int64_t>(0, pins[which] + (op.kind == Kind::pin ? 1 : -1));
      count(which, +1);
      report = pins[which];
    }
  }
  return reports;
}
