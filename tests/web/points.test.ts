import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BREAKAGES, breakPoint } from "../support/points/breakages.ts";
import { checkPoints, findsFault } from "../support/points/check-points.ts";
import { checkWalk } from "../support/points/check-walk.ts";
import {
  addChineseAndEnglish,
  addHostile,
  TEXTS_OF_AN_ENTRY,
} from "../support/points/fill-world.ts";
import { createPointWorld, expectStored } from "../support/points/point-world.ts";

const CHECKED = Object.keys(BREAKAGES).map(Number);
const HOSTILE_ENTRIES = 400;

it(`a good feed breaks none of ${CHECKED.length} points, and each of them is found when it is broken`, async () => {
  const points = await createPointWorld();
  const { ask, place } = points;
  await addChineseAndEnglish(points, 101);
  const expected = await expectStored(points);
  expect(await checkPoints(ask, place, expected)).toEqual([]);
  const missed: number[] = [];
  for (const point of CHECKED) {
    const broken = breakPoint(ask, BREAKAGES[point] ?? {});
    if (!(await findsFault(point, broken, place, expected))) missed.push(point);
  }
  expect(missed).toEqual([]);
}, 60_000);

it(`${HOSTILE_ENTRIES * TEXTS_OF_AN_ENTRY} hostile texts break none of ${CHECKED.length} points, alone and in a merged feed`, async () => {
  const points = await createPointWorld();
  const { ask, place } = points;
  await addHostile(points, HOSTILE_ENTRIES);
  const expected = await expectStored(points);
  expect(expected.guids.length).toBeGreaterThan(HOSTILE_ENTRIES * 0.9);
  expect(await checkPoints(ask, place, expected)).toEqual([]);
  expect(await checkWalk(ask, { ...place, path: "/feeds/all" }, expected)).toEqual([]);
}, 60_000);

it("every point of the list has its proof", () => {
  const list = readFileSync(new URL("../core/feeds/README.md", import.meta.url), "utf8");
  const rows = [...list.matchAll(/^\| (\d+) +\|[^|]+\|([^|]+)\|$/gm)];
  expect(rows.map(([, point]) => Number(point))).toEqual(
    Array.from({ length: 48 }, (_, n) => n + 1),
  );
  const checked = rows
    .filter(([, , proof]) => proof?.includes("checked"))
    .map(([, point]) => Number(point));
  expect(checked).toEqual(CHECKED);
});
