/* Which lessons form a block, and what `split` and `block` make of them. */
#include "base/text.h"
#include "ork_test.h"
#include "reading.h"

/* One school with three lessons of one programme; `split` and `block` texts as given. */
static ork_season *school(const char *split, const char *block)
{
    orki_text text = {0};
    orki_text_printf(
        &text,
        "format: 1\nseason: {name: x}\n"
        "programmes: {p: {lesson: 45, roles: [violin, cello]}, q: {lesson: 30, roles: [violin]}}\n"
        "schools: [{id: a, hours: {mon-fri: {open: 08:30-14:30}}, %s"
        "rooms: [{id: r, seats: 60}, {id: s, seats: 60}], groups: [{id: g, year: 5, pupils: "
        "20}]}]\n"
        "teachers: [{id: t, skills: [violin, cello], captain: yes, available: {mon: all}}]\n"
        "orchestras:\n"
        "- {id: o1, school: a, groups: [g], programme: p}\n"
        "- {id: o2, school: a, groups: [g], programme: p%s}\n"
        "- {id: o3, school: a, groups: [g], programme: p}\n"
        "- {id: o4, school: a, groups: [g], programme: q%s}\n",
        split, block, block);
    ork_season *s = NULL;
    ork_season_read_text(&s, orki_text_string(&text), text.n, "x", NULL, NULL);
    orki_text_free(&text);
    return s;
}

static void test_blocks__by_programme(void)
{
    ork_season *s = school("", "");
    ORK_EQUAL_INT(s->n_blocks, 2);
    ORK_EQUAL_TEXT(s->blocks[0].id, "a/p");
    ORK_EQUAL_INT(s->blocks[0].n_lessons, 3);
    ORK_EQUAL_INT(s->blocks[0].lessons[2], 2);
    ORK_TRUE(s->blocks[0].needs_captain && !s->blocks[1].needs_captain);
    ORK_TRUE(s->blocks[0].team != s->blocks[1].team && s->blocks[0].day != s->blocks[1].day);
    ORK_EQUAL_INT(s->blocks[0].n_split, 1);
    ORK_EQUAL_INT(s->orchestras[3].block, 1);
    ork_season_free(s);
}

static void test_blocks__by_word(void)
{
    ork_season *s = school("", ", block: late");
    ORK_EQUAL_INT(s->n_blocks, 2);
    ORK_EQUAL_TEXT(s->blocks[1].id, "a/late");
    ORK_EQUAL_INT(s->blocks[1].n_lessons, 2);
    ORK_TRUE(s->blocks[1].needs_captain);
    ork_season_free(s);
    s = school("", ", block: p"); /* a programme's id joins its lessons */
    ORK_EQUAL_INT(s->n_blocks, 1);
    ORK_EQUAL_INT(s->blocks[0].n_lessons, 4);
    ork_season_free(s);
}

static void check_split(const char *split, bool is_one_team, bool is_one_day)
{
    ork_season *s = school(split, "");
    ORK_EQUAL_INT(s->n_blocks, 4);
    ORK_EQUAL_TEXT(s->blocks[1].id, "a/p/o2");
    for (int i = 0; i < 3; i++) {
        ORK_TRUE(s->blocks[i].is_split);
        ORK_EQUAL_INT(s->blocks[i].n_split, 3);
        ORK_TRUE((s->blocks[i].team == s->blocks[(i + 1) % 3].team) == is_one_team);
        ORK_TRUE((s->blocks[i].day == s->blocks[(i + 1) % 3].day) == is_one_day);
    }
    ORK_TRUE(!s->blocks[3].is_split); /* one lesson is not split */
    ORK_TRUE(s->blocks[3].team != s->blocks[0].team && s->blocks[3].day != s->blocks[0].day);
    ork_season_free(s);
}

static void test_blocks__split(void)
{
    check_split("split: [days], ", true, false);
    check_split("split: [teams], ", false, true);
    check_split("split: [days, teams], ", false, false);
}

static void test_blocks__word_is_not_split(void)
{
    ork_season *s = school("split: [days], ", ", block: late");
    ORK_EQUAL_INT(s->n_blocks, 3); /* o1 and o3 apart, o2 and o4 together */
    ORK_EQUAL_INT(s->blocks[s->orchestras[1].block].n_lessons, 2);
    ORK_TRUE(!s->blocks[s->orchestras[1].block].is_split);
    ork_season_free(s);
}

ORK_TEST_MAIN("read-blocks", {"by programme", test_blocks__by_programme},
              {"by word", test_blocks__by_word}, {"split", test_blocks__split},
              {"a named block is not split", test_blocks__word_is_not_split})
