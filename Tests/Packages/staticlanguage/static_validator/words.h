#pragma once
#include <fstream>
#include <sstream>
#include <string>

inline std::string text(const std::string &name) {
  std::stringstream words;
  words << std::ifstream(name).rdbuf();
  return words.str();
}
