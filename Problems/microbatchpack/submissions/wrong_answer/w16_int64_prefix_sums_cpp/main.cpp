// Driver of the problem `microbatchpack`: reads calls, makes them, prints a line for each.
//
// A submission is the file solution.cpp beside this one. The statement, "The driver's input", has
// the grammar of what is read here; the container word matters to Python alone.

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "solution.h"

namespace {

constexpr std::size_t twice = 20'000;  // a call with more requests is not made a second time

using Lengths = std::vector<std::int64_t>;

// Takes text apart at a separator.
class Parts {
 public:
  explicit Parts(std::string_view text, char separator = ' ')
      : rest_(text), separator_(separator) {}

  bool at_end() const { return rest_.empty(); }

  std::string_view next() {
    const auto length = std::min(rest_.find(separator_), rest_.size());
    const auto found = rest_.substr(0, length);
    rest_.remove_prefix(std::min(length + 1, rest_.size()));
    return found;
  }

  std::int64_t number() {
    const auto word = next();
    std::int64_t value = 0;
    const auto end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || stop != end) throw std::runtime_error("the input is malformed");
    return value;
  }

 private:
  std::string_view rest_;
  char separator_;
};

// Appends the lengths that a line `length length ...` or `run count length step` describes.
void read_lengths(std::string_view line, Lengths& lengths) {
  Parts words(line);
  if (line.substr(0, 4) != "run ") {
    while (!words.at_end()) lengths.push_back(words.number());
    return;
  }
  words.next();
  const auto count = words.number(), length = words.number(), step = words.number();
  for (std::int64_t i = 0; i < count; ++i) lengths.push_back(length + i * step);
}

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<std::int64_t> outcome(const Lengths& lengths, std::int64_t memory_budget,
                                    std::int64_t bytes_per_token) {
  try {
    return min_microbatches(lengths, memory_budget, bytes_per_token);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

std::string judge(const Lengths& lengths, std::int64_t memory_budget,
                  std::int64_t bytes_per_token) {
  const auto pristine = lengths;
  const auto first = outcome(lengths, memory_budget, bytes_per_token);
  const auto second =
      lengths.size() <= twice ? outcome(lengths, memory_budget, bytes_per_token) : first;
  if (lengths != pristine) return "MUTATED";
  if (first != second) return "DIFFERS";
  return first ? std::to_string(*first) : "ValueError";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::ostringstream input;
  input << std::cin.rdbuf();
  const std::string text = input.str();
  Parts lines(text, '\n');
  for (auto calls = lines.number(); calls > 0; --calls) {
    Parts head(lines.next());
    head.next();  // batch
    head.next();  // list or tuple
    const auto memory_budget = head.number(), bytes_per_token = head.number();
    const auto wanted = static_cast<std::size_t>(head.number());
    Lengths lengths;
    while (lengths.size() < wanted) read_lengths(lines.next(), lengths);
    std::cout << judge(lengths, memory_budget, bytes_per_token) << std::endl;
  }
}
