// The launcher: keeps what privilege the daemon was started with, and uses it to start workers, whose path and
// arguments are fixed on its own command line: a captured daemon can have nothing else started.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "spawn.h"

enum { ARGUMENTS_MAX = 64, SLOT_DIGITS = 4, WORKER_DESCRIPTORS = 2 };

static void start_worker(pid_t launcher, char **arguments, const char *slot, const int *descriptors) {
    // A worker in the midst of a long run would not see the end of its stream, and the next daemon's would meet it in its slot.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0 || getppid() != launcher) _exit(70);
    int stream = descriptors[0], messages = descriptors[1];
    if (dup2(stream, 0) < 0 || dup2(stream, 1) < 0 || dup2(messages, 2) < 0) _exit(70);
    if (syscall(SYS_close_range, 3, ~0U, 0) != 0) _exit(70);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    char *command[ARGUMENTS_MAX + 3];
    int count = 0;
    while (arguments[count]) {
        command[count] = arguments[count];
        count++;
    }
    command[count++] = "--slot";
    command[count++] = (char *)slot;
    command[count] = NULL;
    execv(command[0], command);
    dprintf(2, "judge-spawn: cannot start %s: %s\n", command[0], strerror(errno));
    _exit(70);
}

static void answer(const char *text) { (void)!send(0, text, strlen(text), MSG_NOSIGNAL); }

// One request: digits of the slot, with the worker's stream and its standard error. Returns false at the end.
static bool serve(char **arguments) {
    char slot[SLOT_DIGITS + 1];
    int descriptors[WORKER_DESCRIPTORS];
    size_t count = WORKER_DESCRIPTORS;
    long size = cpackets_receive(0, slot, SLOT_DIGITS, descriptors, &count);
    if (size == 0 || (size < 0 && errno != EMSGSIZE && errno != EPROTO)) return false;
    // A slot's number chooses the uid of its runs: past the range there are other people's.
    bool is_slot = size > 0 && cspawn_read_slot(slot, (size_t)size) >= 0;
    if (!is_slot || count != WORKER_DESCRIPTORS) {
        answer("error: not a request for a worker");
    } else {
        slot[size] = 0;
        pid_t launcher = getpid(), pid = fork();
        if (pid == 0) start_worker(launcher, arguments, slot, descriptors);
        char text[64];
        if (pid > 0) {
            snprintf(text, sizeof text, "%d", pid);
        } else {
            snprintf(text, sizeof text, "error: %s", strerror(errno));
        }
        answer(text);
    }
    for (size_t i = 0; i < count; i++) close(descriptors[i]);
    return true;
}

int launcher_main(int argc, char **argv) {
    if (argc < 2 || argc > ARGUMENTS_MAX || strcmp(argv[0], "--") != 0) {
        fprintf(stderr, "judge-spawn launcher: which worker?\n");
        return 64;
    }
    // Ends by the end of its socket, not by a terminal's signals; workers end with it.
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, NULL);
    int ended = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    if (ended < 0) return 70;
    for (;;) {
        struct pollfd polled[] = {{.fd = 0, .events = POLLIN}, {.fd = ended, .events = POLLIN}};
        if (poll(polled, 2, -1) < 0 && errno != EINTR) return 70;
        if (polled[1].revents) {
            struct signalfd_siginfo info;
            (void)!read(ended, &info, sizeof info);
            while (waitpid(-1, NULL, WNOHANG) > 0) {
            }
        }
        if (polled[0].revents && !serve(argv + 1)) return 0;
    }
}
