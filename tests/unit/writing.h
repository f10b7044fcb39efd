/* What the tests of writers share: a small report of a fictional place that has one of everything, and memory to write
 * into. */
#ifndef BAOGAO_TEST_WRITING_H
#define BAOGAO_TEST_WRITING_H

#include "write/write.h"
#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
/* behind what it needs */
#include <cmocka.h>

#define SMALL_BODY                                                                                                              \
  "<title id='title'>政府<furniture type='spacing'>　</furniture>工作报告</title>\n"                                     \
  "<review id='review'><heading id='review.heading1'>一、回顾</heading>\n"                                                  \
  "<achievement id='review.achievement1' n='1'><heading id='review.achievement1.heading1' run-in='true'>"                       \
  "<label>（一）</label>经济向好。</heading><p id='review.achievement1.p1' continued='true'>"                           \
  "<s id='review.achievement1.p1.s1'>粮食产量<stat id='review.achievement1.p1.s1.q1' value='12.50' unit='万吨' "          \
  "op='gt' op-word='超过' indicator='粮食产量' role='actual' type='level' period='2030' verb='收获' "                   \
  "hedge='预计' scope='全省' group='g1'>12.50万吨</stat>，"                                                              \
  "打造<term>“甲,乙”</term>。</s></p>"                                                                                 \
  "<topic id='review.achievement1.topic1'><heading id='review.achievement1.topic1.heading1' run-in='true'>民生改善。"      \
  "</heading><p id='review.achievement1.topic1.p1' continued='true'><s id='review.achievement1.topic1.p1.s1'>"                  \
  "再建<term>“甲,乙”</term>。</s></p></topic>\n"                                                                       \
  "<p id='review.achievement1.p2'><s id='review.achievement1.p2.s1'>=1+1，他说\"好\"。</s></p></achievement>\n"            \
  "<problems id='review.problems1'><problem id='review.problems1.problem1' n='1'>"                                              \
  "<heading id='review.problems1.problem1.heading1' run-in='true'>一是底子薄。</heading>"                                 \
  "<p id='review.problems1.problem1.p1' continued='true'><s id='review.problems1.problem1.p1.s1'>财力弱。</s></p>"          \
  "</problem></problems></review>\n"                                                                                            \
  "<plan id='plan'><heading id='plan.heading1'>二、安排</heading>\n"                                                        \
  "<targets id='plan.targets1'><p id='plan.targets1.p1'><s id='plan.targets1.p1.s1'>生产总值增长"                         \
  "<stat id='plan.targets1.p1.s1.q1' value='6' unit='%' op='approx' op-word='左右' change='increase' "                        \
  "indicator='生产总值' role='target' type='growth_rate' period='2031'>6%</stat>左右，收入"                            \
  "<stat id='plan.targets1.p1.s1.q2' reference='经济增速' indicator='收入' role='target' type='growth_rate'>"             \
  "与经济同步</stat>，五年达<stat id='plan.targets1.p1.s1.q3' value='-0.5' value-max='2' unit='亿元' role='target' " \
  "type='level' period='2031-2035'>负零点五到两亿元</stat>。</s></p></targets>\n"                                      \
  "<task id='plan.task1' n='1'><heading id='plan.task1.heading1'><label>1.</label> 兴产业</heading>\n"                       \
  "<measure id='plan.task1.measure1' n='2'><heading id='plan.task1.measure1.heading1'>建园区</heading>\n"                    \
  "<p id='plan.task1.measure1.p1'><s id='plan.task1.measure1.p1.s1'>办好实事：</s></p>"                                    \
  "<livelihood id='plan.task1.measure1.livelihood1'><item id='plan.task1.measure1.livelihood1.item1' n='1'>"                    \
  "<label>①</label>修路<stat id='plan.task1.measure1.livelihood1.item1.q1' value='3' unit='公里' op='eq' "                \
  "role='target' type='level'>3公里</stat><lead-unit>（牵头单位：交通局）</lead-unit>；</item></livelihood>"       \
  "<p id='plan.task1.measure1.p2' continued='true'><s id='plan.task1.measure1.p2.s1'>确保完成。</s></p></measure>"         \
  "</task></plan>\n"                                                                                                            \
  "<furniture type='control' code='000C'/><glossary id='glossary'><entry id='glossary.entry1' n='1'>"                           \
  "<label>1.</label><term>河长制</term>：<definition id='glossary.entry1.definition1'>由河长负责。</definition>"      \
  "</entry></glossary>"

#define SMALL_REPORT                                                                                                     \
  "<report xmlns='urn:baogao:report:1' id='r0123456789abcdef' version='1' converter='baogao 1.0.0' "                     \
  "xml:lang='zh-Hans'><meta><title>政府工作报告</title><place level='county' inferred='true'>云溪谷县</place>" \
  "<plan-year>2031</plan-year><review-from inferred='true'>2030</review-from><date>2031-01-09</date>"                    \
  "<source name='a.txt' sha256='00' bytes='9' text-sha256='00' encoding='UTF-8'/></meta><body>" SMALL_BODY               \
  "</body></report>"

static inline xmlDoc *read_tree(const char *text)
{
  xmlDoc *tree = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
  assert_non_null(tree);
  return tree;
}

/* A sink into memory that refuses what goes beyond `limit` bytes. */
struct memory {
  struct buffer bytes;
  size_t limit;
};

static inline bool into_memory(void *user, const char *bytes, size_t size)
{
  struct memory *memory = user;
  return memory->bytes.size + size <= memory->limit && buffer_add(&memory->bytes, (slice){bytes, size});
}

/* Writes a tree as `format`; false when the writer said so. The caller frees memory->bytes.at. */
static inline bool write_tree(const xmlDoc *tree, const char *format, const struct write_options *options,
                              struct memory *memory, bg_log *log)
{
  bg_writer *writer = writer_open(format, options, into_memory, memory, log);
  if (!writer) return false;
  bool added = writers_add(&writer, 1, tree);
  return bg_writer_close(writer) && added;
}

/* The small report as `format`, NUL-terminated; the caller frees it. */
static inline char *written(const char *format, const struct write_options *options)
{
  bg_log *log = bg_log_new();
  xmlDoc *tree = read_tree(SMALL_REPORT);
  struct memory memory = {.limit = SIZE_MAX};
  assert_true(write_tree(tree, format, options, &memory, log));
  assert_int_equal(bg_log_count(log), 0);
  assert_true(buffer_add(&memory.bytes, (slice){"", 1}));
  xmlFreeDoc(tree);
  bg_log_free(log);
  return memory.bytes.at;
}

#endif
