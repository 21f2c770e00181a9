import { createServer, type RequestListener } from "node:http";

// One server on 200 addresses of loopback: each host has its own pages of 8 to 120 KB, as news sites have. Prints its port.
const paragraph =
  "<p>市政府昨天召开常务会议，研究部署下一阶段的工作。The council met on Monday and discussed its plans.</p>\n";
const pages = Array.from({ length: 16 }, (_, n) =>
  Buffer.from(
    `<!doctype html><html><head><meta charset="utf-8"><title>公告 ${n}</title></head><body>${paragraph.repeat(60 + n * 50)}</body></html>`,
  ),
);

const answer: RequestListener = (request, response) => {
  if (request.url === "/robots.txt") {
    response
      .writeHead(200, { "content-type": "text/plain" })
      .end("User-agent: *\nDisallow: /private/\n");
    return;
  }
  const page = pages[Number(request.url?.slice(1)) % pages.length] ?? Buffer.alloc(0);
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": page.length })
    .end(page);
};

const port = await listen("127.0.1.1", 0);
for (let host = 2; host <= 200; host += 1) await listen(`127.0.1.${host}`, port);
console.log(port);

async function listen(host: string, onPort: number): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(onPort, host, resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
