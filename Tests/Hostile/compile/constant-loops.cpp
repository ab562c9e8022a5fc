// Class: constexpr loop
// Does: many constant expressions, each within the steps that the compiler allows
// Verdict: CE in every mode
// Fact: says compiling
// Because: the compiler ran into its time limit
template <int number>
constexpr int count() {
    int x = number;
    for (int i = 0; i < 250000; i++) x ^= i;
    return x;
}
template <int number>
struct All {
    static constexpr int value = count<number>() ^ All<number - 1>::value;
};
template <>
struct All<0> {
    static constexpr int value = 0;
};
int main() { return All<800>::value; }
