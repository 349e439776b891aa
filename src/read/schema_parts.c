/* Shapes that several tables use. */
#include "read/shape.h"

const orki_shape orki_shape_text = {.scalar = ORKI_S_TEXT};
const orki_shape orki_shape_id = {.scalar = ORKI_S_ID};
const orki_shape orki_shape_name = {.scalar = ORKI_S_NAME};
const orki_shape orki_shape_names = {.items = &orki_shape_name};
const orki_shape orki_shape_yes_no = {.scalar = ORKI_S_YES_NO};
const orki_shape orki_shape_clock = {.scalar = ORKI_S_CLOCK};
const orki_shape orki_shape_span = {.scalar = ORKI_S_SPAN};
const orki_shape orki_shape_date = {.scalar = ORKI_S_DATE};
const orki_shape orki_shape_duration = {.scalar = ORKI_S_DURATION, .min = 0, .max = 1440};
const orki_shape orki_shape_day = {.scalar = ORKI_S_DAY};
const orki_shape orki_shape_weeks = {.scalar = ORKI_S_WEEKS};

static const orki_shape some_days = {.scalar = ORKI_S_DAYS};
const orki_shape orki_shape_days = {.scalar = ORKI_S_DAYS, .items = &some_days, .min_items = 1};

static const orki_shape degrees = {.scalar = ORKI_S_DECIMAL, .min = -180, .max = 180};
const orki_shape orki_shape_place = {.items = &degrees, .min_items = 2, .max_items = 2};

static const orki_shape day_span = {.scalar = ORKI_S_DAY_SPAN};
const orki_shape orki_shape_busy = {.scalar = ORKI_S_DAY_SPAN, .items = &day_span};

const orki_shape orki_shape_format = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 1};
const orki_shape orki_shape_name_or_null = {.scalar = ORKI_S_NAME, .is_null_allowed = true};
const orki_shape orki_shape_date_or_null = {.scalar = ORKI_S_DATE, .is_null_allowed = true};
const orki_shape orki_shape_count = {.scalar = ORKI_S_INTEGER, .min = 0, .max = 1000000};
const orki_shape orki_shape_meeting = {
    .scalar = ORKI_S_INTEGER, .min = 1, .max = ORKI_MAX_BLOCK_LESSONS};
const orki_shape orki_shape_lesson_length = {.scalar = ORKI_S_DURATION, .min = 10, .max = 300};
const orki_shape orki_shape_lessons = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 200};
const orki_shape orki_shape_kilometre = {.scalar = ORKI_S_DECIMAL, .min = 0, .max = 100};
const orki_shape orki_shape_files = {.scalar = ORKI_S_TEXT, .items = &orki_shape_text};
