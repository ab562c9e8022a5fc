#include "ends.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "watch.h"

static ino_t number_of(int file) {
    struct stat status;
    return file >= 0 && fstat(file, &status) == 0 ? status.st_ino : 0;
}

bool ends_find(struct ends *ends, struct cspawn_run_request *request) {
    if (!request->head.talks) return false;
    ends->input = &request->input;
    ends->output = &request->output;
    ends->numbers[0] = number_of(request->input);
    ends->numbers[1] = number_of(request->output);
    return true;
}

// Pipes have no other name than `pipe:[number]` (pipe(7)); each of ours has one end here only. Returns whether there is any file.
static bool find_among(DIR *files, const struct ends *ends, bool found[2]) {
    bool has_files = false;
    for (struct dirent *entry; (entry = readdir(files));) {
        char target[64];
        ssize_t length = readlinkat(dirfd(files), entry->d_name, target, sizeof target - 1);
        unsigned long long number;
        target[length > 0 ? length : 0] = 0;
        has_files |= length > 0;
        if (sscanf(target, "pipe:[%llu]", &number) != 1) continue;
        for (int i = 0; i < 2; i++) found[i] |= number == ends->numbers[i];
    }
    return has_files;
}

// Whether a process without files is one of the two that the cell is to see end first: the run's first one, whose parent is init or
// the cell. Any other zombie is the program's own affair.
static bool may_be_first(const char *pid, const struct ends *ends) {
    int parent = watch_zombie_parent(pid);
    return parent < 0 || parent == 1 || parent == ends->init;
}

// Who may not be looked at may have them.
static bool is_held(const char *pid, const struct ends *ends, bool found[2]) {
    DIR *files = watch_files(pid);
    if (!files) return errno != ENOENT;
    bool has_files = find_among(files, ends, found);
    closedir(files);
    return !has_files && may_be_first(pid, ends);
}

static void close_end(int *file) {
    if (*file >= 0) close(*file);
    *file = -1;
}

void ends_release(struct ends *ends, int64_t now_ns) {
    bool found[2] = {ends->forgets || *ends->input < 0, *ends->output < 0};
    if ((found[0] && found[1]) || now_ns - ends->looked_ns < ENDS_LOOK_NS) return;
    ends->looked_ns = now_ns;
    watch_rewind();
    // Where nobody is yet, or any more, nothing can be told.
    bool is_known = false;
    for (const char *pid; !(found[0] && found[1]) && (pid = watch_next_process());) {
        if (atoi(pid) == ends->init) continue;
        is_known = !is_held(pid, ends, found);
        if (!is_known) break;
    }
    for (int i = 0; i < 2; i++) {
        ends->missed[i] = found[i] || !is_known ? 0 : ends->missed[i] + 1;
    }
    if (ends->missed[0] >= ENDS_LOOKS) ends->forgets = true;
    if (ends->missed[1] >= ENDS_LOOKS) close_end(ends->output);
}

void ends_forget(int *input) {
    static char said[64 * 1024];
    struct pollfd there = {.fd = *input, .events = POLLIN};
    if (poll(&there, 1, 0) <= 0) return;
    // Of a pipe that has something, a read takes what there is and does not wait for more.
    if (!(there.revents & POLLIN) || read(*input, said, sizeof said) <= 0) close_end(input);
}

void ends_close(struct ends *ends) { close_end(ends->output); }
