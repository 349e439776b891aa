/* Positions, encodings and the findings' print. */
#include "base/findings.h"
#include "ork_test.h"
#include "read/yaml_tree.h"
#include "reading.h"

typedef struct parsed {
    orki_arena keep;
    orki_reader r;
    orki_node *root;
} parsed;

static void parse(parsed *p, const char *text, size_t n)
{
    *p = (parsed){.r = {.diags = ork_diags_new()}};
    p->r.keep = &p->keep;
    p->root = orki_yaml_parse(&p->r, "t.yaml", text, n);
}

static void release(parsed *p)
{
    ork_diags_free(p->r.diags);
    orki_reader_free(&p->r);
    orki_arena_free(&p->keep);
}

static void test_tree__positions(void)
{
    parsed p;
    const char *text = "\xEF\xBB\xBF"
                       "a: 1\r\nname: \"café\"\r\nlist:\r\n  - é: [x, yy]\r\n";
    parse(&p, text, strlen(text));
    ORK_TRUE(p.root != NULL);
    const orki_node *name = orki_tree_get(p.root, "name");
    ORK_EQUAL_INT(name->place.line, 2);
    ORK_EQUAL_INT(name->place.column, 7);
    ORK_EQUAL_INT(name->width, 6);
    ORK_TRUE(!name->is_plain);
    const orki_node *inner = orki_tree_get(orki_tree_get(p.root, "list")->first, "é");
    ORK_EQUAL_INT(inner->last->place.line, 4);
    ORK_EQUAL_INT(inner->last->place.column, 12);
    ORK_EQUAL_INT(inner->n, 2);
    release(&p);
}

static void test_tree__carets_under_wide_characters(void)
{
    parsed p;
    const char *text = "\xE6\xBC\xA2\tx: [1, 1\n"; /* a wide character, a tab */
    parse(&p, text, strlen(text));
    ork_diags *diags = ork_diags_new();
    ork_diag d = {.severity = ORK_ERROR,
                  .code = 105,
                  .file = "t.yaml",
                  .line = 1,
                  .column = 3,
                  .width = 1,
                  .source = "\xE6\xBC\xA2\tx: 1",
                  .message = "m"};
    orki_diags_add(diags, &d);
    char *printed = ork_diags_print(diags, 0);
    ORK_EQUAL_TEXT(printed, "t.yaml:1:3: error[OR105]: m\n"
                            "    1 | \xE6\xBC\xA2\tx: 1\n"
                            "      |   \t^\n");
    ork_text_free(printed);
    ork_diags_free(diags);
    release(&p);
}

static void test_tree__findings_are_sorted_and_limited(void)
{
    ork_diags *diags = ork_diags_new();
    for (int i = 150; i > 0; i--) {
        ork_diag d = {.severity = i % 2 == 0 ? ORK_ERROR : ORK_WARNING,
                      .code = 105,
                      .file = "f",
                      .line = i,
                      .column = 1,
                      .message = "m"};
        ORK_EQUAL_INT(orki_diags_add(diags, &d), 0);
    }
    ORK_EQUAL_INT(ork_diags_count(diags), 100);
    ORK_EQUAL_INT(ork_diags_left_out(diags), 50);
    ORK_EQUAL_INT(ork_diags_errors(diags), 75);
    int n_errors = 0;
    for (size_t i = 0; i < 100; i++) {
        n_errors += ork_diags_at(diags, i)->severity == ORK_ERROR;
        ORK_TRUE(i == 0 || ork_diags_at(diags, i - 1)->line <= ork_diags_at(diags, i)->line);
    }
    ORK_EQUAL_INT(n_errors, 75); /* no error gave way to a warning */
    ork_diags_free(diags);
}

static void test_tree__encodings(void)
{
    ORK_EQUAL_INT(reading_code("\xFF\xFE"
                               "f\0o\0"),
                  103);                                /* UTF-16 */
    ORK_EQUAL_INT(reading_code("a: \xC0\xAF\n"), 103); /* overlong */
    ORK_EQUAL_INT(reading_code("a: \"\\0\"\n"), 104);  /* NUL by an escape */
    ORK_EQUAL_INT(reading_code("a: 1\n# \x7F\n"), 104);
    ORK_EQUAL_INT(reading_code(""), 111);
    ORK_EQUAL_INT(reading_code("just a text"), 203);
}

static void test_tree__alias_bomb(void)
{
    const char *bomb = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n";
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    ORK_EQUAL_INT(ork_season_read_text(&season, bomb, strlen(bomb), "t", NULL, diags),
                  ORK_ERR_INPUT);
    ORK_EQUAL_INT(ork_diags_count(diags), 6);
    ORK_EQUAL_INT(ork_diags_at(diags, 0)->code, 108);
    ork_diags_free(diags);
}

static void test_tree__path_of_a_finding(void)
{
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    const char *text = "teachers:\n- {id: a}\n- {id: b, skills: [x y]}\n";
    ork_season_read_text(&season, text, strlen(text), "t", NULL, diags);
    bool is_there = false;
    for (size_t i = 0; i < ork_diags_count(diags); i++)
        is_there = is_there || strcmp(ork_diags_at(diags, i)->path, "teachers[1].skills[0]") == 0;
    ORK_TRUE(is_there);
    ork_diags_free(diags);
}

ORK_TEST_MAIN("read-tree", {"positions", test_tree__positions},
              {"carets under wide characters", test_tree__carets_under_wide_characters},
              {"findings are sorted and limited", test_tree__findings_are_sorted_and_limited},
              {"encodings", test_tree__encodings}, {"alias bomb", test_tree__alias_bomb},
              {"path of a finding", test_tree__path_of_a_finding})
