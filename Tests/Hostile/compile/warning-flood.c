// Class: error flood
// Does: warnings by pragma without end
// Verdict: CE in every mode
// Fact: says compiling
// Because: what a compiler may say is bounded, or its time is
#define A _Pragma("message \"flooding the judge with messages that nobody wants to read\"")
#define B A A A A A A A A A A A A A A A A A A A A
#define C B B B B B B B B B B B B B B B B B B B B
#define D C C C C C C C C C C C C C C C C C C C C
#define E D D D D D D D D D D D D D D D D D D D D
#define F E E E E E E E E E E E E E E E E E E E E
F F F F
int main(void) {}
