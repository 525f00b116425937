package io.outdial.outbound.cloudagent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.TestEnvironment;
import java.util.function.UnaryOperator;

/**
 * One case of {@link DocumentedRows}: a campaign, changes to a request that would be good, and what must come of it.
 */
final class RowCase {

    private final String label;
    String key = TestEnvironment.KEY;
    String type = "Progressive";
    String dialMethod = "Nonagentwise";
    String position = "READY";
    String positionAfter;
    UnaryOperator<ObjectNode> seed;
    UnaryOperator<ObjectNode> change = body -> body;
    String answer;
    boolean isStored;

    private RowCase(String label) {
        this.label = label;
    }

    /** @param number as in cloudagent.md §1.4 */
    static RowCase row(String number, String condition) {
        return new RowCase("row " + number + ": " + condition);
    }

    /** Null sends none. */
    RowCase key(String apiKey) {
        this.key = apiKey;
        return this;
    }

    RowCase of(String campaignType, String campaignDialMethod) {
        this.type = campaignType;
        this.dialMethod = campaignDialMethod;
        return this;
    }

    RowCase in(String campaignPosition) {
        this.position = campaignPosition;
        return this;
    }

    /** Where the campaign is afterwards, if not where it was. */
    RowCase moves(String campaignPosition) {
        this.positionAfter = campaignPosition;
        return this;
    }

    /** The number is in the campaign already. */
    RowCase seeded() {
        this.seed = body -> body;
        return this;
    }

    RowCase seededWith(String field, String value) {
        this.seed = body -> body.put(field, value);
        return this;
    }

    RowCase put(String field, Object value) {
        return then(body -> body.set(field, JsonNodeFactory.instance.pojoNode(value)));
    }

    RowCase putNull(String field) {
        return then(body -> body.putNull(field));
    }

    RowCase remove(String field) {
        return then(body -> {
            body.remove(field);
            return body;
        });
    }

    RowCase rename(String from, String to) {
        return then(body -> body.set(to, body.remove(from)));
    }

    /** The answer of the authentication layer, with its {@code data}. */
    RowCase refused(String message) {
        this.answer = "{\"status\":\"false\",\"message\":\"%s\",\"data\":null}".formatted(message);
        return this;
    }

    /** An answer to a lead that is not stored. */
    RowCase answers(String status, String message) {
        this.answer = "{\"status\":\"%s\",\"message\":\"%s\"}".formatted(status, message);
        return this;
    }

    RowCase stores(String status, String message) {
        this.isStored = true;
        return answers(status, message);
    }

    private RowCase then(UnaryOperator<ObjectNode> next) {
        UnaryOperator<ObjectNode> before = change;
        change = body -> next.apply(before.apply(body));
        return this;
    }

    @Override
    public String toString() {
        return label;
    }
}
