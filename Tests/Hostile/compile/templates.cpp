// Class: template explosion
// Does: templates that need two more each, to the depth that the compiler allows
// Verdict: CE in every mode
// Fact: says compiling
// Because: the compiler ran into its memory or time limit
template <int depth, int branch>
struct Tree {
    static constexpr int size = Tree<depth - 1, branch * 2>::size + Tree<depth - 1, branch * 2 + 1>::size;
};
template <int branch>
struct Tree<0, branch> {
    static constexpr int size = 1;
};
int main() { return Tree<26, 0>::size; }
