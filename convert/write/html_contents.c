/* The list of contents of a page: what the templates of html.xsl make of the divisions that have a heading, but not of
 * the topics within a measure. */
#include "html.h"

/* What is below what a reader looks for, or heads nothing. */
static bool is_left_out(const struct html *html, uint32_t i)
{
  int kind = html->at[i].kind;
  return kind == NODE_TOPIC || kind == NODE_PROBLEM || html_is_lead_in(html, i);
}

static bool is_listed(const struct html *html, uint32_t i)
{
  return html_child(html, i, NODE_HEADING) && !is_left_out(html, i);
}

static void put_entry(struct html *html, uint32_t division);

/* The entries of those in it, in a list when there is one. */
static void put_inner(struct html *html, uint32_t division)
{
  bool begun = false;
  for (uint32_t i = division + 1; i < html->at[division].next; i = html->at[i].next) {
    if (!is_listed(html, i)) continue;
    if (!begun) html_start(html, "ol");
    begun = true;
    put_entry(html, i);
  }
  if (begun) html_end(html, "ol");
}

static void put_entry(struct html *html, uint32_t division)
{
  html_start(html, "li");
  html_start(html, "a");
  html_reference(html, "#", slice_of(html_value(html, division, "id")));
  html_name(html, division);
  html_end(html, "a");
  put_inner(html, division);
  html_end(html, "li");
}

/* What has no heading itself has no entry, but those in it may. */
void html_put_contents(struct html *html)
{
  for (uint32_t i = 1; i < html->count; i = html->at[i].next) {
    if (is_listed(html, i)) put_entry(html, i);
    if (is_left_out(html, i) || html_child(html, i, NODE_HEADING)) continue;
    for (uint32_t inner = i + 1; inner < html->at[i].next; inner = html->at[inner].next)
      if (is_listed(html, inner)) put_entry(html, inner);
  }
}
