#pragma once

#include <cstdint>
#include <vector>

enum class Kind { touch, pin, unpin, free };

struct Operation {
  Kind kind;
  std::int64_t sequence;
  std::int64_t pages;  // 0 but for a touch

  friend bool operator==(const Operation& a, const Operation& b) {
    return a.kind == b.kind && a.sequence == b.sequence && a.pages == b.pages;
  }
};

// Replays the operations on a cache of so many pages, empty at first, and gives a report for each.
// Throws std::invalid_argument if the capacity is negative or a touch has less than one page.
std::vector<std::int64_t> replay(std::int64_t capacity, const std::vector<Operation>& ops);
