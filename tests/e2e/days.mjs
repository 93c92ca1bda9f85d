// Days as the demo's calendar has them: here it is tomorrow already while the machine's clock says today.
import { execFileSync } from "node:child_process";
import { PYTHON } from "./demo.mjs";

const { today, school } = JSON.parse(execFileSync(PYTHON, ["-m", "tests.e2e.days"], { encoding: "utf8" }));

/** Here, now. */
export const TODAY = today;
/** Two school days, the one right after the other. */
export const [SOONER, LATER] = school;
