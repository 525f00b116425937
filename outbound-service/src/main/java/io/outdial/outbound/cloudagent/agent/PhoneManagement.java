package io.outdial.outbound.cloudagent.agent;

import io.outdial.contract.outbound.CloudAgentPhoneDto;
import io.outdial.outbound.cloudagent.Reply;
import io.outdial.outbound.cloudagent.coding.Fields;
import io.outdial.outbound.member.Phone;
import io.outdial.outbound.member.PhoneService;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openapitools.jackson.nullable.JsonNullable;

/** Phones of people who log in nowhere (cloudagent.md §2.7). */
@ApplicationScoped
class PhoneManagement {

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}+][\\p{L}\\p{M}\\p{N} .@_-]{0,48}[\\p{L}\\p{M}\\p{N}]");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");
    private static final int SHORTEST = 3;
    private static final int MAX_LENGTH = 17;
    private static final String ENCODED_PLUS = "%2B";

    @Inject
    PhoneService phones;

    /** @param action {@code get}, {@code create} or {@code delete}, in just this letter case */
    Uni<CloudAgentPhoneDto> carryOut(UUID clientId, String action, Fields fields) {
        String name = fields.text("phoneName");
        String number = withPlus(fields.text("phoneNumber"));
        return switch (action == null ? "" : action) {
            case "get" -> get(clientId, emptyAsNull(name), emptyAsNull(number));
            case "create" -> change(name, number, () -> create(clientId, name, number, fields));
            case "delete" -> change(name, number, () -> delete(clientId, name, number));
            default -> Uni.createFrom().item(refused("action not valid"));
        };
    }

    private Uni<CloudAgentPhoneDto> get(UUID clientId, String name, String number) {
        return name == null && number == null
                ? Uni.createFrom().item(refused("phoneNumber cannot be empty"))
                : phones.find(clientId, name, number)
                        .map(found -> found.map(PhoneManagement::shown).orElseGet(() -> refused("No data found")));
    }

    private static Uni<CloudAgentPhoneDto> change(String name, String number, Supplier<Uni<CloudAgentPhoneDto>> work) {
        String fault = fault(name, number);
        return fault == null ? work.get() : Uni.createFrom().item(refused(fault));
    }

    private Uni<CloudAgentPhoneDto> create(UUID clientId, String name, String number, Fields fields) {
        return phones.create(clientId, name, number, fields.list("skill"))
                .replaceWith(done())
                .onFailure(PhoneManagement::isOfTheRules)
                .recoverWithItem(failure -> refused(
                        failure instanceof Failure.NotFound
                                ? "Skill is Invalid"
                                : "phone_name or phone_number already exist"));
    }

    private Uni<CloudAgentPhoneDto> delete(UUID clientId, String name, String number) {
        return phones.delete(clientId, name, number).map(wasThere -> wasThere ? done() : refused("No data found"));
    }

    /** Null where there is none. */
    private static String fault(String name, String number) {
        if (emptyAsNull(number) == null) {
            return "phoneNumber cannot be empty";
        }
        if (!DIGITS.matcher(number).matches()) {
            return "phoneNumber must be numeric";
        }
        if (number.length() < SHORTEST || number.length() > MAX_LENGTH) {
            return "phoneNumber should be between 3 to 17 digits long and allows prefix +";
        }
        if (emptyAsNull(name) == null) {
            return "phoneName cannot be empty";
        }
        return NAME.matcher(name).matches()
                ? null
                : "phoneName should be between 2 to 50 alphanumeric characters long allows prefix + and special characters"
                        + " like .,@,_,- and Name cannot start and end with Special characters.";
    }

    private static boolean isOfTheRules(Throwable failure) {
        return failure instanceof Failure.NotFound
                || (failure instanceof Failure refused && refused.code() == ErrorCode.ALREADY_EXISTS);
    }

    private static String withPlus(String number) {
        return number != null && number.startsWith(ENCODED_PLUS)
                ? "+" + number.substring(ENCODED_PLUS.length())
                : number;
    }

    private static String emptyAsNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static CloudAgentPhoneDto shown(Phone phone) {
        return new CloudAgentPhoneDto(
                "success", JsonNullable.undefined(), JsonNullable.of(phone.name()), JsonNullable.of(phone.number()));
    }

    /** The vendor has one text for both changes. */
    private static CloudAgentPhoneDto done() {
        return message("success", "record inserted successfully");
    }

    private static CloudAgentPhoneDto refused(String message) {
        return message("error", message);
    }

    static CloudAgentPhoneDto refused(Reply reply) {
        return message(reply.status(), reply.message());
    }

    private static CloudAgentPhoneDto message(String status, String message) {
        return new CloudAgentPhoneDto(
                status, JsonNullable.of(message), JsonNullable.undefined(), JsonNullable.undefined());
    }
}
