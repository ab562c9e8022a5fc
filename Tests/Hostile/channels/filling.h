// A file in memory that is filled and emptied, as a level of what is in use.
#pragma once

#include "channel.h"

enum { FILLING_SIZE = 3 << 20 };

static int filling_file = -1;

static void filling_open_end(bool sends) {
    if (sends) filling_file = memory_file();
}

static void filling_set(bool bit) {
    if (bit) (void)!fallocate(filling_file, 0, 0, FILLING_SIZE);
    else (void)!ftruncate(filling_file, 0);
}

static int filling_main(int count, char **arguments, long (*see)(void)) {
    return channel_main(
        count, arguments,
        &(struct channel){.open_end = filling_open_end, .set = filling_set, .see = see, .margin = FILLING_SIZE / 3});
}
