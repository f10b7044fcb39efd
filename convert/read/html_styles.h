/* How the elements of a page show their text, by their names and attributes. Within html.c only. */
#ifndef BAOGAO_READ_HTML_STYLES_H
#define BAOGAO_READ_HTML_STYLES_H

#include "../parse/document.h"
#include <libxml/xmlstring.h>

/** How text is shown of which a page says nothing. */
extern const struct appearance html_usual;

/** How the text of `element` is shown that stands in one which is shown as `outer`. `attributes` are pairs of name and
 * value, NULL at the end, or NULL. Style sheets say nothing here: only what the element itself says. */
struct appearance html_appearance(const xmlChar *element, const xmlChar **attributes, struct appearance outer);

/** The next declaration of a style (`name: value; …`), behind which `*style` stands then; false when there is none. */
bool html_declaration(slice *style, slice *name, slice *value);

#endif
