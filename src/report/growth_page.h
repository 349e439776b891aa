/* The part of a sweep's page that is about years of growth. */
#ifndef ORKI_REPORT_GROWTH_PAGE_H
#define ORKI_REPORT_GROWTH_PAGE_H

#include "base/memory.h"
#include "base/text.h"
#include "orkestrooster/sweep.h"

#include <stdbool.h>

/** Append it; the sweep has growth. */
void orki_growth_page(orki_text *html, const ork_sweep *sweep, bool is_dutch, orki_arena *arena);

#endif
