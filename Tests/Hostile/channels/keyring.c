// Class: channel by a keyring
// What: a key in the user's keyring
// Wall: user namespace, seccomp
// Fact: user keyrings belong to a user namespace and uid (user_namespaces(7), user-keyring(7)); add_key(2) and keyctl(2) end the run
#include <linux/keyctl.h>

#include "channel.h"

static bool put(const uint8_t *message) {
    long key = syscall(SYS_add_key, "user", "judge-channel", message, (size_t)MESSAGE_SIZE, KEY_SPEC_USER_KEYRING);
    if (key < 0 && errno == ENOSYS) absent("no keyrings");
    // What its possessor may do, its user may too: bits of keyctl_setperm(3).
    return key >= 0 && syscall(SYS_keyctl, KEYCTL_SETPERM, key, 0x3f3f0000) == 0;
}

static bool get(uint8_t *message) {
    long key = syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, "user", "judge-channel", 0);
    if (key < 0 || syscall(SYS_keyctl, KEYCTL_READ, key, message, (size_t)MESSAGE_SIZE) != MESSAGE_SIZE) return false;
    syscall(SYS_keyctl, KEYCTL_UNLINK, key, KEY_SPEC_USER_KEYRING);
    return true;
}

int main(int count, char **arguments) { return channel_main(count, arguments, &(struct channel){.put = put, .get = get}); }
