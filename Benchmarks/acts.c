// What judge-bench runs, by the name of the act. Without a name: nothing.
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WORK = 400000000, BLOCK = 64 << 20, PASSES = 280 };

static char block[BLOCK];

static void spin(void) {
    for (volatile long i = 0;; i++) {
    }
}

static void compute(void) {
    unsigned long sum = 1;
    for (long i = 0; i < WORK; i++) sum = sum * 6364136223846793005UL + 1442695040888963407UL;
    __asm__ volatile("" : : "r"(sum));
}

// Far more than the caches hold, in strides that no prefetcher follows.
static void remember(void) {
    unsigned long at = 1;
    memset(block, 1, sizeof block);
    for (long i = 0; i < PASSES * 100000L; i++) {
        at = at * 6364136223846793005UL + 1442695040888963407UL;
        block[(at >> 20) % BLOCK]++;
    }
}

int main(int count, char **arguments) {
    const char *act = count > 1 ? arguments[1] : "";
    if (!strcmp(act, "spin")) spin();
    if (!strcmp(act, "spin8")) {
        for (int i = 0; i < 7; i++)
            if (fork() == 0) break;
        spin();
    }
    if (!strcmp(act, "sleep")) pause();
    if (!strcmp(act, "compute")) compute();
    if (!strcmp(act, "remember")) remember();
    return 0;
}
