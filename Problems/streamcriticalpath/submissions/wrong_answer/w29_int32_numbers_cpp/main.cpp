// Driver of the problem `streamcriticalpath`: reads calls, makes them, prints a line for each.
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

constexpr std::size_t twice = 20'000;  // with more kernels or pairs, no call is made a second time

using Durations = std::vector<std::int64_t>;
using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

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

// Appends the durations that a line `duration duration ...` or `run count duration step` describes.
void read_durations(std::string_view line, Durations& durations) {
  Parts words(line);
  if (line.substr(0, 4) != "run ") {
    while (!words.at_end()) durations.push_back(words.number());
    return;
  }
  words.next();
  const auto count = words.number(), duration = words.number(), step = words.number();
  for (std::int64_t i = 0; i < count; ++i) durations.push_back(duration + i * step);
}

// Appends the pairs that a line `before after` or `run count before after step step` describes.
void read_pairs(std::string_view line, Pairs& pairs) {
  Parts words(line);
  if (line.substr(0, 4) != "run ") {
    const auto before = words.number();
    pairs.emplace_back(before, words.number());
    return;
  }
  words.next();
  const auto count = words.number(), before = words.number(), after = words.number();
  const auto before_step = words.number(), after_step = words.number();
  for (std::int64_t i = 0; i < count; ++i) {
    pairs.emplace_back(before + i * before_step, after + i * after_step);
  }
}

// What a call returns; nothing if it throws std::invalid_argument.
std::optional<std::int64_t> outcome(const Durations& durations, const Pairs& deps) {
  try {
    return critical_path(durations, deps);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
}

std::string judge(const Durations& durations, const Pairs& deps) {
  const auto pristine_durations = durations;
  const auto pristine_deps = deps;
  const auto first = outcome(durations, deps);
  const bool again = std::max(durations.size(), deps.size()) <= twice;
  const auto second = again ? outcome(durations, deps) : first;
  if (durations != pristine_durations || deps != pristine_deps) return "MUTATED";
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
    head.next();  // graph
    head.next();  // list or tuple
    head.next();  // list or tuple
    const auto kernels = static_cast<std::size_t>(head.number());
    const auto wanted = static_cast<std::size_t>(head.number());
    Durations durations;
    while (durations.size() < kernels) read_durations(lines.next(), durations);
    Pairs deps;
    while (deps.size() < wanted) read_pairs(lines.next(), deps);
    std::cout << judge(durations, deps) << std::endl;
  }
}
