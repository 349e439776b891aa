// HiGHS (the npm package) on a program in MPS format, one thread.
// Usage: node solve.mjs FILE.mps SECONDS SOLUTION
// Prints HiGHS's log; writes a line "NAME VALUE" for each column that is not 0 when there is a solution.
import { readFileSync, writeFileSync } from "node:fs";
import loadHighs from "highs";

const [path, seconds, target] = process.argv.slice(2);
const highs = await loadHighs({ print: (line) => console.log(line), printErr: (line) => console.log(line) });
const model = highs.createModel({ format: "mps", data: readFileSync(path) });
model.options.set({ output_flag: true, time_limit: Number(seconds), mip_rel_gap: 0, mip_abs_gap: 0.999 });
model.run();
const values = model.getSolution().colValue;
if (Number.isFinite(model.getObjectiveValue()) && model.info.get("primal_solution_status") === 2) {
  const names = Array.from(values, (_, i) => model.getColName(i));
  const lines = names.map((name, i) => [name, values[i]]).filter(([, value]) => Math.abs(value) > 1e-6);
  writeFileSync(target, lines.map(([name, value]) => `${name} ${value}\n`).join(""));
}
console.log(`bound ${model.info.get("mip_dual_bound")}`);
model.dispose();
