package io.outdial.outbound.cloudagent.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.cloudagent.AccessFault;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.Vocabulary;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.donotcall.Added;
import io.outdial.outbound.donotcall.NamedGroupService.GroupListing;
import io.outdial.outbound.donotcall.Revoked;
import java.util.List;
import java.util.Map;

/** What is answered about blocked numbers (cloudagent.md §2.5), {@code succes} spelt as the vendor does. */
final class BlockAnswers {

    static final Reply INCOMPLETE = Reply.of("error", "Parameters are mandatory");
    static final Reply UNKNOWN_GROUP = Reply.of("error", "Invalid group id");

    private static final Reply UNAUTHENTICATED = Reply.of("error", "Authentication failed");

    private BlockAnswers() {}

    static ObjectNode of(Reply reply) {
        return answer(reply.status(), reply.message());
    }

    static ObjectNode refused(AccessFault fault, Vocabulary vocabulary) {
        boolean isNamed = vocabulary == Vocabulary.LEGACY || fault == AccessFault.INVALID_USER;
        return of(isNamed ? UNAUTHENTICATED : Reply.of(fault, vocabulary));
    }

    static ObjectNode invalid(Map<String, String> errors) {
        ObjectNode answer = answer("error", "invalid data");
        errors.forEach(answer.withObjectProperty("errors")::put);
        return answer;
    }

    /** What was blocked before is no success, and no fault either: it is blocked. */
    static JsonNode created(Fields fields, BlockRequest request, GroupListing listing) {
        ObjectNode answer = answer("success", "created");
        ObjectNode input = answer.putObject("input");
        for (String name : List.of("name", "description", "blockNumbers", "expiryDate")) {
            String text = fields.text(name);
            input.put(name, text == null ? "" : text);
        }
        ArrayNode succeeded = JsonNodeFactory.instance.arrayNode();
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        for (Added added : listing.added()) {
            (added.outcome() == Added.Outcome.ALREADY_LISTED ? failed : succeeded)
                    .add(added.number().key());
        }
        request.unreadable().forEach(failed::add);
        ObjectNode output = answer.putObject("output");
        output.put("affectedRows", succeeded.size());
        output.put("lastInsertId", listing.dbid());
        output.set("succes", succeeded);
        output.set("error", failed);
        return answer;
    }

    static JsonNode deleted(BlockRequest request, List<Revoked> revoked) {
        ArrayNode succeeded = JsonNodeFactory.instance.arrayNode();
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        for (Revoked each : revoked) {
            (each.outcome() == Revoked.Outcome.REVOKED ? succeeded : failed)
                    .add(each.number().key());
        }
        request.unreadable().forEach(failed::add);
        ObjectNode answer = answer("success", "deleted");
        ObjectNode output = answer.putObject("output");
        output.set("success", succeeded);
        output.set("error", failed);
        output.put("deleted", succeeded.size());
        return answer;
    }

    private static ObjectNode answer(String status, String message) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("message", message);
    }
}
