// Class: every way to end
// Does: does what its arguments name, one after another
// Stage: TruthTableTests
// Verdict: AC in every mode
// Fact: exit status 0
// Because: the table there has for each act what is counted and what it means
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MEBIBYTE = 1 << 20 };

static char **self;

// ---- time

static void spin(long unused) {
    (void)unused;
    for (volatile long i = 0;; i++) {
    }
}

static void burn(long milliseconds) {
    struct timespec used;
    do clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    while (used.tv_sec * 1000 + used.tv_nsec / 1000000 < milliseconds);
}

static void rest(long seconds) { sleep((unsigned)seconds); }

static void ignore(long number) { signal((int)number, SIG_IGN); }

// ---- memory

static char *volatile kept;

static void touch(long mebibytes) {
    kept = malloc((size_t)mebibytes * MEBIBYTE);
    if (kept == NULL) exit(3);
    memset(kept, 1, (size_t)mebibytes * MEBIBYTE);
}

// The arguments of the new program are made while the old one's memory is still there.
static void exec_long(long unused) {
    (void)unused;
    enum { COUNT = 60, LENGTH = 120 * 1024 };
    char *arguments[COUNT + 1] = {self[0]};
    char *long_one = malloc(LENGTH);
    memset(long_one, 'x', LENGTH - 1);
    long_one[LENGTH - 1] = 0;
    for (int i = 1; i < COUNT; i++) arguments[i] = long_one;
    execv(self[0], arguments);
    exit(3);
}

// ---- output

static void put(int file, long bytes) {
    static char block[65536];
    memset(block, 'x', sizeof block);
    for (long left = bytes; left > 0;) {
        ssize_t count = write(file, block, left < (long)sizeof block ? (size_t)left : sizeof block);
        if (count <= 0) exit(3);
        left -= count;
    }
}

static void out(long bytes) { put(1, bytes); }

static void errors(long bytes) { put(2, bytes); }

static void answer(long unused) {
    (void)unused;
    if (write(1, "held\n", 5) != 5) exit(3);
}

static void leave(long bytes) { put(open("/w/left", O_WRONLY | O_CREAT, 0644), bytes); }

static void forget(long unused) {
    (void)unused;
    unlink("/w/left");
}

static void sparse(long bytes) {
    if (ftruncate(open("/w/sparse", O_WRONLY | O_CREAT, 0644), bytes) != 0) exit(3);
}

static void close_output(long unused) {
    (void)unused;
    close(1);
    close(2);
}

// ---- endings

static void leave_with(long status) { _exit((int)status); }

static void signal_self(long number) {
    raise((int)number);
    // A stopped process comes back from it when it is continued.
    for (;;) pause();
}

static void crash(long number) {
    if (number == SIGSEGV) *(volatile int *)(uintptr_t)16 = 1;
    if (number == SIGBUS) {
        char *beyond = mmap(NULL, 4096, PROT_READ, MAP_SHARED, open("/w/empty", O_RDWR | O_CREAT, 0644), 0);
        if (beyond != MAP_FAILED) (void)*(volatile char *)beyond;
    }
    if (number == SIGPIPE) {
        int ends[2];
        if (pipe(ends) != 0) exit(3);
        close(ends[0]);
        put(ends[1], 1);
    }
    if (number == SIGALRM) {
        alarm(1);
        for (;;) pause();
    }
    if (number == SIGABRT) abort();
    if (number == SIGTRAP) __builtin_trap();
    exit(3);
}

static void call(long unused) {
    (void)unused;
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static void run_nothing(long unused) {
    (void)unused;
    execl("/app/nothing", "nothing", (char *)NULL);
    _exit(127);
}

// ---- families

static void child(long waits) {
    pid_t pid = fork();
    if (pid < 0) exit(3);
    if (pid == 0) return;
    if (waits) waitpid(pid, NULL, 0);
    _exit(0);
}

static const struct {
    const char *name;
    void (*act)(long);
} acts[] = {
    {"spin", spin}, {"burn", burn}, {"sleep", rest}, {"ignore", ignore}, {"touch", touch}, {"exec-long", exec_long},
    {"out", out}, {"errors", errors}, {"answer", answer}, {"leave", leave}, {"forget", forget}, {"sparse", sparse},
    {"close-output", close_output}, {"exit", leave_with}, {"raise", signal_self}, {"crash", crash}, {"call", call},
    {"run-nothing", run_nothing}, {"child", child},
};

// Each act is a word `name` or `name=number`.
int main(int count, char **arguments) {
    self = arguments;
    for (int i = 1; i < count; i++) {
        size_t length = strcspn(arguments[i], "=");
        long number = arguments[i][length] == '=' ? atol(arguments[i] + length + 1) : 0;
        for (size_t j = 0; j < sizeof acts / sizeof *acts; j++)
            if (strlen(acts[j].name) == length && strncmp(acts[j].name, arguments[i], length) == 0) acts[j].act(number);
    }
}
