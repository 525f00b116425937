package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Adds records, by one statement of the SQL client however many there are: this is the path that lead feeds load, and
 * there is no aggregate to manage.
 */
@ApplicationScoped
public class NewRecordRepository {

    /**
     * Do-not-call, duplicate, insert and campaign position for a set of records (V140, ADR 0044), and the event that
     * tells of them (V175, ADR 0057). The unique index over the first records of a number decides which of several adds
     * at once is the first; the others insert nothing, or a further record where duplicates are wanted. A mark of a
     * number that comes at the same time is held back until this is committed, so the mark finds the record; see ADR
     * 0006. A listed number is refused by a campaign that applies the list; one that does not gets the record, of type
     * NoCall (7), which nobody dials. Of an erased number such a record says nothing but that (ADR 0017). One that is
     * listed for a while, or by a list of this campaign, is refused by every campaign (ADR 0043). A constant of the
     * class file, because bench measures PostgreSQL by this very text.
     */
    static final String ADD = """
            SELECT outcome, handle, moved_from
              FROM add_records(
                     CAST($1 AS text[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS text[]),
                     CAST($8 AS text[]), CAST($9 AS text[]), CAST($10 AS text[]), CAST($11 AS text[]), CAST($12 AS text[]), CAST($13 AS text[]), CAST($14 AS text[]),
                     CAST($15 AS text[]), CAST($16 AS text[]), CAST($17 AS text[]), CAST($18 AS text[]), CAST($19 AS text[]), CAST($20 AS text[]),
                     CAST($21 AS text), CAST($22 AS smallint), CAST($23 AS boolean))
             ORDER BY n
            """;

    @Inject
    Pool pool;

    @Inject
    NumberHash hashes;

    @Inject
    LaneRepository lanes;

    @Inject
    Outbox outbox;

    /** What statements run on that nobody has opened a transaction for. */
    public SqlCarrier database() {
        return SqlCarrier.of(pool);
    }

    /** Adds a record if its number allows, in the session of the caller. */
    public Uni<Addition> add(NewRecord added, Admission admission) {
        return Panache.getSession()
                .chain(session -> addAll(
                        SqlCarrier.of(session), List.of(new AddRequest(added, admission)), Waiting.FOR_EVERYBODY))
                .map(additions -> additions.get(0));
    }

    /** Whether the locks of numbers are waited for. */
    public enum Waiting {
        /** Until whoever marks one of the numbers has done so. Only then campaigns are moved. */
        FOR_EVERYBODY,
        /** Such a number is {@link Addition.Outcome#BUSY}, so that the others do not wait for it. */
        FOR_NOBODY
    }

    /**
     * Adds the records whose numbers allow, all or, if it fails, none.
     *
     * @param connection the statement is a transaction of its own unless the caller opened one
     * @param set as {@link RecordSet} takes them together
     * @return in the order of the requests
     */
    public Uni<List<Addition>> addAll(SqlCarrier connection, List<AddRequest> set, Waiting waiting) {
        if (set.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<LaneKey> keys = set.stream().map(request -> lane(request.record())).toList();
        return lanes.findAll(connection, keys)
                .chain(found -> connection.rows(
                        ADD, values(set, keys.stream().map(found::get).toList(), waiting == Waiting.FOR_EVERYBODY)))
                .map(rows -> rows.stream()
                        .map(row -> new Addition(Addition.Outcome.of((String) row[0]), (Long) row[1], (String) row[2]))
                        .toList())
                .invoke(this::announce);
    }

    /** The statement has written the events. */
    private void announce(List<Addition> additions) {
        if (additions.stream().anyMatch(addition -> addition.outcome() == Addition.Outcome.STORED)) {
            outbox.expect();
        }
    }

    private static LaneKey lane(NewRecord added) {
        return LaneKey.ofNew(added);
    }

    private Object[] values(List<AddRequest> set, List<Lane> lanesOfSet, boolean waits) {
        List<NewRecord> records = set.stream().map(AddRequest::record).toList();
        List<Admission> admissions = set.stream().map(AddRequest::admission).toList();
        return new Object[] {
            SetColumns.texts(records, NewRecord::clientId),
            SetColumns.texts(records, NewRecord::campaignId),
            SetColumns.texts(admissions, Admission::campaignVersion),
            SetColumns.texts(records, NewRecord::callingListId),
            SetColumns.texts(lanesOfSet, Lane::id),
            SetColumns.texts(lanesOfSet, Lane::windowId),
            SetColumns.texts(admissions, Admission::position),
            SetColumns.texts(admissions, Admission::refusesListed),
            SetColumns.texts(admissions, Admission::refusesDuplicates),
            SetColumns.texts(records, record -> record.phone().given()),
            SetColumns.texts(records, record -> SetColumns.keys(record.phone())),
            SetColumns.texts(records, record -> SetColumns.formerKeys(record.phone())),
            SetColumns.texts(records, record -> SetColumns.hashes(hashes, record.clientId(), record.phone())),
            SetColumns.texts(records, NewRecord::priority),
            SetColumns.texts(records, record -> instant(record.expiresAt())),
            SetColumns.texts(records, NewRecord::name),
            SetColumns.texts(records, NewRecord::memberId),
            SetColumns.texts(records, NewRecord::skillId),
            SetColumns.texts(records, record -> Json.encode(record.userData())),
            SetColumns.texts(records, record -> record.placement().details()),
            ErasedNumber.GIVEN,
            PhoneRule.VERSION,
            waits
        };
    }

    /** PostgreSQL writes years of five digits without a plus. */
    private static String instant(Instant instant) {
        String text = Objects.toString(instant, null);
        return text != null && text.startsWith("+") ? text.substring(1) : text;
    }
}
