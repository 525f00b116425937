package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A client of its own with a running campaign, an agent and a dialler, and persons in each state in which something may
 * happen to them. What happens, happens through the gateway, and is seen there.
 */
final class FlowCentre {

    /** Above all that is left of other persons. */
    private static final int FIRST = 99;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final UUID client;
    private final Caller caller;
    private final Caller leadFeed;
    private final String cloudAgentUser = "flows-" + UUID.randomUUID();
    private final DesktopAgent agent;
    private final AtomicInteger numbers = new AtomicInteger(1_000);

    FlowCentre(Product product) {
        client = product.newClient(
                cloudAgentUser,
                "US",
                TzdbZone.UTC,
                new CloudAgentAccount(cloudAgentUser, ApiAuthentication.BASIC_AUTH));
        caller = product.callerOf(client, permission -> true);
        leadFeed = Caller.withCloudAgentKey(product.gateway(), caller.login().get(1));
        agent = new DesktopAgent(caller);
        patch("/v2/campaigns/" + agent.campaignId(), object().put("maxAttempts", 1));
    }

    UUID client() {
        return client;
    }

    DesktopAgent agent() {
        return agent;
    }

    String newPhone() {
        return "+1202778" + numbers.incrementAndGet();
    }

    /** Whom nobody knows. */
    Person nobody() {
        return new Person(agent.campaignId(), newPhone());
    }

    /** Who has the number by now. */
    Person known(String phone) {
        return new Person(agent.campaignId(), phone);
    }

    /** Who is a customer, and in no campaign yet. */
    Person customer() {
        return customerFor(agent.campaignId());
    }

    /** The same, with a campaign to be enrolled in. */
    Person customerFor(String campaignId) {
        Person person = new Person(campaignId, newPhone());
        person.setCustomer(post("/v2/customers", object().put("callerId", person.phone()))
                .path("id")
                .asText());
        return person;
    }

    /** Who is to be called, as both sides know. */
    Person lead() {
        return lead(agent.campaignId(), object());
    }

    /** @param more of the row that adds it */
    Person lead(String campaignId, ObjectNode more) {
        Person person = new Person(campaignId, newPhone());
        ObjectNode row = more.put("phone", person.phone()).put("name", "Cleo Customer");
        person.setHandle(post(
                        "/v2/campaigns/" + campaignId + "/records",
                        object().set(
                                        "records",
                                        JsonNodeFactory.instance.arrayNode().add(row)))
                .at("/results/0/handle")
                .asLong());
        await().atMost(TIMEOUT).until(() -> isEnrolled(person));
        return person;
    }

    /** Many who are to be called, as both sides know. */
    List<Person> leads(String campaignId, int count) {
        List<Person> persons = IntStream.range(0, count)
                .mapToObj(n -> new Person(campaignId, newPhone()))
                .toList();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        persons.forEach(person -> rows.add(object().put("phone", person.phone())));
        JsonNode results = post("/v2/campaigns/" + campaignId + "/records", object().set("records", rows))
                .path("results");
        for (int n = 0; n < count; n++) {
            Person person = persons.get(n);
            person.setHandle(results.path(n).path("handle").asLong());
            await().pollDelay(Duration.ZERO).atMost(TIMEOUT).until(() -> isEnrolled(person));
        }
        return persons;
    }

    /** Who is called by a dialler just now. */
    Person dialled() {
        Person person = lead();
        person.setAttempt(pullThe(person).path("attemptId").asText());
        awaitEnrolment(person, "in_progress");
        return person;
    }

    /** Who is called by the agent just now. */
    Person previewed() {
        Person person = lead(agent.campaignId(), object().put("priority", FIRST));
        agent.operateOnCampaign("GetPreviewRecord");
        awaitEnrolment(person, "in_progress");
        return person;
    }

    /** The person's record, for a dialler; it is the first one's turn. */
    JsonNode pullThe(Person person) {
        patch("/v2/records/" + person.handle(), object().put("priority", FIRST));
        JsonNode pulled = pull(person.campaignId());
        assertEquals(person.handle(), pulled.path("handle").asLong(), pulled::toString);
        return pulled;
    }

    /** The next record for a dialler, nothing where there is none. */
    JsonNode pull(String campaignId) {
        return post("/v2/campaigns/" + campaignId + "/records:pull", object().put("max", 1))
                .at("/records/0");
    }

    String newCampaign(String type) {
        String id = post(
                        "/v2/campaigns",
                        object().put("name", "Flow-" + UUID.randomUUID())
                                .put("type", type)
                                .put("dialAfterhours", true))
                .at("/campaign/id")
                .asText();
        patch("/v2/campaigns/" + id, object().put("status", "active"));
        return id;
    }

    /** An operation of the agent on the person's record. */
    void operate(String operation, Person person, ObjectNode more) {
        agent.operateOnRecord(
                operation,
                object().put("GSW_RECORD_HANDLE", person.handle()).put("GSW_CALLING_LIST", agent.callingList()),
                more,
                1);
    }

    /** What the dialler says of its attempt. */
    void report(Person person, String what, ObjectNode more) {
        post("/v2/records/" + person.handle() + what, more.put("attemptId", person.attempt()));
    }

    /** A request of a lead feed, whose answer says somewhere that it is done. */
    void feed(String method, String path, ObjectNode fields, String done) {
        Answer answer = leadFeed.send(
                method,
                path,
                fields.put("userName", cloudAgentUser)
                        .put("campaignName", agent.campaign())
                        .toString());
        assertTrue(answer.status() == 200 && answer.body().contains(done), answer::toString);
    }

    /** Loads a file of one number. */
    void load(String jobs, ObjectNode terms, Person person) {
        String job = post(jobs, terms).at("/import/id").asText();
        Answer answer = caller.send(
                "PUT", "/v2/imports/" + job + "/data", "phone\n" + person.phone() + "\n", "Content-Type", "text/csv");
        assertEquals(200, answer.status(), answer::toString);
    }

    /** Of its lead feed. */
    String apiKey() {
        return leadFeed.login().get(1);
    }

    JsonNode post(String path, JsonNode body) {
        return done(caller.post(path, body.toString()));
    }

    void patch(String path, JsonNode body) {
        done(caller.patch(path, body.toString()));
    }

    void delete(String path) {
        done(caller.send("DELETE", path, null));
    }

    /** Nothing that is left of the person is handed out to those who ask for others. */
    void end(Person person) {
        JsonNode record = record(person);
        if (!record.isMissingNode() && !record.path("state").asText().equals("ended")) {
            caller.post("/v2/records/" + record.path("handle").asLong() + ":cancel", "{}");
        }
    }

    /** The person's record, nothing where there is none. */
    JsonNode record(Person person) {
        return person.handle() == 0
                ? done(caller.get("/v2/campaigns/" + person.campaignId() + "/records?phone="
                                + person.phone().substring(1)))
                        .at("/items/0")
                : caller.get("/v2/records/" + person.handle()).json().path("record");
    }

    /** Whether the person is a customer who is to be called, and the record says so. */
    boolean isEnrolled(Person person) {
        return enrolment(person).equals("awaiting_call")
                && record(person).path("customerId").asText().equals(person.customer());
    }

    /** The status of the person's enrolment, empty where there is none. */
    String enrolment(Person person) {
        return StreamSupport.stream(customerOf(person).path("enrolments").spliterator(), false)
                .filter(each -> each.path("campaignId").asText().equals(person.campaignId()))
                .map(each -> each.path("status").asText())
                .findFirst()
                .orElse("");
    }

    /** Found by the number, until it is known who it is. */
    JsonNode customerOf(Person person) {
        if (person.customer() == null) {
            JsonNode found = done(caller.get(
                            "/v2/customers?phone=" + person.phone().substring(1)))
                    .at("/items/0/id");
            if (found.isMissingNode()) {
                return found;
            }
            person.setCustomer(found.asText());
        }
        return done(caller.get("/v2/customers/" + person.customer()));
    }

    /** The result of the last call that the customer has. */
    String lastCall(Person person) {
        return done(caller.get("/v2/customers/" + person.customer() + "/calls"))
                .at("/items/0/disposition")
                .asText();
    }

    void awaitEnrolment(Person person, String status) {
        await().atMost(TIMEOUT).until(() -> enrolment(person).equals(status));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode done(Answer answer) {
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }
}
