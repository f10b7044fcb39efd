/* Pages: the parts that the program writes itself are, byte for byte, what the templates of html.xsl and page.xsl make
 * of the same tree. Those are the rule; a change to one side alone is seen here. */
#include "writing.h"
#include <dirent.h>
#include <stdio.h>

/* The page of `tree` by the program's stylesheet of this name; the caller frees it. */
static struct buffer page_by(const char *name, const xmlDoc *tree)
{
  bg_log *log = bg_log_new();
  struct memory memory = {.limit = SIZE_MAX};
  stylesheet *sheet = stylesheet_own(name, log);
  assert_non_null(sheet);
  bg_writer *writer = writer_open_sheet(sheet, into_memory, &memory, log);
  assert_non_null(writer);
  assert_true(writers_add(&writer, 1, tree));
  assert_true(bg_writer_close(writer));
  assert_int_equal(bg_log_count(log), 0);
  stylesheet_free(sheet);
  bg_log_free(log);
  return memory.bytes;
}

/* Shows what stands around the first difference. */
static void check_alike(const xmlDoc *tree, const char *whole, const char *around, const char *name)
{
  struct buffer rule = page_by(whole, tree), ours = page_by(around, tree);
  size_t same = 0, least = rule.size < ours.size ? rule.size : ours.size;
  while (same < least && rule.at[same] == ours.at[same]) same++;
  if (same < least || rule.size != ours.size) {
    size_t from = same > 200 ? same - 200 : 0;
    print_error("%s, byte %zu\n%s: %.*s\n%s: %.*s\n", name, same, whole, (int)(least - from > 400 ? 400 : least - from),
                rule.at + from, around, (int)(least - from > 400 ? 400 : least - from), ours.at + from);
    fail();
  }
  free(rule.at);
  free(ours.at);
}

/* As a page by itself, and with what it has to know of a site around it. */
static void check_tree(xmlDoc *tree, const char *name)
{
  check_alike(tree, "html.xsl", "html-around.xsl", name);
  xmlDoc *site = xmlReadFile("tests/web/site/publication.xml", NULL, XML_PARSE_NONET);
  assert_non_null(site);
  xmlNode *root = xmlDocGetRootElement(tree), *around = xmlDocCopyNode(xmlDocGetRootElement(site), tree, 1);
  assert_non_null(xmlAddChild(root, around));
  check_alike(tree, "page.xsl", "page-around.xsl", name);
  xmlUnlinkNode(around);
  xmlFreeNode(around);
  xmlFreeDoc(site);
}

static void check_file(const char *path)
{
  static char bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  bg_log *log = bg_log_new();
  bg_report *report = bg_report_read(bytes, size, path, NULL, log);
  assert_non_null(report);
  struct memory xml = {.limit = SIZE_MAX}; /* a tree that may be added to */
  assert_true(bg_report_write(report, "xml", into_memory, &xml, log));
  xmlDoc *tree = xmlReadMemory(xml.bytes.at, (int)xml.bytes.size, NULL, NULL, XML_PARSE_NONET);
  assert_non_null(tree);
  check_tree(tree, path);
  xmlFreeDoc(tree);
  free(xml.bytes.at);
  bg_report_free(report);
  bg_log_free(log);
}

static void pages_of_the_samples_are_those_of_the_stylesheets(void **state)
{
  (void)state;
  DIR *folder = opendir("samples");
  assert_non_null(folder);
  size_t count = 0;
  for (const struct dirent *entry; (entry = readdir(folder));) {
    char path[300];
    if (entry->d_name[0] == '.' || strcmp(entry->d_name, "README.md") == 0) continue;
    snprintf(path, sizeof path, "samples/%s", entry->d_name);
    check_file(path);
    count++;
  }
  closedir(folder);
  assert_true(count > 5);
  check_file("tests/web/vocabulary.xml");
}

static void check_body(const char *language, const char *body)
{
  size_t room = strlen(body) + 400;
  char *text = malloc(room);
  assert_non_null(text);
  snprintf(text, room,
           "<report xmlns='urn:baogao:report:1' id='r1' converter='c' xml:lang='%s'><meta><place>云溪谷县</place>"
           "<plan-year>2031</plan-year></meta><body>%s</body></report>",
           language, body);
  xmlDoc *tree = read_tree(text);
  check_tree(tree, body);
  xmlFreeDoc(tree);
  free(text);
}

static void check(const char *body)
{
  check_body("zh-Hans", body);
  check_body("zh-Hant", body);
}

static void divisions_are_those_of_the_stylesheet(void **state)
{
  (void)state;
  check(SMALL_BODY);
  check("");
  check("text <p id='p'><s>a</s></p>");
  check("<plan id='a'><p><s>x</s></p><review "
        "id='b'><heading>甲</heading><topic><heading>乙</heading></topic></review></plan>");
  check("<heading id='h'>独</heading><p>x</p><heading>独</heading>");
  check("<plan><heading>1</heading><task><heading>2</heading><measure><heading>3</heading><topic><heading>4</heading>"
        "<topic><heading>5</heading><topic><heading>6</heading><topic><heading>7</heading></topic></topic></topic>"
        "</topic></measure></task></plan>");
  check("<section "
        "role='other'><heading>做好以下工作：</heading></section><section><heading>一</heading><p>二</p></section>");
  check("<p><s>前文。</s></p><topic><heading run-in='true'>题。</heading><p continued='true'><s>后。</s></p></topic>");
  check("<p><s>前。</s></p>\n<topic><heading run-in='true'>题。</heading></topic>");
  check("<p><s>前。</s></p> <topic><heading run-in='true'>题。</heading></topic>");
  check("<furniture>x</furniture><topic><heading run-in='true'>题。</heading></topic>");
  check("<p/>&#13;<furniture>x</furniture><topic><heading run-in='true'>题。</heading></topic>");
  check("<p/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/>"
        "<topic><heading run-in='true'>八</heading></topic>");
  check(
      "<p/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/><furniture/>"
      "<topic><heading run-in='true'>九</heading></topic>");
}

static void headings_have_the_same_addresses(void **state)
{
  (void)state;
  check("<plan><heading>一、 "
        "加快“发展”<furniture>x</furniture></heading></plan><plan><heading>一加快发展x</heading></plan>");
  check("<plan><heading>甲（乙）&lt;'&quot;&amp;[1]</heading></plan><review><heading>甲乙1</heading></review>");
  check("<plan><heading>。。</heading></plan><plan><heading><label>1.</label></heading></plan>");
  check("<plan><heading>x<stat id='q' value='1' op-word='约' confidence='0.1'>1</stat>y</heading></plan>");
}

static void lists_and_tables_are_those_of_the_stylesheet(void **state)
{
  (void)state;
  check("<livelihood><p>前</p>\n<item id='i'>一</item>；<p>中</p><furniture>f</furniture><item>二<p><s>x</s></p></item>"
        "<p>后</p><heading>标</heading></livelihood>");
  check("<item>单<plan><heading>x</heading></plan></item><livelihood>无</livelihood>");
  check("<list id='l'>x<li>甲<p>乙</p></li><p>丙</p></list><li>丁</li>");
  check("<table id='t'>x<row><cell/><cell> </cell><p>y</p><cell><p>z</p></cell></row><p/></table><row/><cell/>");
  check("<p id='p'>无句<furniture>f</furniture></p><p continued='true'>x</p><p><furniture>f</furniture></p>");
  check("<salutation>各位</salutation><title>一</title><plan><title id='x'>二</title><meeting>三</meeting></plan>");
  check("<unknown>甲<p>乙</p></unknown><other xmlns='urn:x'><p>丙</p></other><lead-unit>丁</lead-unit>");
}

static void notes_and_the_ways_back_are_those_of_the_stylesheet(void **state)
{
  (void)state;
  check("<p id='p1'><s id='s1'>甲<ref target='e1'>①</ref>乙<ref target='e1' id='r'>②</ref><ref>③</ref></s></p>"
        "<p><s><ref target='e1'/></s></p><glossary><heading>释</heading><p>序</p><entry id='e1' n='1'><label>1</label>"
        "<term>词</term>：<definition><p><s>义</s></p></definition>。</entry>x<entry n='2' "
        "id='e2'><label>2</label>全<ref "
        "target='e2'>z</ref></entry></glossary><entry "
        "id='e1'><definition>a</definition><definition>b</definition></entry>"
        "<glossary>空</glossary>");
}

static void statistics_are_those_of_the_stylesheet(void **state)
{
  (void)state;
  check(
      "<p><s><stat/><stat id='a' value='1234567.00' unit='CNY' confidence='0.69' indicator='甲&amp;&quot;'>1</stat>"
      "<stat value='9999' unit='USD' confidence='0.7' period='2031'/><stat value='10000' unit='&lt;'/>"
      "<stat value='12345.5' value-max='13000'/><stat value='1000000000000000'/><stat value='999999999999999'/>"
      "<stat value='-123456'/><stat value=' 12345 '/><stat value='x'/><stat value=''/><stat confidence='x'/></s></p>");
  check("<p><s><stat value='1' op='ge' change='increase' type='growth_rate' role='target'/><stat value='1' op='approx' "
        "change='decrease' type='increment' role='actual'/><stat value='1' op='gt' change='decrease' "
        "type='change_points' role='threshold'/><stat value='1' op='le' change='increase' type='rank_change'/><stat "
        "value='1' op='lt' change='increase' type='level'/><stat ratio='2/3' op='eq' change='increase' "
        "type='growth_rate'/><stat reference='经济' type='share'/><stat type='rank'/><stat type='duration'/><stat "
        "type='cumulative'/><stat type='threshold' role='x'/></s></p>");
  check("<plan><stat id='a'>1</stat><p><stat id='b'>2</stat></p><item><task><stat id='c'>3</stat></task></item><task>"
        "<heading>题：</heading><stat id='d'>4<stat id='e'>5</stat></stat></task><measure><heading>。</heading><stat/>"
        "</measure></plan><stat/><p><stat/></p>");
}

/* What stands behind a figure whose comparator is 左右. */
static void check_behind(const char *behind)
{
  char body[1000];
  snprintf(body, sizeof body,
           "<p><s>甲<stat id='q' value='1' op-word='左右' group='g'>1</stat>%s。</s></p>"
           "<p><s>（甲<term>乙<stat op-word='' value='1' op='ge'>1</stat></term>%s</s></p>",
           behind, behind);
  check(body);
}

static void a_comparator_stands_where_the_stylesheet_has_it(void **state)
{
  static const char *const behind[] = {"左右",
                                       "，左右",
                                       "、左右",
                                       "（左右）",
                                       "（x，左右）",
                                       "）左右",
                                       "；左右",
                                       "左",
                                       "和<term>乙左右</term>",
                                       "<label>左右</label>",
                                       "<furniture>，</furniture>左右",
                                       "、<stat group='g'>2</stat>左右",
                                       "、<stat group='h'>2</stat>左右",
                                       "、甲<stat group='g'>2</stat>左右",
                                       "、甲<stat group='h'>2</stat>左右",
                                       "甲<term><stat op-word='左右'>3</stat></term>乙左右"};
  (void)state;
  for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) check_behind(behind[i]);
  for (size_t nodes = 30; nodes < 34; nodes++) { /* so many are looked over */
    char many[33 * 4 + 10];
    for (size_t i = 0; i < nodes; i++) snprintf(many + 4 * i, 5, "<s/>");
    snprintf(many + 4 * nodes, 10, "左右");
    check_behind(many);
  }
}

static void actions_are_those_of_the_stylesheet(void **state)
{
  (void)state;
  check(
      "<task id='t1'><heading>甲。</heading><measure><heading>乙<furniture>f</furniture>；</heading><p><s "
      "id='s1'>一<furniture>"
      "f</furniture></s><term><s>x</s></term></p><topic><heading>丙</heading><p><s id='s2'>二</s></p><item><p><s>否</s>"
      "</p></item><list><li><p><s>三</s></p></li></list></topic><section><p><s>否</s></p></section></measure>"
      "<measure/><measure><p><s/></p></measure></task>");
  check("<task><p><s>无</s></p><task><measure><p><s>内</s></p></measure></task></task><plan><measure/></plan>");
  check("<item><task><measure><p><s>甲</s></p><topic><p><s>乙</s></p></topic></measure></task></item>");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_of_the_samples_are_those_of_the_stylesheets),
      cmocka_unit_test(divisions_are_those_of_the_stylesheet),
      cmocka_unit_test(headings_have_the_same_addresses),
      cmocka_unit_test(lists_and_tables_are_those_of_the_stylesheet),
      cmocka_unit_test(notes_and_the_ways_back_are_those_of_the_stylesheet),
      cmocka_unit_test(statistics_are_those_of_the_stylesheet),
      cmocka_unit_test(a_comparator_stands_where_the_stylesheet_has_it),
      cmocka_unit_test(actions_are_those_of_the_stylesheet),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
