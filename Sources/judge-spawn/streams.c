#include "streams.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum { BUFFER_SIZE = 256 * 1024 };

static char buffer[BUFFER_SIZE];

bool streams_open(struct streams *streams, struct cgroup *group, int64_t limit) {
    *streams = (struct streams){
        .group = group, .limit = limit, .readers = {-1, -1}, .writers = {-1, -1}, .files = {-1, -1}};
    for (int i = 0; i < 2; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) return false;
        streams->readers[i] = ends[0];
        streams->writers[i] = ends[1];
        if (fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) return false;
    }
    return true;
}

static void keep(struct streams *streams, int which, size_t count) {
    int *file = &streams->files[which];
    cgroup_keep(streams->group, (int64_t)count);
    if (*file < 0) *file = memfd_create(which ? "stderr" : "stdout", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    ssize_t written = *file < 0 ? -1 : write(*file, buffer, count);
    if (written != (ssize_t)count) streams->error = written < 0 ? errno : ENOSPC;
}

void streams_drain(struct streams *streams, int which, bool all) {
    for (;;) {
        ssize_t count = read(streams->readers[which], buffer, sizeof buffer);
        if (count <= 0) return;
        int64_t room = streams->limit + 1 - streams->drained;
        streams->drained += count;
        if (room > 0) keep(streams, which, (size_t)(count < room ? count : room));
        // A read gives no more than a packet of a pipe that is in packets (O_DIRECT in pipe(2)).
        if (streams->drained > streams->limit || (!all && count < (ssize_t)sizeof buffer)) return;
    }
}

void streams_hand_over(struct streams *streams, struct run_output *output) {
    for (int i = 0; i < 2; i++) {
        int file = streams->files[i];
        if (file < 0) {
            // Most programs leave one of them empty, and that is what this is.
            file = open("/dev/null", O_RDONLY | O_CLOEXEC);
        } else {
            lseek(file, 0, SEEK_SET);
            // It may become the input of another program, which must not change it.
            fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
        }
        if (file >= 0) output->descriptors[output->descriptor_count++] = file;
    }
}

void streams_close(struct streams *streams) {
    for (int i = 0; i < 2; i++) {
        if (streams->readers[i] >= 0) close(streams->readers[i]);
        if (streams->writers[i] >= 0) close(streams->writers[i]);
    }
}
