/* Is no program. */
int main(void) { return verdict; }
