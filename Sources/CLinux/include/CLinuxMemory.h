#pragma once

/// Lets go of the program's own pages that are mapped read-only: what is needed again is mapped again from the page cache. A large
/// program touches most of its text while it starts, and nearly none of it later.
void clinux_unmap_idle_text(void);
