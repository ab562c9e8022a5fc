// Class: channel by the counters in /proc
// What: the sender starts and ends threads, the receiver reads how many /proc/loadavg has
// Wall: pid namespace
// Fact: a run's /proc is mounted with subset=pid, which leaves all but processes out (proc(5))
#include "crowd.h"

static long see(void) {
    long threads = 0;
    FILE *file = fopen("/proc/loadavg", "r");
    if (!file) return 0;
    if (fscanf(file, "%*f %*f %*f %*d/%ld", &threads) != 1) threads = 0;
    fclose(file);
    return threads;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.set = crowd_set, .see = see, .margin = CROWD / 2});
}
