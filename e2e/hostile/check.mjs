// What curl cannot write: request lines byte by byte, and HTTP/2 as Node speaks it. Started by check.sh; prints a line
// for each example and ends with 1 if one is wrong.

import { connect as connectHttp2 } from "node:http2";
import { connect } from "node:net";

const gateway = new URL(process.env.OUTDIAL_GATEWAY);
const apiKey = process.env.OUTDIAL_API_KEY;
const SHAPES = {
  carecycle: ["message", "code"],
  genesys: ["statusCode", "statusMessage"],
  cloudagent: ["status", "message"],
};
const APIS = [
  ["carecycle", "/v2/customers"],
  ["genesys", "/api/v2/me"],
  ["cloudagent", "/ca_apis/AddCampaignData"],
];
const DONE = "Connection: close\r\n\r\n";

/** Each: name, status, shape, what to do. */
const EXAMPLES = APIS.flatMap(([shape, path]) => [
  ...[" ", "\r", "\n", "|"].map((character) => [
    `${path}, ${JSON.stringify(character)} in the query`,
    400,
    shape,
    () => raw(`GET ${path}?a=b${character}c HTTP/1.1\r\nHost: x\r\n${DONE}`),
  ]),
  [`${path}, two Hosts`, 400, shape, () => raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nHost: b\r\n${DONE}`)],
  [`${path}, no version`, 400, shape, () => raw(`GET ${path}\r\n\r\n`)],
  [`${path}, HTTP/7.5`, 400, shape, () => raw(`GET ${path} HTTP/7.5\r\nHost: x\r\n${DONE}`)],
  [`${path}, a line of 70,000 characters`, 414, shape, () => raw(`GET ${path}?${"x".repeat(70_000)} HTTP/1.1\r\nHost: x\r\n${DONE}`)],
  [`${path}, a length that is no number`, 400, shape, () => raw(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n${DONE}`)],
  [`${path}, a chunk without a length`, 400, shape, () => raw(`POST ${path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`)],
  [`${path}, the socket of an upgrade is closed`, 400, shape, () => raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`)],
  [`${path}, a blank in the query by HTTP/2`, 400, shape, () => http2({ ":path": `${path}?a=b c` })],
]);
EXAMPLES.push([
  "a body of HTTP/2 without a length arrives",
  422,
  "carecycle",
  () => http2({ ":method": "POST", ":path": "/v2/campaigns", "content-type": "application/json", "x-api-key": apiKey }, "{}"),
]);

let wrong = false;
for (const [name, status, shape, run] of EXAMPLES) {
  const fault = await run().then(
    (answer) => faultOf(answer, status, shape),
    (failure) => failure.message,
  );
  console.log(fault ? `WRONG ${name}: ${fault}` : `ok    ${name}`);
  wrong ||= Boolean(fault);
}
process.exit(wrong ? 1 : 0);

function faultOf(answer, status, shape) {
  if (answer.status !== status) {
    return `status ${answer.status} instead of ${status}: ${answer.body.slice(0, 200)}`;
  }
  try {
    const body = JSON.parse(answer.body);
    return SHAPES[shape].every((field) => field in body) ? null : `body ${answer.body}`;
  } catch {
    return `body ${answer.body}`;
  }
}

/** Until the gateway closes the connection, which it must. */
function raw(request) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(gateway.port || 80), gateway.hostname, () => socket.write(request, "latin1"));
    const timer = setTimeout(() => socket.destroy(new Error("the connection stays open")), 5_000);
    let text = "";
    socket.on("data", (bytes) => (text += bytes.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve({ status: Number(text.slice(9, 12)), body: text.slice(text.indexOf("\r\n\r\n") + 4) });
    });
  });
}

function http2(headers, body) {
  return new Promise((resolve, reject) => {
    const session = connectHttp2(gateway.origin);
    const timer = setTimeout(() => session.destroy(new Error("no answer")), 10_000);
    session.on("error", reject);
    const stream = session.request(headers, { endStream: body === undefined });
    let status = 0;
    let text = "";
    stream.on("response", (answer) => (status = answer[":status"]));
    stream.on("data", (bytes) => (text += bytes));
    stream.on("error", reject);
    stream.on("close", () => {
      clearTimeout(timer);
      session.close();
      resolve({ status, body: text });
    });
    if (body !== undefined) {
      stream.end(body);
    }
  });
}
