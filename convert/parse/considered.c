/* Considered: for --explain, what each title of the speech might have been else.
 *
 * A list directly under a plan has weighed three kinds against each other. Of any other title the words may speak for
 * another kind than its place has given it; if they do not, it might have been a sentence of the text. */
#include "cues.h"
#include "outline.h"

/* The kind but `kind` for which the words of the title speak most; NODE_P: none. `*better` gets how much more they
 * speak for `kind`, in hundredths, or -1 when they do not, and its place has decided. */
static enum node_kind by_words(slice title, enum node_kind kind, int *better)
{
  static const struct {
    int words;
    enum node_kind kind;
  } kinds[] = {{HEADINGS_KIND_REVIEW, NODE_REVIEW},     {HEADINGS_KIND_OUTLOOK, NODE_OUTLOOK},
               {HEADINGS_KIND_PLAN, NODE_PLAN},         {HEADINGS_KIND_GOVERNMENT, NODE_GOVERNMENT},
               {HEADINGS_KIND_TARGETS, NODE_TARGETS},   {HEADINGS_KIND_REQUIREMENT, NODE_REQUIREMENT},
               {HEADINGS_KIND_PROBLEMS, NODE_PROBLEMS}, {HEADINGS_KIND_LIVELIHOOD, NODE_LIVELIHOOD}};
  int weights[HEADING_KINDS], own = 0, most = 0;
  enum node_kind other = NODE_P;
  heading_cues(title, weights);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    int weight = weights[kinds[i].words];
    if (kinds[i].kind == kind)
      own = weight;
    else if (weight > most) {
      most = weight;
      other = kinds[i].kind;
    }
  }
  *better = own > most ? 100 * (own - most) : -1;
  return other;
}

static void explain_title(const struct outline *outline, const struct paragraph *paragraph)
{
  struct document *document = outline->document;
  uint32_t start = paragraph->start, end = paragraph->title_end;
  if (paragraph->better)
    choice_explain(document, start, end, paragraph->other, "form of the list, title of the part, what leads in",
                   paragraph->better);
  int better;
  enum node_kind other = by_words(paragraph_title(outline, paragraph), paragraph->kind, &better);
  if (other != NODE_P)
    choice_explain(document, start, end, other, "words of the title", better);
  else if (!paragraph->better)
    choice_explain(document, start, end, NODE_P, "a sentence of the text", -1);
}

bool titles_explain(struct outline *outline)
{
  if (!outline->document->options->explain) return true;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->inferred) continue;
    if (paragraph->title_end)
      explain_title(outline, paragraph);
    else if (paragraph->dropped)
      choice_explain(outline->document, paragraph->start, paragraph->sentence_end, NODE_HEADING, paragraph->dropped,
                     -1);
  }
  return true;
}
