// Runs the given page's DoNotCallRecord call against a running gateway and receives its notifications with the CometD
// JavaScript client, as an agent's desktop does. Ends with 0 if everything is as the page prints it, else with 1.
//
//   npm ci
//   OUTDIAL_GATEWAY=http://127.0.0.1:8080 OUTDIAL_AGENT_USER=… OUTDIAL_AGENT_PASSWORD=… node check.mjs

import assert from "node:assert/strict";
import { CometD } from "cometd";
import { adapt } from "cometd-nodejs-client";

const SECONDS_TO_WAIT = 15;
const DEVICE = "f32a46c4-8a48-4067-9965-537fc9788790";
const HANDLE = 13;
const CALL = {
  callingList: "CallingList1",
  phoneNumber: "3001",
  campaignName: "Campaign1",
  devicePath: `/devices/${DEVICE}`,
  operationName: "DoNotCallRecord",
  applicationId: 134,
  chainAttribute: "AllChain",
  referenceId: `check-${Date.now()}`,
};

const gateway = setting("OUTDIAL_GATEWAY").replace(/\/+$/, "");
const user = setting("OUTDIAL_AGENT_USER");
const password = setting("OUTDIAL_AGENT_PASSWORD");

adapt();
try {
  await wrongPasswordIsRefusedForGood();
  await notificationsArrive();
  console.log("PASS: the call and its notifications are as the page prints them");
  process.exit(0);
} catch (failure) {
  console.error(`FAIL: ${failure.message}`);
  process.exit(1);
}

async function wrongPasswordIsRefusedForGood() {
  const client = desktop(`${password}-wrong`);
  const reply = await within("an answer to a handshake with a wrong password", (done) => client.handshake(done));
  assert.ok(!reply.failure, `no Bayeux answer from ${gateway}: ${JSON.stringify(reply.failure)}`);
  assert.equal(reply.successful, false, "a handshake with a wrong password was accepted");
  assert.match(reply.error, /^403:/);
  assert.equal(reply.advice.reconnect, "none", "a refused client must be told to stop");
  console.log(`ok   wrong password refused: ${reply.error}`);
}

async function notificationsArrive() {
  const client = desktop(password);
  const events = [];
  const connects = [];
  client.addListener("/meta/connect", (reply) => connects.push(reply));
  await subscribed(client, ["/v2/me/outbound", "/me/internal"], (event) => events.push(event));
  console.log("ok   handshake done, both channels subscribed to");

  const received = within("the two notifications", (done) => {
    client.addListener("/meta/connect", () => events.length >= 2 && done());
  });
  const answer = await fetch(`${gateway}/api/v2/me/outbound-records/${HANDLE}`, {
    method: "POST",
    headers: { Authorization: basic(password), "Content-Type": "application/json" },
    body: JSON.stringify(CALL),
  });
  const answered = await answer.text();
  assert.equal(answer.status, 200, `the call was answered by HTTP ${answer.status}: ${answered}`);
  assert.deepEqual(JSON.parse(answered), { statusCode: 0 });
  console.log(`ok   call answered: ${answered}`);

  await received;
  assert.deepEqual(
    events.map((event) => event.channel),
    ["/v2/me/outbound", "/me/internal"],
    "other notifications, or another order",
  );
  checkOutbound(events[0].data);
  checkInternal(events[1].data);
  checkConnect(connects.at(-1));
  await within("the end of the session", (done) => client.disconnect(done));
  console.log("ok   disconnected");
}

function checkOutbound(data) {
  assert.deepEqual(data, {
    record: {
      devicePath: CALL.devicePath,
      callingList: CALL.callingList,
      applicationId: CALL.applicationId,
      recordHandle: HANDLE,
      campaignName: CALL.campaignName,
    },
    notificationType: "DoNotCallAcknowledge",
    messageType: "OutboundRecordMessage",
    referenceId: CALL.referenceId,
  });
  console.log("ok   /v2/me/outbound is as printed");
}

function checkInternal({ metrics, ...data }) {
  assert.deepEqual(data, {
    userData: {
      GSW_CHAIN_ATTR: CALL.chainAttribute,
      GSW_APPLICATION_ID: CALL.applicationId,
      GSW_RECORD_HANDLE: HANDLE,
      GSW_USER_EVENT: "DoNotCallAcknowledge",
      GSW_CALLING_LIST: CALL.callingList,
      GSW_PHONE: CALL.phoneNumber,
      GSW_CAMPAIGN_NAME: CALL.campaignName,
    },
    deviceId: DEVICE,
    messageType: "DeviceUserEventMessage",
  });
  const measured = metrics.eventProcessing;
  assert.deepEqual(Object.keys(measured).sort(), [
    "nodeProcessingTimeNanos",
    "serverGenerationTimestamp",
    "serverProcessingTimeTotalMs",
  ]);
  assert.ok(Object.values(measured).every(Number.isInteger), "metrics must be whole numbers");
  assert.ok(Math.abs(Date.now() - measured.serverGenerationTimestamp) < 300_000, "the timestamp is not of now, in ms");
  console.log("ok   /me/internal is as printed");
}

function checkConnect(reply) {
  assert.equal(reply.successful, true);
  assert.deepEqual(reply.advice, { interval: 0, timeout: 30000, reconnect: "retry" });
  assert.ok(reply.id, "a /meta/connect reply without id");
  console.log("ok   /meta/connect reply carries its advice");
}

function desktop(secret) {
  const client = new CometD();
  client.unregisterTransport("websocket");
  client.unregisterTransport("callback-polling");
  client.configure({
    url: `${gateway}/api/v2/notifications`,
    requestHeaders: { Authorization: basic(secret) },
    logLevel: "error",
  });
  return client;
}

/** Subscribes in the handshake listener, as desktops do, so that it would happen again after a new handshake. */
function subscribed(client, channels, onEvent) {
  return within("handshake and subscriptions", (done, failed) => {
    const confirmed = new Set();
    client.addListener("/meta/handshake", (handshake) => {
      if (!handshake.successful) {
        failed(new Error(`the handshake was refused: ${handshake.error ?? JSON.stringify(handshake.failure)}`));
        return;
      }
      for (const channel of channels) {
        client.subscribe(channel, onEvent, (reply) => {
          if (!reply.successful) {
            failed(new Error(`${channel} cannot be subscribed to: ${reply.error}`));
          } else if (confirmed.add(channel).size === channels.length) {
            done();
          }
        });
      }
    });
    client.handshake();
  });
}

function within(what, start) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${what} did not come within ${SECONDS_TO_WAIT} s`)),
      SECONDS_TO_WAIT * 1000,
    );
    start(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (failure) => {
        clearTimeout(timer);
        reject(failure);
      },
    );
  });
}

function basic(secret) {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
}

function setting(name) {
  const value = process.env[name];
  if (!value) {
    console.error(`FAIL: set ${name} (./outdial credentials prints gateway and agent)`);
    process.exit(1);
  }
  return value;
}
