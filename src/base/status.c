/* Words for statuses and outcomes. */
#include "orkestrooster/status.h"

#include "base/message.h"

const char *ork_status_text(ork_status status)
{
    switch (status) {
    case ORK_OK:
        return _("done");
    case ORK_ERR_INPUT:
        return _("the input has errors");
    case ORK_ERR_OPTION:
        return _("an option is out of its range");
    case ORK_ERR_IO:
        return _("a file cannot be read or written");
    case ORK_ERR_MEMORY:
        return _("out of memory");
    case ORK_ERR_TOO_LARGE:
        return _("the input is larger than the documented limits");
    case ORK_ERR_BACKEND:
        return _("the solver GLPK or its worker process failed");
    case ORK_ERR_INTERNAL:
        break;
    }
    return _("internal error; please report it");
}

const char *ork_outcome_word(ork_outcome outcome)
{
    switch (outcome) {
    case ORK_OPTIMAL:
        return "optimal";
    case ORK_FEASIBLE:
        return "feasible";
    case ORK_INFEASIBLE:
        return "infeasible";
    case ORK_NO_ANSWER:
        return "no_answer";
    case ORK_STOPPED:
        break;
    }
    return "stopped";
}
