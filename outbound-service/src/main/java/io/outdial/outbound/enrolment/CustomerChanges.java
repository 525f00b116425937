package io.outdial.outbound.enrolment;

import io.outdial.outbound.intake.RecordRow.Telephone;
import io.outdial.outbound.notice.RecordNotice;
import io.outdial.outbound.record.PersonChange;
import io.outdial.outbound.record.PersonChangeService;
import io.outdial.outbound.window.NumberZones;
import io.outdial.platform.registry.Client;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Makes open records say what has changed of their customers (ADR 59), in its caller's transaction. */
@ApplicationScoped
public class CustomerChanges {

    @Inject
    PersonChangeService persons;

    /** @return to those who have a record that may not be called any more */
    public Uni<List<RecordNotice>> apply(Client client, CustomerChange change) {
        List<String> said = CustomerZones.of(change.timezone(), change.postalCode(), client.region());
        PersonChange person = new PersonChange(
                change.customerId(),
                change.former(),
                change.numbers().stream().map(Telephone::phone).toList(),
                change.numbers().stream().map(Telephone::type).toList(),
                change.name(),
                said.isEmpty() ? NumberZones.of(change.numbers().get(0).phone()) : said);
        return persons.apply(client.id(), person);
    }
}
