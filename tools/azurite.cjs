// Loaded before Azurite: it ends with whoever started it, and its clock can be stopped and turned by lines on stdin.
// `turn MILLISECONDS` stops the clock, the first time, and puts it forward; the answer is a line `turned`.
const RealDate = Date;
let now = null;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [now ?? RealDate.now()]));
  }

  static now() {
    return now ?? RealDate.now();
  }
};

require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    now = (now ?? RealDate.now()) + Number(line.split(" ")[1]);
    process.stdout.write("turned\n");
  })
  .on("close", () => process.exit());
