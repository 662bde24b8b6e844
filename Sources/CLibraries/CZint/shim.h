#pragma once
#include <zint.h>

/* The modules lie in an array larger than Swift imports. Eight modules a byte, lowest bit first. */
static inline int czint_module(const struct zint_symbol *symbol, int row, int column) {
    return symbol->encoded_data[row][column >> 3] >> (column & 7) & 1;
}
