// judge-spawn: the one program that clones. It is small, single-threaded and knows two tasks:
//
//   judge-spawn launcher -- WORKER ARGUMENT...   keeps the daemon's privileges, starts workers with them
//   judge-spawn supervise OPTIONS                makes cells for one worker
#include <stdio.h>
#include <string.h>

#include "spawn.h"

int main(int argc, char **argv) {
    if (argc >= 2 && strcmp(argv[1], "launcher") == 0) return launcher_main(argc - 2, argv + 2);
    if (argc >= 2 && strcmp(argv[1], "supervise") == 0) return supervise_main(argc - 2, argv + 2);
    fprintf(stderr, "judge-spawn: started by judged and judge-worker, not by hand\n");
    return 64;
}
