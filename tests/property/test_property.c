#include "brute_force.h"
#include "random_season.h"
#include "base/clock.h"
#include "compact_model.h"
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv)
{
    int from = atoi(argv[1]), to = atoi(argv[2]);
    int64_t refused[ORKI_N_RULES]={0}, pts[ORKI_N_RULES]={0}; double tot=0; int big=0, hist[8]={0}; (void)argc;
    for (int seed = from; seed < to; seed++) {
        for (int attempt = 0;; attempt++) {
            ork_season *s = random_season((uint64_t)seed, attempt);
            brute_answer a; double t0 = orki_clock_s();
            ork_status st = brute_force(&a, s, argc>3?atoi(argv[3]):3000);
            if (st == ORK_OK) {
                int k=0; for(long w=a.n_weeks; w>=4; w/=4) k++; hist[k>7?7:k]++; double dt = orki_clock_s() - t0;
                int64_t counts[ORKI_N_RULES] = {0};
                int64_t c = brute_judge(s, a.timetable, counts); int nb=0;
                for (int r=0;r<ORKI_N_RULES;r++) if (orki_rule_get((orki_rule)r)->is_hard) { nb += counts[r]>0; refused[r]+=a.refused[r]>0;} else pts[r]+=a.points[r]>0;
                if (dt > 0.3 || nb || c != a.cost) printf("seed %d/%d: cost %ld judge %ld broken %d weeks %ld  %.3f s  orch %d teach %d\n", seed, attempt, (long)a.cost, (long)c, nb, (long)a.n_weeks, dt, s->n_orchestras, s->n_teachers);
                { compact_model m; double t1=orki_clock_s(); int64_t cc=-1; ork_status bs=compact_build(&m, s); mip_outcome oo= mip_solve(&m.mip, 8, &cc); double dd=orki_clock_s()-t1; tot+=dd; if (dd>0.5||bs||oo!=MIP_OPTIMAL||cc!=a.cost) printf("seed %d/%d: brute %ld compact %ld status %d outcome %d  rows %d cols %d %.2f s\n", seed, attempt, (long)a.cost, (long)cc, bs, oo, m.mip.n_rows, m.mip.n_columns, dd); fflush(stdout); compact_free(&m);}
 ork_timetable_free(a.timetable); ork_season_free(s); break;
            }
            big++;
            ork_season_free(s);
        }
    }
    printf("big %d mip %.2f s\n", big, tot); for(int k=0;k<8;k++) printf("%d ", hist[k]); printf("\n");
    for (int r=0;r<ORKI_N_RULES;r++) printf("%-18s %ld\n", orki_rule_get((orki_rule)r)->name, (long)(refused[r]+pts[r]));
}
