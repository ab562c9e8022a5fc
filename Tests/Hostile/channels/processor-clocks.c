// Class: channel by the CPU clock of another process
// What: the sender computes or rests, the receiver reads the sender's clock
// Wall: pid namespace
// Fact: a clock is named by a number in one's own pid namespace (clock_getcpuclockid(3), pid_for_clock in kernel/time/posix-cpu-timers.c)
#define _GNU_SOURCE
#include <dirent.h>

#include "channel.h"

static clockid_t clock_of_other;

static void find_other(void) {
    DIR *processes = opendir("/proc");
    for (struct dirent *entry; processes && (entry = readdir(processes));) {
        char path[300], name[32] = "";
        int pid = atoi(entry->d_name);
        snprintf(path, sizeof path, "/proc/%.200s/comm", entry->d_name);
        FILE *file = pid > 0 && pid != getpid() ? fopen(path, "r") : NULL;
        if (file && fgets(name, sizeof name, file) && !strcmp(name, "processor-clock\n")) clock_getcpuclockid(pid, &clock_of_other);
        if (file) fclose(file);
    }
    if (processes) closedir(processes);
}

static void set(bool bit) {
    int64_t until = channel_now() + MILLISECOND;
    while (bit && channel_now() < until) {
    }
}

static long see(void) {
    static long last;
    struct timespec used = {0};
    if (!clock_of_other) find_other();
    if (!clock_of_other || clock_gettime(clock_of_other, &used) != 0) return 0;
    long now = used.tv_sec * 1000000L + used.tv_nsec / 1000, since = now - last;
    last = now;
    return since;
}

int main(int count, char **arguments) {
    return channel_main(count, arguments, &(struct channel){.set = set, .see = see, .margin = 300});
}
