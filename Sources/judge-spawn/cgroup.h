#pragma once

#include "spawn.h"

// What the two versions of cgroups share, and what each does its own way.

long read_text(int descriptor, char *text, size_t size);
/// The number in a file; 0 if there is none.
int64_t read_number(int descriptor);
/// The number behind `key ` in a text of lines; 0 if there is none. The other one reads it from a file.
int64_t find_field(const char *text, const char *key);
int64_t read_field(int descriptor, const char *key);
bool write_number(int descriptor, int64_t number);
bool write_file(int folder, const char *name, const char *text);
int open_in(const char *folder, const char *name, int flags);
/// The path that /proc/self/cgroup has for a controller of version 1 (`memory`), or "" for version 2.
bool own_group(const char *controller, char *path, size_t size);
/// Brings the figure of a run that nobody had to end down to its limit.
void clamp(const struct cspawn_run *run, struct cspawn_report *report);
/// Removes a group below `folder`, or by its path.
void remove_group(int folder, const char *name);
/// Removes a slot's branch with its leaves; version 1 has none.
void clear_branch(int top, const char *name);
/// Removes what supervisors left that were killed.
void clear_stale(int folder, const struct settings *settings);

bool cgroup_v1_prepare(struct cgroup *group, const struct settings *settings, const char *name);
void cgroup_v1_rest(struct cgroup *group);
int cgroup_v1_begin(struct cgroup *group, const struct cspawn_run *run);
int64_t cgroup_v1_cpu(const struct cgroup *group);
bool cgroup_v1_oom(struct cgroup *group);
void cgroup_v1_keep(struct cgroup *group, int64_t count);
void cgroup_v1_finish(struct cgroup *group, const struct cspawn_run *run, struct cspawn_report *report);

bool cgroup_v2_prepare(struct cgroup *group, const struct settings *settings, const char *name);
int cgroup_v2_begin(struct cgroup *group, const struct cspawn_run *run);
void cgroup_v2_finish(
    struct cgroup *group, const struct cspawn_run *run, const struct rusage *usage, struct cspawn_report *report);
