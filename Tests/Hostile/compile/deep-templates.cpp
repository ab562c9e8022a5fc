// Class: template explosion
// Does: a template that needs itself for ever
// Verdict: CE in every mode
// Fact: says depth
// Because: the compiler counts how deep templates are
template <int depth>
struct Deep {
    static constexpr int size = Deep<depth + 1>::size;
};
int main() { return Deep<0>::size; }
