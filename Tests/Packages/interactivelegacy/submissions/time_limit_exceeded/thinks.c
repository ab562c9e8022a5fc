/* Right or wrong is not to be known: it never says anything. */
int main(void) {
  for (;;) continue;
}
