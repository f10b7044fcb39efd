/* SKOS: a concept a line of the concordance. A string of JSON is one of Turtle, too. Addresses are names (urn:), the
 * same in every package: a code is for good. */
#include "skos.h"
#include "json_text.h"
#include "lexicon/concepts.h"

#define CONCEPT "<urn:baogao:concept:"

static void put_label(struct output *out, const char *property, slice text, const char *language)
{
  output_word(out, " ;\n  ");
  output_word(out, property);
  output_word(out, " ");
  json_put_string(out, text);
  output_word(out, language);
}

static void put_link(struct output *out, const char *property, slice code)
{
  output_word(out, " ;\n  ");
  output_word(out, property);
  output_word(out, " " CONCEPT);
  output_add(out, code);
  output_word(out, ">");
}

static void put_concept(struct output *out, const struct lex_concepts_row *concept)
{
  slice code = {concept->code, concept->code_size};
  output_word(out, "\n" CONCEPT);
  output_add(out, code);
  output_word(out, "> a skos:Concept ;\n  skos:inScheme <urn:baogao:concepts>");
  put_label(out, "skos:notation", code, "");
  put_label(out, "skos:prefLabel", (slice){concept->names[0].at, concept->names[0].size}, "@zh");
  put_label(out, "skos:prefLabel", (slice){concept->en, concept->en_size}, "@en");
  for (size_t i = 1; i < concept->names_count; i++)
    put_label(out, "skos:altLabel", (slice){concept->names[i].at, concept->names[i].size}, "@zh");
  const struct lex_concepts_row *broader = lex_concepts_at(concept->broader);
  if (broader) put_link(out, "skos:broader", (slice){broader->code, broader->code_size});
  put_label(out, "dct:source", (slice){concept->source, concept->source_size}, "@zh");
  output_word(out, " .\n");
}

bool skos_write(struct output *output)
{
  output_word(output, "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                      "@prefix dct: <http://purl.org/dc/terms/> .\n\n"
                      "<urn:baogao:concepts> a skos:ConceptScheme ;\n"
                      "  dct:title \"政府工作报告指标对照表\"@zh, \"Indicators of government work reports\"@en .\n");
  for (size_t i = 0; i < LEX_CONCEPTS_COUNT; i++) put_concept(output, &lex_concepts_rows[i]);
  return !output->failed;
}
