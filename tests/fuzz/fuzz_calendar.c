/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the calendar of an earlier run: what is carried on from it is written, read again, and written as the same bytes. */
#include "tests/fuzz/harness.h"

#include "report/calendars.h"
#include "report/ical.h"

#include <string.h>

static void follow(const struct vp_zone *zone, const struct vp_text *earlier, struct vp_arena *arena, struct vp_text *out)
{
    struct vp_ical_calendar calendar = {.zone = zone,
                                        .zone_name = "Europe/Oslo",
                                        .from = vp_day_from(2027, 3, 1),
                                        .to = vp_day_from(2027, 11, 30),
                                        .name = "Small",
                                        .language = "EN"};
    *vp_vec_add(arena, &calendar.events) = (struct vp_ical_event){.uid = "20270322T143000Z~l0~1@x.vaktplan",
                                                                  .start = 1805725800,
                                                                  .end = 1805785200,
                                                                  .summary = "l0: anne",
                                                                  .location = "Grong",
                                                                  .category = "stand-by"};
    vp_calendar_follow(&calendar, earlier, arena);
    for (int i = 0; i < calendar.events.n; i++)
        require(calendar.events.item[i].sequence >= 0 && calendar.events.item[i].sequence <= VP_MOST_SEQUENCE);
    vp_ical_write(&calendar, arena, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct vp_zone *zone;
    if (zone == NULL)
        zone = vp_zone_new("Europe/Oslo");
    require(zone != NULL);
    struct vp_arena arena;
    struct vp_text earlier;
    struct vp_text once;
    struct vp_text twice;
    vp_arena_init(&arena);
    vp_text_init(&earlier);
    vp_text_init(&once);
    vp_text_init(&twice);
    vp_text_put_bytes(&earlier, (const char *)bytes, length);
    follow(zone, &earlier, &arena, &once);
    follow(zone, &once, &arena, &twice);
    require(strcmp(once.at, twice.at) == 0);
    vp_text_clear(&twice);
    vp_text_clear(&once);
    vp_text_clear(&earlier);
    vp_arena_clear(&arena);
    return 0;
}
