// Class: its own cgroup
// Does: mounts the cgroup file system in its scratch directory
// Verdict: SV in every mode
// Fact: forbidden call mount
// Because: seccomp notifies its owner
#include <stdio.h>
#include <sys/mount.h>

int main(void) { puts(mount("none", "/w", "cgroup2", 0, NULL) < 0 ? "held" : "through"); }
