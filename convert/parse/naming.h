/* Naming: what a report calls itself where no line of its front is its title. */
#ifndef BAOGAO_NAMING_H
#define BAOGAO_NAMING_H

#include "outline.h"

/** The report's name from where else it stands in the text: a slice of it; empty when it stands nowhere. Linear in the
 * text's bytes. */
slice report_name(const struct outline *outline);

/** What a field of a page says of who gave the report (报告人：市长 …): a slice of the text; empty when none does. */
slice speaker_field(const struct outline *outline);

/** The report's name without the words of a notice that brings it: 关于印发《|政府工作报告|》 */
slice name_in_notice(slice name);

/** 2026年1月8日在…会议上的|政府工作报告: what stands behind the day and the meeting with which `name` begins; else all
 * of it. */
slice name_behind_meeting(slice name);

#endif
