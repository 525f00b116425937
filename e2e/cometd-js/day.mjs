// A desktop's day with the CometD JavaScript client, against a running gateway with the demo data: twenty records
// pulled and finished, a chain, two callbacks, a mark, a network that is cut, a session that is opened again. Every
// operation has a referenceId of its own, and must be acknowledged once on each channel; nothing else may arrive.
//
//   npm ci
//   OUTDIAL_GATEWAY=http://127.0.0.1:8080 OUTDIAL_AGENT_USER=… OUTDIAL_AGENT_PASSWORD=… node day.mjs

import assert from "node:assert/strict";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { CometD } from "cometd";
import { adapt } from "cometd-nodejs-client";

const SECONDS_TO_WAIT = 15;
const RECORDS = 20;
const OTHER_RECORDS = 10;
const OUTBOUND = "/v2/me/outbound";
const INTERNAL = "/me/internal";
const DEVICE = "/devices/f32a46c4-8a48-4067-9965-537fc9788790";
const CAMPAIGN = "Campaign1";

const gateway = new URL(setting("OUTDIAL_GATEWAY"));
const login = Buffer.from(`${setting("OUTDIAL_AGENT_USER")}:${setting("OUTDIAL_AGENT_PASSWORD")}`).toString("base64");
const headers = { Authorization: `Basic ${login}`, "Content-Type": "application/json" };

/** What arrived, in its order, and how many acknowledgements there should be on each channel. */
const arrived = { [OUTBOUND]: [], [INTERNAL]: [] };
let expected = 0;
let operations = 0;

adapt();
const wire = await cuttableWire();
try {
  const desktop = await open();
  await morning();
  await aChain();
  await callbacks();
  await aMark();
  await aCut();
  await desktop.end();
  const again = await open();
  await pullAndFinish();
  await again.end();
  everyEventOnce();
  console.log("PASS: a day's events have all arrived, each once");
  process.exit(0);
} catch (failure) {
  console.error(`FAIL: ${failure.message}`);
  process.exit(1);
}

async function morning() {
  for (let n = 0; n < RECORDS + OTHER_RECORDS; n++) {
    await add("CallingList1");
  }
  console.log(`ok   ${RECORDS + OTHER_RECORDS} numbers added`);
  for (let n = 0; n < RECORDS; n++) {
    await pullAndFinish();
  }
  console.log(`ok   ${RECORDS} records pulled and finished`);
}

async function pullAndFinish() {
  const data = await pull();
  await onRecord("CompleteRecord", data, { callResult: "Answer" });
}

/** A second number of the person, and the record's chain asked for while the agent has it. */
async function aChain() {
  const data = await pull();
  await add(data.GSW_CALLING_LIST, { chainId: data.GSW_CHAIN_ID });
  const before = arrived[OUTBOUND].length;
  const reference = await onRecord("GetChainedRecord", data, {}, 2);
  const chain = arrived[OUTBOUND].slice(before).filter((event) => event.referenceId === reference);
  assert.deepEqual(
    chain.map((event) => event.notificationType),
    ["ChainedRecord", "ChainedRecordsDataEnd"],
  );
  await onRecord("CompleteRecord", data, { callResult: "Answer" });
  console.log("ok   the other number of a chain, and its end");
}

/** A number that may be called at any hour but the last quarter of the day. */
async function add(callingList, chain) {
  await onRecord("AddRecord", undefined, {
    callingList,
    ...chain,
    phoneNumber: `+1${2000000000 + Math.floor(Math.random() * 7999999999)}`,
    phoneType: "Mobile",
    timeZone: new Date().getUTCHours() === 23 ? "EST" : "GMT",
    from: 0,
    until: 86399,
  });
}

async function callbacks() {
  for (const callbackType of ["Personal", "Campaign"]) {
    const data = await pull();
    await onRecord("RescheduleRecord", data, { callbackType, timestamp: Math.floor(Date.now() / 1000) + 2 });
    await pause(3000);
    const back = await pull();
    assert.equal(back.GSW_RECORD_HANDLE, data.GSW_RECORD_HANDLE, `another record than the ${callbackType} callback`);
    await onRecord("CompleteRecord", back, { callResult: "Answer" });
  }
  console.log("ok   two callbacks come first when they are due");
}

async function aMark() {
  const data = await pull();
  await onRecord("DoNotCallRecord", data, {});
  console.log("ok   a number marked");
}

/** What is done while the desktop is cut off arrives when it is back. */
async function aCut() {
  wire.cut();
  const answer = await ask(`/api/v2/me/outbound-campaigns/${CAMPAIGN}`, "GetPreviewRecord", {});
  await pause(1000);
  assert.ok(!find(OUTBOUND, answer), "an event arrived through a wire that was cut");
  wire.mend();
  const data = (await event(answer)).record.userData;
  await onRecord("CompleteRecord", data, { callResult: "Answer" });
  console.log("ok   what was done while the network was away has arrived");
}

async function pull() {
  const reference = await ask(`/api/v2/me/outbound-campaigns/${CAMPAIGN}`, "GetPreviewRecord", {});
  const found = await event(reference);
  assert.equal(found.notificationType, "PreviewRecord", `no record to pull: ${JSON.stringify(found)}`);
  return found.record.userData;
}

/** @param data of the record as it was pulled; none for an operation on no record */
async function onRecord(operationName, data, more, events = 1) {
  const path = `/api/v2/me/outbound-records${data ? `/${data.GSW_RECORD_HANDLE}` : ""}`;
  const body = { campaignName: CAMPAIGN, ...(data && { callingList: data.GSW_CALLING_LIST }), ...more };
  const reference = await ask(path, operationName, body, events);
  await event(reference);
  await within(`${events} of ${operationName}`, () => count(OUTBOUND, reference) >= events);
  return reference;
}

/** Past the wire that can be cut: another program of the agent. */
async function ask(path, operationName, more, events = 1) {
  const referenceId = `day-${process.pid}-${++operations}`;
  const answer = await fetch(new URL(path, gateway), {
    method: "POST",
    headers,
    body: JSON.stringify({ operationName, applicationId: 134, devicePath: DEVICE, referenceId, ...more }),
  });
  const text = await answer.text();
  assert.equal(text, '{"statusCode":0}', `${operationName} was answered by HTTP ${answer.status}: ${text}`);
  expected += events;
  return referenceId;
}

async function event(reference) {
  await within(`an event of ${reference}`, () => find(OUTBOUND, reference));
  return find(OUTBOUND, reference);
}

function find(channel, reference) {
  return arrived[channel].find((data) => data.referenceId === reference);
}

function count(channel, reference) {
  return arrived[channel].filter((data) => data.referenceId === reference).length;
}

function everyEventOnce() {
  assert.equal(arrived[OUTBOUND].length, expected, `${arrived[OUTBOUND].length} of ${expected} events on ${OUTBOUND}`);
  assert.equal(arrived[INTERNAL].length, expected, `${arrived[INTERNAL].length} of ${expected} events on ${INTERNAL}`);
  console.log(`ok   ${operations} operations, ${expected} events on each channel`);
}

/** Subscribes in the handshake listener, as desktops do, so that it happens again after every handshake. */
async function open() {
  const client = new CometD();
  client.unregisterTransport("websocket");
  client.unregisterTransport("callback-polling");
  client.configure({
    url: `${wire.url}/api/v2/notifications`,
    requestHeaders: { Authorization: headers.Authorization },
    logLevel: "error",
  });
  const confirmed = new Set();
  client.addListener("/meta/handshake", (handshake) => {
    for (const channel of handshake.successful ? [OUTBOUND, INTERNAL] : []) {
      client.subscribe(
        channel,
        (message) => arrived[channel].push(message.data),
        (reply) => reply.successful && confirmed.add(channel),
      );
    }
  });
  client.handshake();
  await within("handshake and subscriptions", () => confirmed.size === 2);
  console.log("ok   handshake done, both channels subscribed to");
  return { end: () => new Promise((done) => client.disconnect(done)) };
}

/** A port before the gateway's whose connections can be broken. */
async function cuttableWire() {
  const sockets = new Set();
  let isCut = false;
  const server = net.createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = net.connect(Number(gateway.port), gateway.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut: () => {
      isCut = true;
      sockets.forEach((socket) => socket.destroy());
    },
    mend: () => (isCut = false),
  };
}

async function within(what, isThere) {
  const end = Date.now() + SECONDS_TO_WAIT * 1000;
  while (!isThere()) {
    assert.ok(Date.now() < end, `${what} did not come within ${SECONDS_TO_WAIT} s`);
    await pause(5);
  }
}

function setting(name) {
  const value = process.env[name];
  if (!value) {
    console.error(`FAIL: set ${name} (./outdial credentials prints gateway and agent)`);
    process.exit(1);
  }
  return value;
}
