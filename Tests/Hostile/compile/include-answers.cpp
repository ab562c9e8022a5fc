// Class: including files of the host
// Does: looks for the answers where judges keep them, and would print them
// Verdict: AC in every mode
// Fact: hides through
// Because: the compiler's root has the compiler, the sources and nothing else
#include <cstdio>
#if __has_include("/var/lib/judge/problems") || __has_include("/etc/shadow") || __has_include("/etc/judge/judge.conf") || \
    __has_include("/var/lib/judge/judge.db") || __has_include("/proc/1/environ") || __has_include("/app/.judge-answer")
#define FOUND 1
#else
#define FOUND 0
#endif
int main() { std::puts(FOUND ? "through" : "held"); }
