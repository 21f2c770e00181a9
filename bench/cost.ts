import { parseArgs } from "node:util";
import { countOperations } from "./cost/count-operations.ts";
import {
  type Bill,
  defaultBilling,
  findDrift,
  onFixedUnits,
  type Plan,
  priceMonth,
  priceThousand,
  useMonth,
} from "./cost/price-month.ts";

/** What AWS is asked for a crawl and a request, counted on the real adapters, and what a month of it costs: `npm run bench:cost [-- --json]`. */
const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });

const PLANS: readonly Plan[] = [
  { name: "10 every 15 min", sources: 10, minutes: 15, articlesADay: 2, readsAnHour: 4 },
  { name: "100 every 30 min", sources: 100, minutes: 30, articlesADay: 2, readsAnHour: 4 },
  { name: "1,000 every 15 min", sources: 1000, minutes: 15, articlesADay: 2, readsAnHour: 4 },
  { name: "100,000 every 15 min", sources: 100_000, minutes: 15, articlesADay: 2, readsAnHour: 4 },
];

const counts = await countOperations();
const bills = PLANS.map((plan) => {
  const usage = useMonth(plan, counts);
  const fixed = onFixedUnits(usage);
  const [free, full] = [priceMonth(usage, true), priceMonth(usage, false)];
  const provisioned = fixed && priceMonth(fixed, true);
  const billing = defaultBilling(plan);
  const chosen = billing === "provisioned" ? provisioned : free;
  return { plan: plan.name, default: { billing, bill: chosen }, free, full, fixed: provisioned };
});
const drift = findDrift(counts);
if (values.json) console.log(JSON.stringify({ counts, bills }));
else print();
for (const line of drift) console.error(line);
process.exit(Math.min(drift.length, 1));

function print(): void {
  console.log("Dollars a month with the lasting free tier:");
  console.table({
    "by default": row(({ default: { billing, bill } }) => `${dollars(bill)} ${billing}`),
    "capacity=provisioned": row(({ fixed }) => dollars(fixed)),
    "capacity=on-demand": row(({ free }) => dollars(free)),
    "capacity=on-demand, nothing free": row(({ full }) => dollars(full)),
  });
  console.log("On demand with the lasting free tier (without), by what is billed:");
  const names = Object.keys(bills[0]?.full.lines ?? {});
  console.table(
    Object.fromEntries(
      names.map((name) => [
        name,
        row(({ free, full }) => `${cents(free.lines[name])} (${cents(full.lines[name])})`),
      ]),
    ),
  );
  console.log("Dollars for a thousand, at the list prices:");
  console.table(priceThousand(counts));
  console.log("Counted:");
  console.table(counts);
}

function row(of: (bill: (typeof bills)[number]) => string): Record<string, string> {
  return Object.fromEntries(bills.map((bill) => [bill.plan, of(bill)]));
}

function dollars(bill: Bill | undefined): string {
  return bill === undefined ? "more than its units carry" : cents(bill.total);
}

function cents(price = 0): string {
  return price.toFixed(2);
}
