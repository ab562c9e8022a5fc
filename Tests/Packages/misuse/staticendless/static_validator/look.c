/* Is busy for ever. */
int main(void) {
  for (;;) continue;
}
