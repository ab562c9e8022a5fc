#include <unistd.h>

/* Has children without end, which have children of their own. */
int main(void) {
  for (;;) fork();
}
