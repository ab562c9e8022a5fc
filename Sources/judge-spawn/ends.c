#include "ends.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "watch.h"

void ends_find(struct ends *ends, struct cspawn_run_request *request, pid_t init) {
    struct stat status;
    ends->output = &request->output;
    ends->init = init;
    ends->number = request->output >= 0 && fstat(request->output, &status) == 0 ? status.st_ino : 0;
}

// Pipes have no other name than `pipe:[number]` (pipe(7)); this one has one end here only. Returns whether there is any file.
static bool find_among(DIR *files, const struct ends *ends, bool *found) {
    bool has_files = false;
    for (struct dirent *entry; (entry = readdir(files));) {
        char target[64];
        ssize_t length = readlinkat(dirfd(files), entry->d_name, target, sizeof target - 1);
        unsigned long long number;
        target[length > 0 ? length : 0] = 0;
        has_files |= length > 0;
        *found |= sscanf(target, "pipe:[%llu]", &number) == 1 && number == ends->number;
    }
    return has_files;
}

// Whether a process without files is one of the two that the cell is to see end first: the run's first one, whose parent is init or
// the cell. Any other zombie is the program's own affair.
static bool may_be_first(const char *pid, const struct ends *ends) {
    int parent = watch_zombie_parent(pid);
    return parent < 0 || parent == 1 || parent == ends->init;
}

// Who may not be looked at may have it.
static bool is_held(const char *pid, const struct ends *ends, bool *found) {
    DIR *files = watch_files(pid);
    if (!files) return errno != ENOENT;
    bool has_files = find_among(files, ends, found);
    closedir(files);
    return !has_files && may_be_first(pid, ends);
}

void ends_release(struct ends *ends, int64_t now_ns) {
    if (*ends->output < 0 || now_ns - ends->looked_ns < ENDS_LOOK_NS) return;
    ends->looked_ns = now_ns;
    watch_rewind();
    // Where nobody is yet, or any more, nothing can be told.
    bool found = false, is_known = false;
    for (const char *pid; !found && (pid = watch_next_process());) {
        if (atoi(pid) == ends->init) continue;
        is_known = !is_held(pid, ends, &found);
        if (!is_known) break;
    }
    ends->missed = found || !is_known ? 0 : ends->missed + 1;
    if (ends->missed >= ENDS_LOOKS) ends_close(ends);
}

void ends_close(struct ends *ends) {
    if (*ends->output >= 0) close(*ends->output);
    *ends->output = -1;
}
