// Class: constexpr loop
// Does: computes for ever at compile time
// Verdict: CE in every mode
// Fact: says constexpr
// Because: the compiler counts the steps of a constant expression
constexpr int forever() {
    int x = 0;
    for (;;) x ^= 1;
    return x;
}
static_assert(forever() == 0);
int main() {}
