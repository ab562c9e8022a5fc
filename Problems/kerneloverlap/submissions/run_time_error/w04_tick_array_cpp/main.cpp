// Driver of the problem `kerneloverlap`: reads calls, makes them, prints a line for each.
//
// A submission is the file solution.cpp beside this one. The statement, "The driver's input", has
// the grammar of what is read here; the container words matter to Python alone.

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "solution.h"

namespace {

constexpr std::size_t twice = 20'000;  // a call with more spans is not made a second time

using Spans = std::vector<std::pair<std::int64_t, std::int64_t>>;

// Takes the input apart, word by word.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  std::string_view word() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \n"), rest_.size()));
    const auto length = std::min(rest_.find_first_of(" \n"), rest_.size());
    const auto found = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return found;
  }

  std::int64_t number() { return number(word()); }

  static std::int64_t number(std::string_view word) {
    std::int64_t value = 0;
    const auto end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || stop != end) throw std::runtime_error("the input is malformed");
    return value;
  }

 private:
  std::string_view rest_;
};

// The spans that lines `start end` and `run count start end start_step end_step` describe.
Spans read_spans(Words& words) {
  words.word();  // spans
  words.word();
  words.word();
  const auto wanted = static_cast<std::size_t>(words.number());
  Spans spans;
  while (spans.size() < wanted) {
    const auto first = words.word();
    if (first != "run") {
      const auto start = Words::number(first);
      spans.emplace_back(start, words.number());
      continue;
    }
    const auto count = words.number(), start = words.number(), end = words.number();
    const auto start_step = words.number(), end_step = words.number();
    for (std::int64_t i = 0; i < count; ++i) {
      spans.emplace_back(start + i * start_step, end + i * end_step);
    }
  }
  return spans;
}

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<std::int64_t> outcome(const Spans& spans) {
  try {
    return max_overlapping_kernels(spans);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

std::string judge(const Spans& spans) {
  const auto pristine = spans;
  const auto first = outcome(spans);
  const auto second = spans.size() <= twice ? outcome(spans) : first;
  if (spans != pristine) return "MUTATED";
  if (first != second) return "DIFFERS";
  return first ? std::to_string(*first) : "ValueError";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::ostringstream input;
  input << std::cin.rdbuf();
  const std::string text = input.str();
  Words words(text);
  for (auto calls = words.number(); calls > 0; --calls) {
    std::cout << judge(read_spans(words)) << std::endl;
  }
}
