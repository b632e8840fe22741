/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in calendar/: the roster for calendar programs, a file for each doctor with his own duties and one for the whole service. */
#ifndef VP_REPORT_CALENDARS_H
#define VP_REPORT_CALENDARS_H

#include "report/folder.h"
#include "report/roster_rows.h"

struct vp_ical_calendar; /* report/ical.h */

enum {
    VP_WHOLE_SERVICE = -1,
    VP_CALENDAR_NAME = 96, /* bytes that the name of a file takes */
};

/* Writes them all into the subfolder `folder_name`. An event counts how often it was changed since the file that stands in the target. */
bool vp_calendars_put(struct vp_view *view, struct vp_folder *folder, const char *folder_name, struct vp_errors *errors);

/* True for "service.ics" and every other name that vp_calendars_put may write, for this or any other plan. */
bool vp_calendars_is_ours(const char *name);

/* ---- one by one ---- */

/* "doctor-grong-1.ics", "service.ics": another one for each doctor, whatever his id holds. Returns `name`. */
char *vp_calendar_name(const struct vp_plan *plan, int doctor, char name[VP_CALENDAR_NAME]);

/* Appends the calendar of a doctor or VP_WHOLE_SERVICE; `earlier` is the file of an earlier run, NULL = none. */
void vp_calendar_put(struct vp_view *view, const struct vp_roster_rows *rows, int doctor, const struct vp_text *earlier,
                     struct vp_text *out);

/* What became of the events of an earlier file (calendar_changes.c): a new event that is there too takes over its sequence, one more if anything
 * about it is different now; what is gone but of a duty within the period is added as cancelled. The events are in order of time afterwards. */
void vp_calendar_follow(struct vp_ical_calendar *calendar, const struct vp_text *earlier, struct vp_arena *arena);

/* So every UID of ours ends; it begins with the start of the duty in UTC, "20270104T143000Z~". */
#define VP_UID_END ".vaktplan"

#endif
