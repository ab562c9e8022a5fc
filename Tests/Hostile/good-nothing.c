// Class: good. Ends at once.
// Expected: AC. Fact: the wait status.
int main(void) { return 0; }
