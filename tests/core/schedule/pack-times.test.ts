import { expect, it } from "vitest";
import { packTimes, unpackTimes } from "../../../functions/core/schedule/pack-times.ts";

it("gives back the hours of any times in any order, in a few characters each", () => {
  const times = [
    "2026-11-22T20:36:54.000Z",
    "2026-11-22T21:00:00+08:00",
    "2026-11-23",
    "1990-01-01",
  ];
  const packed = packTimes(times);
  expect(unpackTimes(packed)).toEqual([
    "2026-11-22T20:00:00.000Z",
    "2026-11-22T13:00:00.000Z",
    "2026-11-23T00:00:00.000Z",
    "1990-01-01T00:00:00.000Z",
  ]);
  expect(packed.length).toBeLessThan(25);
  expect(unpackTimes(packTimes([]))).toEqual([]);
});
