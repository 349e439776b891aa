/* Places for workers: each has a slot while its task runs. Frames go to the slot's own search. */
#include "solve/crew.h"

/* The tasks at work. */
typedef struct places {
    const orki_crew *crew;
    orki_worker worker[ORKI_MAX_THREADS];
    orki_slot *slot[ORKI_MAX_THREADS]; /* NULL = free */
} places;

static bool hear(orki_slot *slot, const orki_frame *frame, const void *bytes)
{
    orki_frame own = *frame; /* a search knows its slots by their number */
    own.worker = (int32_t)(slot - slot->search->slots);
    return orki_search_receive(slot->search, &own, bytes);
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    const places *p = user;
    return hear(p->slot[frame->worker], frame, bytes);
}

static bool receive_here(void *user, const orki_frame *frame, const void *bytes)
{
    return hear(user, frame, bytes);
}

static bool slot_goes_on(void *user)
{
    const orki_slot *slot = user;
    return orki_search_goes_on(slot->search);
}

static void end_task(const orki_crew *crew, orki_slot *slot)
{
    if (crew->done != NULL)
        crew->done(crew->user, slot);
}

static ork_status run_in_process(const orki_crew *crew)
{
    for (orki_slot *slot; crew->goes_on(crew->user) && (slot = crew->next(crew->user)) != NULL;) {
        orki_sender sender = {
            .fd = -1, .receive = receive_here, .goes_on = slot_goes_on, .user = slot};
        orki_task_run(slot, &sender);
        end_task(crew, slot);
    }
    return ORK_OK;
}

/* A task for every free place; one that gets no process ends at once. @return tasks at work. */
static int start_tasks(places *p)
{
    const orki_crew *crew = p->crew;
    int n = 0;
    for (int i = 0; i < crew->n_workers; i++) {
        while (p->slot[i] == NULL && (p->slot[i] = crew->next(crew->user)) != NULL) {
            if (orki_worker_start(&p->worker[i], i, orki_task_run, p->slot[i]) == ORK_OK)
                break;
            end_task(crew, p->slot[i]);
            p->slot[i] = NULL;
        }
        n += p->slot[i] != NULL;
    }
    return n;
}

static void clear_places(places *p, bool is_all)
{
    for (int i = 0; i < p->crew->n_workers; i++) {
        orki_slot *slot = p->slot[i];
        if (slot == NULL || !(is_all || p->worker[i].is_done || p->worker[i].is_failed))
            continue;
        orki_worker_stop(&p->worker[i]);
        p->slot[i] = NULL;
        end_task(p->crew, slot);
    }
}

ork_status orki_crew_run(const orki_crew *crew)
{
    if (crew->in_process)
        return run_in_process(crew);
    places p = {.crew = crew};
    for (int i = 0; i < ORKI_MAX_THREADS; i++)
        p.worker[i].fd = -1;
    ork_status st = ORK_OK;
    while (st == ORK_OK && crew->goes_on(crew->user) && start_tasks(&p) > 0) {
        st = orki_worker_wait(p.worker, crew->n_workers, 0.05, receive, &p);
        clear_places(&p, false);
    }
    clear_places(&p, true);
    return st;
}
