// Compiled beside the example of docs/typescript: each line that is marked has a mistake that the types must find. Were
// they not there, or "any", the marks would be errors.

import { Outdial } from "./outdial.js";

const outdial = new Outdial("http://127.0.0.1:8080", "cc_");
const campaignId = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const pair = { memberId: "92983ab9-49c8-444b-85ae-6e40402cf72e", sourceId: "797f5a94-3689-4ac8-82fd-d749511ea2b2" };
const restrictions = "/v2/campaigns/{campaignId}/agent-source-restrictions";
const transferConfig = "/v2/campaigns/transfer-configs/{id}";

// @ts-expect-error no such path
await outdial.post("/v2/campaign/{campaignId}/agent-source-restrictions", { path: { campaignId }, body: pair });
// @ts-expect-error no such method
await outdial.patch(restrictions, { path: { campaignId }, body: pair });
// @ts-expect-error the path has a parameter
await outdial.post(restrictions, { body: pair });
// @ts-expect-error the parameter has another name
await outdial.post(restrictions, { path: { id: campaignId }, body: pair });
// @ts-expect-error a field is missing
await outdial.post(restrictions, { path: { campaignId }, body: { memberId: pair.memberId } });
// @ts-expect-error a field has another type
await outdial.post(restrictions, { path: { campaignId }, body: { ...pair, sourceId: 7 } });
// @ts-expect-error no such value
await outdial.patch(transferConfig, { path: { id: campaignId }, body: { warmMode: "sometimes" } });
// @ts-expect-error not to be cleared
await outdial.patch(transferConfig, { path: { id: campaignId }, body: { name: null } });
const answer = await outdial.post(restrictions, { path: { campaignId }, body: pair });
// @ts-expect-error the answer has no such field
console.log(answer.restriction.memberTitle);
// @ts-expect-error a name is no number
const name: number = answer.restriction.memberName;
console.log(name);
