/* Sisters: the divisions of one list, and what they are. */
#ifndef BAOGAO_SISTERS_H
#define BAOGAO_SISTERS_H

#include "outline.h"

/** Whether the title has a label with a rank of its own: 一、 （一） 1. ①. */
bool is_strong(const struct paragraph *paragraph);

/** Whether the two titles may stand in one list: labels of one system, or none and both run in or both not. */
bool is_like(const struct paragraph *one, const struct paragraph *two);

/** The form of a title, a row of lexicon/forms.tsv: FORMS_FORM_PRINCIPLE, FORMS_FORM_ORDER or FORMS_FORM_STATE; 0:
 * none of them. */
uint32_t title_form(slice title);

/** What a list is, what it might have been else, and by how many tenths that is worse. */
struct sister_choice {
  enum node_kind kind, other;
  int better;
};

/** What the list is that begins at the title `first`, directly under a plan or an outlook: NODE_TASK, NODE_REQUIREMENT
 * or NODE_TARGETS. `divided`: titles with labels of rank stand under the part, too. Linear in the part's length. */
struct sister_choice kind_of_sisters(const struct outline *outline, const struct paragraph *first, bool divided);

#endif
