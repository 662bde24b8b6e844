#pragma once
/* Cairo's types must be CCairo's, not a second set of the same names. */
#include "../CCairo/shim.h"
#include <librsvg/rsvg.h>
