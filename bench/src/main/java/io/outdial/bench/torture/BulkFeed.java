package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.bench.torture.Leads.Arrival;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Adds many leads a request, by CloudAgent's bulk V4 and by careCycle's upload in turn. Half of the bulks are sent
 * again by their {@code Idempotency-Key}, half rely on {@code checkDuplicate}.
 */
final class BulkFeed implements Runnable {

    private static final String BULK = "/cloudAgentRestAPI/index.php/AddCampaignBulkDataV4/addBulkData/format/json";
    private static final int LEADS = 20;
    private static final int PAUSE_MILLIS = 1_000;
    private static final Set<String> STORED = Set.of("SuccessFully Updated", "Number Already Exist");

    private final Campaign campaign;
    private final Leads leads;
    private final Book book;
    private final BooleanSupplier isOver;

    BulkFeed(Campaign campaign, Leads leads, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.leads = leads;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        for (int n = 0; !isOver.getAsBoolean(); n++) {
            bulk(leads.newNumbers(LEADS), n % 2 == 0);
            upload(leads.newNumbers(LEADS));
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private void bulk(List<String> phones, boolean isDuplicateRefused) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("apiKey", campaign.apiKey())
                .put("userName", campaign.credentials().cloudAgent().userName())
                .put("campaignName", campaign.name())
                .put("checkDuplicate", Boolean.toString(isDuplicateRefused));
        ObjectNode data = body.putObject("bulkData");
        data.putArray("map").add("PhoneNumber");
        phones.forEach(phone -> data.withArray("data").addArray().add(phone));
        Map<String, String> headers = isDuplicateRefused
                ? Map.of()
                : Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Reply reply = campaign.api().insist(phones.get(0), "POST", BULK, body.toString(), headers);
        if (reply == null) {
            return;
        }
        JsonNode rows = reply.json().path("message");
        for (int i = 0; i < phones.size(); i++) {
            note(phones.get(i), STORED.contains(rows.path(i).path("Status").asText()), Arrival.RECORD, reply);
        }
    }

    private void upload(List<String> phones) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("campaignId", campaign.id().toString());
        phones.forEach(phone ->
                body.withArray("records").addObject().put("phoneNumber", phone).put("postalCode", "60601"));
        Reply reply = campaign.sendOnce(phones.get(0), "/v2/leads/upload", body.toString());
        if (reply == null) {
            return;
        }
        JsonNode enrolments = reply.json().path("enrolments");
        for (int i = 0; i < phones.size(); i++) {
            boolean isEnrolled = enrolments.path(i).path("outcome").asText().equals("enrolled");
            note(phones.get(i), isEnrolled, Arrival.ENROLMENT, reply);
        }
    }

    private void note(String phone, boolean isThere, Arrival arrival, Reply reply) {
        if (isThere) {
            book.note(phone, "one of many that were added");
            leads.acknowledge(phone, arrival);
        } else {
            book.note(phone, "one of many -> " + reply.status() + " " + reply.body());
            book.broken("a good lead is stored", phone);
        }
    }
}
