// Keeps an agent from a source in a campaign, asks for what does not exist, and changes where calls are transferred to: the demo data's ids, your own gateway and key.

import { Outdial, OutdialError } from "./outdial.js";

declare const process: { env: Record<string, string | undefined> };

const outdial = new Outdial(needed("OUTDIAL_GATEWAY"), needed("OUTDIAL_API_KEY"));
const campaignId = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

const { restriction } = await outdial.post("/v2/campaigns/{campaignId}/agent-source-restrictions", {
  path: { campaignId },
  body: { memberId: "92983ab9-49c8-444b-85ae-6e40402cf72e", sourceId: "797f5a94-3689-4ac8-82fd-d749511ea2b2" },
});
console.log(`${restriction.memberName} gets no calls from ${restriction.sourceName} in ${restriction.campaignName}`);

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: eval "$(./outdial credentials --shell)"`);
  }
  return value;
}
