#pragma once

/* glibc declares it for GNU sources only, which Swift's imports are not. */
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
