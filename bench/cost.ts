import { parseArgs } from "node:util";
import { countOperations } from "./cost/count-operations.ts";
import {
  onFixedUnits,
  type Plan,
  priceMonth,
  priceThousand,
  useMonth,
} from "./cost/price-month.ts";

/** What AWS is asked for a crawl and a request, counted on the real adapters, and what a month of it costs: `npm run bench:cost [-- --json]`. */
const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });

const PLANS: readonly Plan[] = [
  { name: "100 every 30 min", sources: 100, minutes: 30, articlesADay: 2, readsAnHour: 4 },
  { name: "10 every 15 min", sources: 10, minutes: 15, articlesADay: 2, readsAnHour: 4 },
  { name: "1,000 every 15 min", sources: 1000, minutes: 15, articlesADay: 2, readsAnHour: 4 },
  { name: "100,000 every 15 min", sources: 100_000, minutes: 15, articlesADay: 2, readsAnHour: 4 },
];

const counts = await countOperations();
const bills = PLANS.map((plan) => {
  const usage = useMonth(plan, counts);
  const fixed = onFixedUnits(usage);
  return {
    plan: plan.name,
    free: priceMonth(usage, true),
    full: priceMonth(usage, false),
    fixed: fixed && priceMonth(fixed, true),
  };
});
if (values.json) console.log(JSON.stringify({ counts, bills }));
else print();
process.exit();

function print(): void {
  console.table(counts);
  const names = Object.keys(bills[0]?.full.lines ?? {});
  const row = (of: (bill: (typeof bills)[number]) => [number, number]) =>
    Object.fromEntries(
      bills.map((bill) => {
        const [free, full] = of(bill);
        return [bill.plan, `${free.toFixed(2)} (${full.toFixed(2)})`];
      }),
    );
  console.log("Dollars for a thousand, at the list prices:");
  console.table(priceThousand(counts));
  console.log("Dollars a month with the lasting free tier (without):");
  console.table({
    ...Object.fromEntries(
      names.map((name) => [
        name,
        row(({ free, full }) => [free.lines[name] ?? 0, full.lines[name] ?? 0]),
      ]),
    ),
    total: row(({ free, full }) => [free.total, full.total]),
  });
  console.log("Dollars a month with capacity=provisioned and the lasting free tier:");
  console.table(
    Object.fromEntries(
      bills.map(({ plan, fixed }) => [
        plan,
        fixed?.total.toFixed(2) ?? "more than its units carry",
      ]),
    ),
  );
}
