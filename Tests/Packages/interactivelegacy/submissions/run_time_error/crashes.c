/* Ends with 1 before it has said anything. */
int main(void) { return 1; }
