// look LANGUAGE ENTRY FEEDBACK/ [LANGUAGE=ENTRY...]: what may be handed in, and where it must begin.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "words.h"

static void reject(const std::string &feedback, const std::string &why) {
  std::ofstream(feedback + "judgemessage.txt") << why << '\n';
  std::exit(43);
}

int main(int argc, char **argv) {
  if (argc < 4) return 1;
  const std::string language = argv[1], entry = argv[2], feedback = argv[3];
  if (feedback.empty() || feedback.back() != '/') return 2;
  // Its own files are not there, and those that the package lays over submissions are.
  if (std::ifstream("words.h") || std::ifstream("look.cpp")) return 3;
  if (!std::ifstream(language == "cpp" ? "number.h" : "number.py")) return 4;
  std::vector<std::string> allowed(argv + 4, argv + argc);
  if (std::find(allowed.begin(), allowed.end(), language + "=" + entry) == allowed.end())
    reject(feedback, entry + " in " + language + " is not allowed");
  if (text(entry).find("number()") == std::string::npos) reject(feedback, "no number");
  return 42;
}
