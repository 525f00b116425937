package io.outdial.e2e;

import static io.outdial.e2e.FlowCentre.object;
import static io.outdial.e2e.Flows.isEnrolment;
import static io.outdial.e2e.Flows.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The flows by which somebody is not called any more, though nobody was reached. */
final class EndFlows {

    private EndFlows() {}

    static Stream<Flow> ends() {
        return Stream.of(
                new Flow(
                        "end: cancelled by a dialler",
                        FlowCentre::lead,
                        (centre, person) -> centre.post("/v2/records/" + person.handle() + ":cancel", object()),
                        isEnrolment("cancelled")),
                new Flow(
                        "end: CancelRecord",
                        FlowCentre::lead,
                        (centre, person) -> centre.operate("CancelRecord", person, object()),
                        isEnrolment("cancelled")),
                new Flow(
                        "end: deleteCampaignData",
                        FlowCentre::lead,
                        (centre, person) -> centre.feed(
                                "DELETE",
                                "/ca_apis/deleteCampaignData",
                                object().put("phoneNumber", person.phone()),
                                "Deleted Successfully"),
                        isEnrolment("cancelled")),
                new Flow(
                        "end: campaign-status",
                        FlowCentre::lead,
                        (centre, person) -> centre.patch(
                                "/v2/customers/campaign-status",
                                object().put("customerId", person.customer())
                                        .put("campaignId", person.campaignId())
                                        .put("status", "failed")),
                        isRecord("cancelled")),
                new Flow("end: removed from the campaign", FlowCentre::lead, EndFlows::remove, isRecord("cancelled")),
                new Flow(
                        "end: removed while an agent has the record",
                        FlowCentre::previewed,
                        EndFlows::remove,
                        isRecord("cancelled")),
                new Flow(
                        "end: the campaign is completed",
                        centre -> centre.lead(centre.newCampaign("IVR"), object()),
                        (centre, person) -> centre.patch(
                                "/v2/campaigns/" + person.campaignId(), object().put("status", "completed")),
                        isEnrolment("cancelled").and(isRecord("cancelled"))));
    }

    static Stream<Flow> marks() {
        BiPredicate<FlowCentre, Person> isMarked = isEnrolment("cancelled")
                .and((centre, person) ->
                        centre.customerOf(person).path("doNotCall").asBoolean());
        return Stream.of(
                new Flow(
                        "do-not-call: by an agent",
                        FlowCentre::lead,
                        (centre, person) -> centre.operate("DoNotCallRecord", person, object()),
                        isMarked),
                new Flow(
                        "do-not-call: result of a dialler",
                        FlowCentre::dialled,
                        (centre, person) -> centre.report(person, ":result", object().put("doNotCall", true)),
                        isMarked),
                new Flow(
                        "do-not-call: by an operator",
                        FlowCentre::lead,
                        (centre, person) -> centre.post(
                                "/v2/do-not-call",
                                object().put("reason", "flow")
                                        .set(
                                                "phones",
                                                JsonNodeFactory.instance
                                                        .arrayNode()
                                                        .add(person.phone()))),
                        isMarked),
                new Flow(
                        "do-not-call: import",
                        FlowCentre::lead,
                        (centre, person) ->
                                centre.load("/v2/do-not-call:import", object().put("reason", "flow"), person),
                        isMarked),
                new Flow(
                        "do-not-call: opt-out of a customer",
                        FlowCentre::lead,
                        (centre, person) ->
                                centre.patch("/v2/customers/" + person.customer(), object().put("doNotCall", true)),
                        isRecord("do_not_call")),
                new Flow(
                        "do-not-call: opt-out in an upload",
                        FlowCentre::lead,
                        (centre, person) -> centre.post(
                                "/v2/leads/upload",
                                rows(
                                        "records",
                                        object().put("phoneNumber", person.phone())
                                                .put("postalCode", "20001")
                                                .put("doNotCall", true))),
                        isRecord("do_not_call")),
                new Flow(
                        "erasure of a customer",
                        FlowCentre::lead,
                        (centre, person) -> centre.delete("/v2/customers/" + person.customer()),
                        (centre, person) -> centre.record(person)
                                .path("phoneNumber")
                                .asText()
                                .equals("erased")));
    }

    private static void remove(FlowCentre centre, Person person) {
        centre.delete("/v2/campaigns/" + person.campaignId() + "/customers/" + person.customer());
    }

    private static BiPredicate<FlowCentre, Person> isRecord(String endReason) {
        return (centre, person) ->
                centre.record(person).path("endReason").asText().equals(endReason);
    }
}
