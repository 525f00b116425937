// A desktop's CometD JavaScript client for the tests: subscribes to channels in the handshake listener, as desktops do,
// and prints a line of JSON for each subscription, {"channel", "clientId"}, and each message, {"channel", "data"}. Says
// goodbye at the end of its input.
//
//   JSESSIONID=… node listen.mjs URL CHANNEL,CHANNEL,…

import { CometD } from "cometd";
import { adapt } from "cometd-nodejs-client";

const [url, channels] = process.argv.slice(2);

adapt();
const client = new CometD();
client.unregisterTransport("websocket");
client.unregisterTransport("callback-polling");
client.configure({
  url,
  requestHeaders: { Cookie: `JSESSIONID=${process.env.JSESSIONID}` },
  logLevel: "error",
});
client.addListener("/meta/subscribe", (reply) => {
  if (reply.successful) {
    print({ channel: reply.subscription, clientId: client.getClientId() });
  }
});
client.addListener("/meta/handshake", (handshake) => {
  for (const channel of handshake.successful ? channels.split(",") : []) {
    client.subscribe(channel, (message) => print({ channel: message.channel, data: message.data }));
  }
});
client.handshake();
process.stdin.on("end", () => client.disconnect(() => process.exit(0)));
process.stdin.resume();

function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
