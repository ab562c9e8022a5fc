// What the two ends of a channel share. A program of this folder is called as
//
//     send HEX START SYMBOL     receive START SYMBOL     both at the same time, in ns of CLOCK_MONOTONIC
//     leave BIT                 look                     one after the other
//
// and the receiver prints the bytes that it got, in hex, ".." for each one that it did not. A medium either holds a message
// as a whole, or has a level that one end sets and the other one sees. A bit is then two symbols, itself and its opposite:
// what does not differ by a margin is no bit, so noise does not pass for a message.
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE_SIZE = 8, SYMBOLS = MESSAGE_SIZE * 16, ABSENT = 77, MILLISECOND = 1000000 };

struct channel {
    // A medium that holds a message: each is tried until it returns true.
    bool (*put)(const uint8_t *message);
    bool (*get)(uint8_t *message);
    // A medium that has a level. `open_end` is told whether it is the sender's end.
    void (*open_end)(bool sends);
    void (*set)(bool bit);
    long (*see)(void);
    // The least difference that is no noise. Default: 1.
    long margin;
};

// This machine does not have the medium.
__attribute__((noreturn, unused)) static void absent(const char *why) {
    printf("absent: %s\n", why);
    fflush(stdout);
    _exit(ABSENT);
}

static inline int64_t channel_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static inline void channel_wait(int64_t until) {
    struct timespec then = {.tv_sec = until / 1000000000, .tv_nsec = until % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &then, NULL) == EINTR) {
    }
}

// The file beside the program that both ends can read and neither can write.
__attribute__((unused)) static const char *shared_file(const char *name) {
    static char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0) absent("no /proc/self/exe");
    path[length] = 0;
    snprintf(strrchr(path, '/') + 1, 64, "%s", name);
    return path;
}

// A file of the sender's own, in memory: in a run /w, else where anybody may have one.
__attribute__((unused)) static const char *memory_folder(void) { return access("/w", W_OK) == 0 ? "/w" : "/dev/shm"; }

__attribute__((unused)) static int memory_file(void) {
    char path[64];
    snprintf(path, sizeof path, "%s/judge-channel-%d", memory_folder(), (int)getpid());
    int file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    unlink(path);
    return file;
}

static inline bool message_bit(const uint8_t *message, int symbol) {
    bool bit = message[symbol / 16] >> (symbol % 16 / 2) & 1;
    return symbol % 2 ? !bit : bit;
}

static void print_levels(const long *levels, long margin) {
    for (int byte = 0; byte < MESSAGE_SIZE; byte++) {
        unsigned value = 0;
        bool whole = true;
        for (int bit = 0; bit < 8; bit++) {
            long difference = levels[byte * 16 + bit * 2] - levels[byte * 16 + bit * 2 + 1];
            whole = whole && labs(difference) >= margin;
            value |= (difference > 0) << bit;
        }
        if (whole) printf("%02x", value);
        else printf("..");
    }
    puts("");
}

static int channel_send(const struct channel *channel, const uint8_t *message, int64_t start, int64_t symbol) {
    if (channel->open_end) channel->open_end(true);
    channel_wait(start);
    bool done = false;
    for (int i = 0; i < SYMBOLS; i++) {
        if (channel->set) channel->set(message_bit(message, i));
        else if (!done) done = channel->put(message);
        channel_wait(start + (i + 1) * symbol);
    }
    return 0;
}

static int channel_receive(const struct channel *channel, int64_t start, int64_t symbol) {
    if (channel->open_end) channel->open_end(false);
    long levels[SYMBOLS] = {0};
    uint8_t message[MESSAGE_SIZE];
    bool done = false;
    channel_wait(start);
    for (int i = 0; i < SYMBOLS && !done; i++) {
        channel_wait(start + i * symbol + symbol * 5 / 8);
        if (channel->see) levels[i] = channel->see();
        else done = channel->get(message);
    }
    if (channel->see) print_levels(levels, channel->margin ? channel->margin : 1);
    for (int i = 0; done && i < MESSAGE_SIZE; i++) printf("%02x", message[i]);
    return 0;
}

// Sets the level and keeps it for a second in a process of its own.
static int channel_leave(const struct channel *channel, bool bit) {
    if (channel->open_end) channel->open_end(true);
    channel->set(bit);
    if (fork() != 0) return 0;
    setsid();
    close(0);
    close(1);
    close(2);
    channel_wait(channel_now() + 1000 * MILLISECOND);
    return 0;
}

// Prints the level and what it must differ by.
static int channel_look(const struct channel *channel) {
    if (channel->open_end) channel->open_end(false);
    printf("%ld %ld\n", channel->see(), channel->margin ? channel->margin : 1);
    return 0;
}

__attribute__((unused)) static int channel_main(int count, char **arguments, const struct channel *channel) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    const char *what = count > 1 ? arguments[1] : "";
    if (!strcmp(what, "send") && count == 5) {
        uint8_t message[MESSAGE_SIZE];
        uint64_t value = strtoull(arguments[2], NULL, 16);
        for (int i = 0; i < MESSAGE_SIZE; i++) message[i] = (uint8_t)(value >> (56 - 8 * i));
        return channel_send(channel, message, atoll(arguments[3]), atoll(arguments[4]));
    }
    if (!strcmp(what, "receive") && count == 4) return channel_receive(channel, atoll(arguments[2]), atoll(arguments[3]));
    // A message is left by sending it.
    if (!channel->set) absent("has no level");
    if (!strcmp(what, "leave") && count == 3) return channel_leave(channel, arguments[2][0] == '1');
    if (!strcmp(what, "look") && count == 2) return channel_look(channel);
    return 64;
}
