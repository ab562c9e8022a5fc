// W49: keeps the sequences in a table that has a place for each name.

#include "solution.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace {

struct Entry {
  std::int64_t pages = 0, pins = 0, touched = 0;
};

}  // namespace

std::vector<std::int64_t> replay(std::int64_t capacity, const std::vector<Operation>& ops) {
  if (capacity < 0) throw std::invalid_argument("capacity");
  std::size_t names = 0;
  for (const auto& op : ops) names = std::max(names, static_cast<std::size_t>(op.sequence) + 1);
  std::vector<Entry> entries(names);
  std::set<std::pair<std::int64_t, std::int64_t>> loose;
  std::int64_t used = 0, pinned = 0, clock = 0;
  std::vector<std::int64_t> reports;
  for (const auto& op : ops) {
    auto& entry = entries.at(static_cast<std::size_t>(op.sequence));
    const bool hit = entry.pages > 0;
    std::int64_t report = 0;
    if (op.kind == Kind::touch) {
      if (op.pages < 1) throw std::invalid_argument("pages");
      const auto fixed = entry.pins > 0 ? pinned - entry.pages : pinned;
      if (op.pages > capacity - fixed) {
        reports.push_back(-1);
        continue;
      }
      loose.erase({entry.touched, op.sequence});
      used += op.pages - entry.pages;
      for (; used > capacity; report += 2) {
        auto& oldest = entries[static_cast<std::size_t>(loose.begin()->second)];
        used -= oldest.pages;
        oldest = Entry{};
        loose.erase(loose.begin());
      }
      entry.pages = op.pages;
      entry.touched = ++clock;
      if (entry.pins > 0) {
        pinned = fixed + op.pages;
      } else {
        loose.insert({clock, op.sequence});
      }
      report += hit;
    } else if (!hit) {
      report = op.kind == Kind::pin ? -1 : 0;
    } else if (op.kind == Kind::pin) {
      if (entry.pins == 0) {
        pinned += entry.pages;
        loose.erase({entry.touched, op.sequence});
      }
      report = ++entry.pins;
    } else if (op.kind == Kind::unpin && entry.pins > 0) {
      report = --entry.pins;
      if (report == 0) {
        pinned -= entry.pages;
        loose.insert({entry.touched, op.sequence});
      }
    } else if (op.kind == Kind::free) {
      report = entry.pages;
      used -= report;
      if (entry.pins > 0) pinned -= report;
      loose.erase({entry.touched, op.sequence});
      entry = Entry{};
    }
    reports.push_back(report);
  }
  return reports;
}
