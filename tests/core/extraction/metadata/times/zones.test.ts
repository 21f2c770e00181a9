import { describe, expect, it } from "vitest";
import { regionalLanguage } from "../../../../../functions/core/extraction/metadata/times/regional-language.ts";
import { publishedAt } from "./harbour-page.ts";

const PUBLISHED = '<meta property="article:published_time" content="2016-10-13T09:30:00">';
const MODIFIED = '<meta property="article:modified_time" content="2016-10-14T11:00:00-04:00">';

describe("the zone of a clock without one", () => {
  it.each([
    ["its own line's", { head: PUBLISHED, below: "<p>Oct. 13, 2016 9:30 AM EDT</p>" }],
    ["another's of the same clock", { head: PUBLISHED + meta("2016-10-13T09:30:00-04:00") }],
    ["told by the same instant", { head: PUBLISHED + meta("2016-10-13T13:30:00Z") }],
    ["the last change's", { head: PUBLISHED + MODIFIED }],
    ["a clock's without a day", { head: PUBLISHED, below: "<p>Updated 10:00 a.m. ET</p>" }],
    [
      "another line's",
      {
        below: "<p>October 13, 2016 9:30 AM</p><p>Updated: December 4, 2016 10:00 AM EST</p>",
      },
    ],
  ])("is %s", (_why, parts) => {
    expect(publishedAt(parts)).toBe("2016-10-13T09:30:00-04:00");
  });

  it("is Greenwich where nothing tells another", () => {
    const below = "<p>Oct. 13, 2016 9:30 AM by the MST team</p>";
    expect(publishedAt({ head: PUBLISHED, below })).toBe("2016-10-13T09:30:00Z");
    const other = meta("2016-10-13T13:37:00Z");
    expect(publishedAt({ head: PUBLISHED + other })).toBe("2016-10-13T09:30:00Z");
  });

  it("is Greenwich's where the page prints Greenwich's day", () => {
    const head = meta("2016-10-13T23:30:00Z");
    const british = { host: "www.gazette.co.uk" };
    expect(publishedAt({ head, below: "<p>13 October 2016</p>" }, british)).toBe(
      "2016-10-13T23:30:00Z",
    );
    expect(publishedAt({ head }, british)).toBe("2016-10-14T00:30:00+01:00");
  });

  it("prefers the page's clock to Greenwich's for the same instant", () => {
    const below = '<div class="stamp" datetime="2016-10-13 09:30:00 -0400">Oct 13, 2016</div>';
    expect(publishedAt({ head: meta("2016-10-13T13:30:00Z"), below })).toBe(
      "2016-10-13T09:30:00-04:00",
    );
  });

  it.each([
    ["en", "www.gazette.co.uk", "2016-10-03T09:30:00+01:00"],
    ["en-US", "www.gazette.com.au", "2016-10-03T09:30:00Z"],
    ["en", "www.harbour.gov", "2016-03-10T09:30:00Z"],
    ["en", "www.harbour.ca", "2016-03-10T09:30:00Z"],
    ["en", "harbour.io", "2016-03-10T09:30:00Z"],
  ])("is, in %s at %s, the country's", (lang, host, value) => {
    const below = "<p>03/10/2016 09:30</p>";
    expect(publishedAt({ below }, { lang, host })).toBe(value);
  });
});

describe("a clock that is told twice", () => {
  it("has the season of the machine's where the line's is another", () => {
    const below = "<p>July 13, 2016 9:30 AM EST</p>";
    expect(publishedAt({ head: meta("2016-07-13T13:30:28Z"), below })).toBe(
      "2016-07-13T09:30:28-04:00",
    );
    expect(publishedAt({ head: meta("2016-07-13T09:30:28-04:00"), below })).toBe(
      "2016-07-13T09:30:28-04:00",
    );
  });

  it("has the seconds of the machine that tells its minute", () => {
    const head = meta("2016-10-13T18:06:00Z") + meta("2016-10-13T12:31:48Z", "pubdate");
    expect(publishedAt({ head, below: "<p>Oct. 13, 2016, 12:31 PM UTC</p>" })).toBe(
      "2016-10-13T12:31:48+00:00",
    );
  });
});

describe("the day of an instant", () => {
  const head = meta("2016-10-14T02:30:28Z");

  it("is the reader's where the page's zone is known", () => {
    expect(publishedAt({ head }, { host: "harbour.co.nz" })).toBe("2016-10-14T02:30:28Z");
    const late = meta("2016-10-13T19:30:28Z");
    expect(publishedAt({ head: late }, { host: "harbour.co.nz" })).toBe(
      "2016-10-14T08:30:28+13:00",
    );
  });

  it("is the printed one", () => {
    const below = "<p>October 13, 2016</p>";
    expect(publishedAt({ head, below })).toBe("2016-10-13T22:30:28-04:00");
    const night = meta("2016-10-14T06:30:28Z");
    expect(publishedAt({ head: night, below })).toBe("2016-10-13T23:30:28-07:00");
    const next = { head, below: "<p>October 14, 2016</p>" };
    expect(publishedAt(next, { host: "harbour.co.nz" })).toBe("2016-10-14T02:30:28Z");
  });
});

describe("regionalLanguage", () => {
  it.each([
    ["es", "puerto.com.mx", "es-MX"],
    ["pt", "porto.com.br", "pt-BR"],
    ["de", "hafen.ch", "de-CH"],
    ["en", "harbour.co.uk", "en-GB"],
    ["en-US", "harbour.com.au", "en-AU"],
    ["en", "harbour.us", "en"],
    ["en", "harbour.ca", "en"],
    ["fr", "port.ca", "fr-CA"],
    ["es", "puerto.co", "es"],
    ["es-ES", "puerto.com.mx", "es-ES"],
    ["de", "hafen.example", "de"],
  ])("is, of %s at %s, %s", (language, host, regional) => {
    expect(regionalLanguage(language, new URL(`https://${host}/`))).toBe(regional);
  });
});

function meta(value: string, name = "parsely-pub-date"): string {
  return `<meta name="${name}" content="${value}">`;
}
