package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.bench.torture.Leads.Arrival;
import java.util.function.BooleanSupplier;

/** Makes customers one by one and enrols each in the campaign. */
final class EnrolmentFeed implements Runnable {

    private static final int PAUSE_MILLIS = 150;
    private static final int OK = 200;

    private final Campaign campaign;
    private final Leads leads;
    private final Book book;
    private final BooleanSupplier isOver;

    EnrolmentFeed(Campaign campaign, Leads leads, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.leads = leads;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            add(leads.newNumber());
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private void add(String phone) {
        String customer =
                JsonNodeFactory.instance.objectNode().put("callerId", phone).toString();
        Reply made = campaign.sendOnce(phone, "/v2/customers", customer);
        if (made == null) {
            return;
        }
        String enrol = JsonNodeFactory.instance
                .objectNode()
                .put("customerId", made.json().at("/id").asText())
                .toString();
        Reply enrolled = campaign.send(phone, "POST", "/v2/campaigns/" + campaign.id() + "/customers", enrol);
        if (enrolled == null) {
            return;
        }
        if (made.status() == OK && enrolled.status() == OK && enrolled.body().contains("enrolled\"")) {
            leads.acknowledge(phone, Arrival.ENROLMENT);
        } else {
            book.broken("a good lead is stored", phone);
        }
    }
}
