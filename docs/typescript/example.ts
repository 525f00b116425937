// Keeps an agent from a source in a campaign, asks whether they may get its calls, and goes through the list of
// customers: the demo data's ids, your gateway and key.

import { Outdial, OutdialError } from "./outdial.js";

declare const process: { env: Record<string, string | undefined> };

const outdial = new Outdial(needed("OUTDIAL_GATEWAY"), needed("OUTDIAL_API_KEY"));
const campaignId = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const memberId = "92983ab9-49c8-444b-85ae-6e40402cf72e";
const sourceId = "797f5a94-3689-4ac8-82fd-d749511ea2b2";

const { restriction } = await outdial.post("/v2/campaigns/{campaignId}/agent-source-restrictions", {
  path: { campaignId },
  body: { memberId, sourceId },
});
console.log(`${restriction.memberName} gets no calls from ${restriction.sourceName} in ${restriction.campaignName}`);

const decision = await outdial.get("/v2/campaigns/{campaignId}/agent-source-restrictions/decision", {
  path: { campaignId },
  query: { memberId, sourceId },
});
console.log(decision.allowed ? "allowed" : `forbidden by restriction ${decision.restrictionId}`);

for (let page: number | null = 1; page !== null; ) {
  const customers: Awaited<ReturnType<typeof customersOf>> = await customersOf(page);
  for (const customer of customers.items) {
    console.log(`customer ${customer.id}: ${customer.firstName ?? "without a first name"}`);
  }
  page = customers.nextPage;
}

try {
  await outdial.get("/v2/campaigns/{campaignId}", { path: { campaignId: memberId } });
} catch (error) {
  if (!(error instanceof OutdialError)) {
    throw error;
  }
  console.log(`${error.status} ${error.code}: ${error.message}`);
}

function customersOf(page: number) {
  return outdial.get("/v2/customers", { query: { page, limit: 100, sortBy: "createdAt", sortOrder: "asc" } });
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: eval "$(./outdial credentials --shell)"`);
  }
  return value;
}
