package io.outdial.e2e;

import static io.outdial.e2e.FlowCentre.object;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every flow between the services, for each door by which it may begin. */
final class Flows {

    private Flows() {}

    static Stream<Flow> all() {
        return Stream.of(leads(), enrolments(), calls(), EndFlows.ends(), EndFlows.marks(), changes())
                .flatMap(Function.identity());
    }

    private static Stream<Flow> leads() {
        return Stream.of(
                new Flow(
                        "lead: AddCampaignData",
                        FlowCentre::nobody,
                        (centre, person) -> centre.feed(
                                "POST", Product.LEAD_PATH, object().put("phoneNumber", person.phone()), "SuccessFully"),
                        FlowCentre::isEnrolled),
                new Flow(
                        "lead: bulk V4",
                        FlowCentre::nobody,
                        (centre, person) -> centre.feed(
                                "POST",
                                "/cloudAgentRestAPI/index.php/AddCampaignBulkDataV4/addBulkData/format/json",
                                object().put("apiKey", centre.apiKey())
                                        .set("bulkData", table("PhoneNumber", person.phone())),
                                "SuccessFully"),
                        FlowCentre::isEnrolled),
                new Flow(
                        "lead: scheduled, from its second on",
                        FlowCentre::nobody,
                        Flows::schedule,
                        FlowCentre::isEnrolled),
                new Flow(
                        "lead: AddRecord",
                        FlowCentre::nobody,
                        (centre, person) -> centre.agent()
                                .operateOnRecord(
                                        "AddRecord",
                                        null,
                                        object().put("phoneNumber", person.phone())
                                                .put(
                                                        "callingList",
                                                        centre.agent().callingList())
                                                .put("phoneType", "Mobile")
                                                .put("timeZone", "GMT")
                                                .put("from", 28_800)
                                                .put("until", 75_600),
                                        1),
                        FlowCentre::isEnrolled),
                new Flow(
                        "lead: records",
                        FlowCentre::nobody,
                        (centre, person) -> centre.post(
                                "/v2/campaigns/" + person.campaignId() + "/records",
                                rows("records", object().put("phone", person.phone()))),
                        FlowCentre::isEnrolled),
                new Flow(
                        "lead: import",
                        FlowCentre::nobody,
                        (centre, person) -> centre.load(
                                "/v2/campaigns/" + person.campaignId() + "/records:import", object(), person),
                        FlowCentre::isEnrolled));
    }

    private static Stream<Flow> enrolments() {
        return Stream.of(
                new Flow(
                        "enrolment: leads/upload",
                        FlowCentre::nobody,
                        (centre, person) -> centre.post(
                                "/v2/leads/upload",
                                rows(
                                                "records",
                                                object().put("phoneNumber", person.phone())
                                                        .put("postalCode", "20001"))
                                        .put("campaignId", person.campaignId())),
                        FlowCentre::isEnrolled),
                new Flow(
                        "enrolment: customers of a campaign",
                        FlowCentre::customer,
                        Flows::enrol,
                        FlowCentre::isEnrolled),
                new Flow(
                        "enrolment: where nobody is called",
                        centre -> centre.customerFor(centre.newCampaign("InBound")),
                        Flows::enrol,
                        isEnrolment("skipped")));
    }

    private static Stream<Flow> calls() {
        return Stream.of(
                new Flow(
                        "call: pulled by a dialler",
                        centre -> centre.lead(centre.agent().campaignId(), object().put("priority", 99)),
                        (centre, person) -> centre.pull(person.campaignId()),
                        isEnrolment("in_progress")),
                new Flow(
                        "call: pulled by a desktop",
                        centre -> centre.lead(centre.agent().campaignId(), object().put("priority", 99)),
                        (centre, person) -> centre.agent().operateOnCampaign("GetPreviewRecord"),
                        isEnrolment("in_progress")),
                new Flow(
                        "call: released by a dialler",
                        FlowCentre::dialled,
                        (centre, person) -> centre.report(person, ":release", object()),
                        isEnrolment("awaiting_call")),
                new Flow(
                        "call: rejected by a desktop",
                        FlowCentre::previewed,
                        (centre, person) -> centre.operate("RejectRecord", person, object()),
                        isEnrolment("awaiting_call")),
                result("reached, by a dialler", "Answer", "completed"),
                result("attempts used, by a dialler", "NoAnswer", "exceeded_max_calls"),
                result("bad number, by a dialler", "WrongNumber", "failed"),
                new Flow(
                        "call: reached, by a desktop",
                        FlowCentre::previewed,
                        (centre, person) ->
                                centre.operate("CompleteRecord", person, object().put("callResult", "Answer")),
                        isEnrolment("completed")
                                .and((centre, person) -> centre.lastCall(person).equals("Answer"))),
                new Flow(
                        "call: found expired by a pull",
                        centre -> centre.lead(
                                centre.agent().campaignId(),
                                object().put("priority", 99)
                                        .put(
                                                "expiresAt",
                                                Instant.now().plusSeconds(2).toString())),
                        Flows::pullTheExpired,
                        isEnrolment("expired")));
    }

    private static Flow result(String name, String result, String status) {
        return new Flow(
                "call: " + name,
                FlowCentre::dialled,
                (centre, person) -> centre.report(person, ":result", object().put("callResult", result)),
                isEnrolment(status)
                        .and((centre, person) -> centre.lastCall(person).equals(result)));
    }

    private static Stream<Flow> changes() {
        return Stream.of(
                change("name", object().put("firstName", "Ada"), "name", "Ada Customer"),
                change("time zone", object().put("timezone", "America/Denver"), "timeZone", "America/Denver"),
                new Flow(
                        "change: number of a customer",
                        FlowCentre::lead,
                        (centre, person) -> {
                            person.setPhone(centre.newPhone());
                            centre.patch(
                                    "/v2/customers/" + person.customer(), object().put("callerId", person.phone()));
                        },
                        (centre, person) ->
                                centre.record(person).path("e164").asText().equals(person.phone())));
    }

    private static Flow change(String what, ObjectNode patch, String field, String value) {
        return new Flow(
                "change: " + what + " of a customer",
                FlowCentre::lead,
                (centre, person) -> centre.patch("/v2/customers/" + person.customer(), patch),
                (centre, person) -> centre.record(person).path(field).asText().equals(value));
    }

    private static void schedule(FlowCentre centre, Person person) {
        Instant at = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 2);
        String time = LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));
        ObjectNode table = table("PhoneNumber", person.phone());
        table.withArray("map").add("ScheduledTime");
        table.withArray("/data/0").add(time);
        centre.feed(
                "POST", "/ca_apis/campaignScheduledData", object().set("bulkData", table), "Data updated successfully");
        await().until(() -> Instant.now().isAfter(at));
    }

    /** Once its time is over. */
    private static void pullTheExpired(FlowCentre centre, Person person) {
        Instant end = Instant.parse(centre.record(person).path("expiresAt").asText());
        await().until(() -> Instant.now().isAfter(end));
        centre.pull(person.campaignId());
    }

    private static void enrol(FlowCentre centre, Person person) {
        centre.post(
                "/v2/campaigns/" + person.campaignId() + "/customers", object().put("customerId", person.customer()));
    }

    static BiPredicate<FlowCentre, Person> isEnrolment(String status) {
        return (centre, person) -> centre.enrolment(person).equals(status);
    }

    private static ObjectNode table(String column, String value) {
        ObjectNode table = object();
        table.putArray("map").add(column);
        table.putArray("data").addArray().add(value);
        return table;
    }

    static ObjectNode rows(String name, ObjectNode row) {
        ObjectNode body = object();
        body.putArray(name).add(row);
        return body;
    }
}
