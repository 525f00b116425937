package io.outdial.e2e;

import static io.outdial.e2e.FlowCentre.object;
import static io.outdial.local.OutdialService.ENROLLMENT;
import static io.outdial.local.OutdialService.OUTBOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Both services are compared again and again while persons whom both have known for an hour are taken out, reached,
 * marked and let in again by every dialect: nothing is mended, since nothing is wrong, and both agree afterwards.
 */
@OnSharedProduct
class ReconcileBesideLoadTest {

    private static final int TIMES = 8;
    private static final int ROUNDS = 2;
    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String OPEN = "('pending', 'awaiting_call', 'in_progress')";

    private final Product product;
    private final FlowCentre centre;
    private final Reconciliation reconciliation;
    private final List<Integer> compared = Collections.synchronizedList(new ArrayList<>());

    ReconcileBesideLoadTest(Product product) {
        this.product = product;
        centre = new FlowCentre(product);
        reconciliation = new Reconciliation(product);
    }

    @Test
    void whatIsRightStays() {
        List<Consumer<Person>> actions = actions();
        String campaign = centre.agent().campaignId();
        List<Person> persons = centre.leads(campaign, actions.size() * TIMES);
        List<Person> listed = centre.leads(campaign, TIMES);
        String dialled = centre.newCampaign("IVR");
        centre.leads(dialled, TIMES);
        listed.forEach(person -> doNotCall("/v2/do-not-call", person));
        product.awaitDelivery(centre.client());
        HourAgo.move(product, centre.client());
        ConcurrentLinkedQueue<Runnable> load = new ConcurrentLinkedQueue<>();
        for (int n = 0; n < persons.size(); n++) {
            Person person = persons.get(n);
            Consumer<Person> action = actions.get(n % actions.size());
            load.add(() -> action.accept(person));
            if (n < listed.size()) {
                Person again = listed.get(n);
                load.add(() -> doNotCall("/v2/do-not-call:revoke", again));
                load.add(() -> reach(dialled));
            }
        }

        List<JsonNode> mends = compareBeside(load);

        assertEquals(List.of(), mends);
        assertTrue(compared.stream().mapToInt(each -> each).sum() > persons.size(), compared::toString);
        product.awaitDelivery(centre.client());
        HourAgo.move(product, centre.client());
        Reconciliation.PARTS.forEach(
                part -> assertEquals(List.of(), reconciliation.run(part, centre.client(), compared), part));
        assertEquals(
                product.query(
                        OUTBOUND,
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND record_status IN (1, 2, 8, 9) AND record_type <> 7",
                        centre.client()),
                product.query(
                        ENROLLMENT,
                        "SELECT count(*) FROM customer_campaign WHERE client_id = ? AND status IN " + OPEN,
                        centre.client()));
    }

    /** One for each door by which somebody comes in or is not called any more. */
    private List<Consumer<Person>> actions() {
        return List.of(
                person -> centre.delete("/v2/campaigns/" + person.campaignId() + "/customers/" + person.customer()),
                person -> centre.patch(
                        "/v2/customers/campaign-status",
                        object().put("customerId", person.customer())
                                .put("campaignId", person.campaignId())
                                .put("status", "failed")),
                person -> centre.patch("/v2/customers/" + person.customer(), object().put("doNotCall", true)),
                person -> centre.delete("/v2/customers/" + person.customer()),
                person -> doNotCall("/v2/do-not-call", person),
                person -> centre.post("/v2/records/" + person.handle() + ":cancel", object()),
                person -> centre.operate("CancelRecord", person, object()),
                person -> centre.operate("DoNotCallRecord", person, object()),
                person -> centre.feed(
                        "DELETE",
                        "/ca_apis/deleteCampaignData",
                        object().put("phoneNumber", person.phone()),
                        "Deleted Successfully"),
                person -> centre.feed(
                        "POST", Product.LEAD_PATH, object().put("phoneNumber", centre.newPhone()), "SuccessFully"));
    }

    private void reach(String campaign) {
        JsonNode pulled = centre.pull(campaign);
        centre.post(
                "/v2/records/" + pulled.path("handle").asLong() + ":result",
                object().put("attemptId", pulled.path("attemptId").asText()).put("callResult", "Answer"));
    }

    private void doNotCall(String path, Person person) {
        centre.post(
                path,
                object().put("reason", "beside")
                        .set("phones", JsonNodeFactory.instance.arrayNode().add(person.phone())));
    }

    /** @return what was mended */
    private List<JsonNode> compareBeside(ConcurrentLinkedQueue<Runnable> load) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Void>> clients = IntStream.range(0, AT_ONCE)
                    .mapToObj(n -> CompletableFuture.runAsync(() -> carryOut(load), threads))
                    .toList();
            List<CompletableFuture<List<JsonNode>>> parts = Reconciliation.PARTS.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> compare(part, load), threads))
                    .toList();
            clients.forEach(CompletableFuture::join);
            return parts.stream().flatMap(part -> part.join().stream()).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /** As long as there is load, and a few times at least. */
    private List<JsonNode> compare(String part, ConcurrentLinkedQueue<Runnable> load) {
        List<JsonNode> mends = new ArrayList<>();
        for (int round = 0; round < ROUNDS || !load.isEmpty(); round++) {
            mends.addAll(reconciliation.run(part, centre.client(), compared));
        }
        return mends;
    }

    /** One after the other, and slowly: what has just happened is to be seen. */
    private static void carryOut(ConcurrentLinkedQueue<Runnable> load) {
        for (Runnable action = load.poll(); action != null; action = load.poll()) {
            action.run();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
