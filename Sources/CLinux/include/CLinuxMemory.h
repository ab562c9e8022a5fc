#pragma once

/// Lets go of the program's own pages that are mapped read-only: what is needed again is mapped again from the page cache. A large
/// program touches most of its text while it starts, and nearly none of it later.
void clinux_unmap_idle_text(void);

/// What a file holds, from its start, as a memory file that nobody can change any more, opened for reading. -1 with errno.
int clinux_sealed_copy(int file);

/// The file of a descriptor opened once more, for reading: position, flags and locks are its own. -1 with errno.
int clinux_reopen(int file);
