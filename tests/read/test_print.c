/* A tree printed reads back to an equal tree: random ones full of hostile texts, and the examples.
 */
#include "base/file.h"
#include "base/random.h"
#include "ork_test.h"
#include "read/tree_print.h"
#include "read/yaml_tree.h"

enum { N_TREES = 3000, MOST_DEPTH = 5 };

typedef struct trees {
    orki_arena keep;
    orki_reader r;
} trees;

static void open_trees(trees *t)
{
    *t = (trees){.r = {.diags = ork_diags_new()}};
    t->r.keep = &t->keep;
}

static void close_trees(trees *t)
{
    ork_diags_free(t->r.diags);
    orki_reader_free(&t->r);
    orki_arena_free(&t->keep);
}

/* What YAML might take for something else. */
static const char *const texts[] = {"a",
                                    "",
                                    "~",
                                    "null",
                                    "Null",
                                    "yes",
                                    "true",
                                    "08:30",
                                    "08:30-14:30",
                                    "a: b",
                                    "a:b",
                                    "- a",
                                    "-",
                                    "--- a",
                                    "...",
                                    "#x",
                                    "a #x",
                                    "a#x",
                                    "[a",
                                    "b]",
                                    "{",
                                    "}",
                                    ",",
                                    "a,b",
                                    "&a",
                                    "*a",
                                    "!a",
                                    "|",
                                    ">",
                                    "%x",
                                    "@x",
                                    "`x",
                                    "\"q\"",
                                    "it's",
                                    "\\n",
                                    " a",
                                    "a ",
                                    "a\nb",
                                    "\na",
                                    "a\n",
                                    "tab\tx",
                                    "é",
                                    "漢字",
                                    "\xF0\x9F\x8E\xBB",
                                    "? a",
                                    "<<",
                                    "=",
                                    "1e3",
                                    "0x10",
                                    "a\n\n b",
                                    "\xC2\xA0",
                                    "\xE2\x80\xA8",
                                    "de Wit, Anna",
                                    "x: {y: [z]}",
                                    "'"};

static orki_node *random_node(trees *t, orki_random *random, int depth)
{
    orki_node *node = orki_scratch(&t->r, 1, sizeof *node);
    int kind = depth == 0 ? 2 : depth >= MOST_DEPTH ? 0 : orki_random_below(random, 4);
    node->text = "";
    node->kind = kind < 2 ? ORKI_SCALAR : kind == 2 ? ORKI_MAP : ORKI_LIST;
    if (node->kind == ORKI_SCALAR) {
        int n = (int)(sizeof texts / sizeof texts[0]);
        node->text = texts[orki_random_below(random, n)];
        node->is_plain = orki_random_below(random, 2) == 0;
        return node;
    }
    int n = orki_random_below(random, 7);
    for (int i = 0; i < n; i++) {
        orki_node *key = NULL;
        if (node->kind == ORKI_MAP) {
            key = orki_scratch(&t->r, 1, sizeof *key);
            int which = orki_random_below(random, (int)(sizeof texts / sizeof texts[0]));
            key->text = orki_keep_printf(&t->r, "%s%d", texts[which], i);
            key->is_plain = orki_random_below(random, 2) == 0;
        }
        orki_tree_append(node, key, random_node(t, random, depth + 1));
    }
    return node;
}

/* Whether the print of a tree reads back to the same. */
static bool comes_back(trees *t, const orki_node *root)
{
    orki_text text = {0};
    ork_status st = orki_tree_print(&text, root);
    ORK_EQUAL_INT(st, ORK_OK);
    const orki_node *again = orki_yaml_parse(&t->r, "print", orki_text_string(&text), text.n);
    bool is_same = again != NULL && orki_tree_is_equal(root, again);
    if (!is_same)
        printf("\n%s\n", orki_text_string(&text));
    orki_text_free(&text);
    return is_same;
}

static void test_print__random_trees(void)
{
    for (int i = 0; i < N_TREES; i++) {
        trees t;
        open_trees(&t);
        orki_random random = orki_random_start((uint64_t)i, 1);
        bool is_same = comes_back(&t, random_node(&t, &random, 0));
        if (!is_same)
            printf("tree %d\n", i);
        ORK_TRUE(is_same);
        close_trees(&t);
    }
}

/* libyaml tells no difference between a text that is not UTF-8 and memory that runs out. */
static void test_print__not_utf8(void)
{
    static const char *const bad[] = {"caf\xe9", "\xff", "\xc3"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        orki_node key = {.kind = ORKI_SCALAR, .text = bad[i]};
        orki_node value = {.kind = ORKI_SCALAR, .text = "x"}, root = {.kind = ORKI_MAP, .text = ""};
        orki_text text = {0};
        ORK_EQUAL_INT(orki_tree_print(&text, &key), ORK_ERR_INTERNAL);
        orki_tree_append(&root, &key, &value);
        ORK_EQUAL_INT(orki_tree_print(&text, &root), ORK_ERR_INTERNAL);
        orki_text_free(&text);
    }
}

static void test_print__differences(void)
{
    static const char *const all[] = {"{}",          "[]",      "{a: 1}",      "{a: 2}",
                                      "{b: 1}",      "{a: ~}",  "{a: \"~\"}",  "{a: [1]}",
                                      "{a: [1, 2]}", "{a: {}}", "{a: 1, b: 1}"};
    enum { N = sizeof all / sizeof all[0] };
    trees t;
    const orki_node *roots[N];
    open_trees(&t);
    for (int i = 0; i < N; i++)
        roots[i] = orki_yaml_parse(&t.r, "t", all[i], strlen(all[i]));
    for (int i = 0; i < N; i++) {
        for (int k = 0; k < N; k++)
            ORK_EQUAL_INT(orki_tree_is_equal(roots[i], roots[k]), i == k);
    }
    close_trees(&t);
}

static void test_print__examples(void)
{
    static const char *const files[] = {
        "quickstart/season.yaml",        "drechtsteden/season.yaml",   "drechtsteden/schools.yaml",
        "drechtsteden/orchestras.yaml",  "drechtsteden/teachers.yaml", "features/split-blocks.yaml",
        "features/shared-set.yaml",      "features/meetings.yaml",     "features/pins.yaml",
        "features/secondary-school.yaml"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char path[500];
        trees t;
        open_trees(&t);
        snprintf(path, sizeof path, "%s/%s", ORK_EXAMPLES, files[i]);
        const orki_node *root = orki_yaml_read_file(&t.r, path, NULL);
        if (root == NULL)
            printf("\n%s\n", path);
        ORK_TRUE(root != NULL && comes_back(&t, root));
        close_trees(&t);
    }
}

ORK_TEST_MAIN("print", {"random_trees", test_print__random_trees},
              {"not_utf8", test_print__not_utf8}, {"differences", test_print__differences},
              {"examples", test_print__examples})
