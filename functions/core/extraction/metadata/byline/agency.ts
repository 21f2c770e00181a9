const NAMES =
  "dpa|AP|AFP|Reuters|APA|sda|Keystone-SDA|SDA|ANSA|EFE|TASS|Xinhua|KNA|epd|SID|PTI|ANI|IANS|UPI|JIJI|Jiji Press|Kyodo(?: News)?|Yonhap|Lusa|Belga|ANP|ČTK|PAP|MTI|NTB|TT|STT|Ritzau|AAP|The Canadian Press|(?:The )?Associated Press|Agence France-Presse|Press Association|PA Media|Europa Press|Agência Brasil|Bernama|Antara|Anadolu Agency";

/** "Hamburg (dpa/lno) – ", "LONDON (Reuters) - ". */
const DATELINE = new RegExp(
  `^[\\p{L}\\s.,/-]{2,40}\\(((?:${NAMES})(?:\\/[a-z]{2,4})?)\\)\\s?[-–—]`,
  "u",
);

/** "JIJI", "dpa/lno", "By Reuters", "AFP – Paris" is more than an agency. */
const ALONE = new RegExp(
  `^(?:(?:by|von|par|por|from)\\s)?((?:${NAMES})(?:\\/[\\w-]{2,12}){0,2})$`,
  "u",
);

const BEHIND = new RegExp(`(?<=\\p{L} \\S{1,30}) (?:${NAMES})$`, "u");

const MAX_LINE = 40;

/** The news agency that a text's dateline names. */
export function agencyOfDateline(text: string): string | undefined {
  return text.includes("(") ? DATELINE.exec(text)?.[1] : undefined;
}

/** The news agency that a line names and nothing else. */
export function agencyOfLine(text: string): string | undefined {
  return text.length > MAX_LINE ? undefined : ALONE.exec(text)?.[1];
}

/** "JOHN SMITH Associated Press" without the agency that he writes for. */
export function withoutAgency(name: string): string {
  return name.replace(BEHIND, "");
}
