const SPECIAL = /[()\\]/g;
const LINES = [
  "Hewan Buses - Timetable during the works at the old town market",
  "Line 101  West Hill - Bridge - East Bank   06:00 - 22:30  every 8 min",
  "Line 103  Library - Station Road           06:20 - 00:20  every 12 min",
  "Line 107  South Gate - Market North        06:10 - 21:50  every 10 min",
];

/** A PDF of one page: the attachment of two articles. */
export function writeTimetable(): Uint8Array {
  const drawn = LINES.map((line) => `(${line.replaceAll(SPECIAL, "\\$&")}) Tj T*`).join("\n");
  const content = `BT /F1 12 Tf 24 TL 48 540 Td\n${drawn}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  return new TextEncoder().encode(assemble(objects));
}

/** Objects, the table of where they begin, and the trailer. */
function assemble(objects: readonly string[]): string {
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`;
  return `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
