// Driver of the problem `bestshardsplit`: reads calls, makes them, prints a line for each.
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
#include <utility>
#include <vector>

#include "solution.h"

namespace {

constexpr std::size_t twice = 20'000;  // a call with more layers is not made a second time

using Costs = std::vector<std::int64_t>;
using Result = std::pair<std::int64_t, std::vector<std::int64_t>>;

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

// Appends the costs that a line `cost cost ...` or `run count cost step` describes.
void read_costs(std::string_view line, Costs& costs) {
  Parts words(line);
  if (line.substr(0, 4) != "run ") {
    while (!words.at_end()) costs.push_back(words.number());
    return;
  }
  words.next();
  const auto count = words.number(), cost = words.number(), step = words.number();
  for (std::int64_t i = 0; i < count; ++i) costs.push_back(cost + i * step);
}

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<Result> outcome(const Costs& costs, std::int64_t k) {
  try {
    return split(costs, k);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

// A result in the words of Python: (largest, [cut, cut]).
std::string words_of(const Result& result) {
  std::string words = "(" + std::to_string(result.first) + ", [";
  for (std::size_t i = 0; i < result.second.size(); ++i) {
    if (i > 0) words += ", ";
    words += std::to_string(result.second[i]);
  }
  return words + "])";
}

std::string judge(const Costs& costs, std::int64_t k) {
  const auto pristine = costs;
  const auto first = outcome(costs, k);
  const auto second = costs.size() <= twice ? outcome(costs, k) : first;
  if (costs != pristine) return "MUTATED";
  if (first != second) return "DIFFERS";
  return first ? words_of(*first) : "ValueError";
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
    head.next();  // layers
    head.next();  // list or tuple
    const auto k = head.number();
    const auto wanted = static_cast<std::size_t>(head.number());
    Costs costs;
    while (costs.size() < wanted) read_costs(lines.next(), costs);
    std::cout << judge(costs, k) << std::endl;
  }
}
