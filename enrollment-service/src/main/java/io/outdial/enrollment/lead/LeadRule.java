package io.outdial.enrollment.lead;

import io.outdial.enrollment.peer.DirectoryKey;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneReading;
import io.outdial.platform.phone.UndialledNumbers;
import io.outdial.platform.text.CanonicalText;
import io.outdial.platform.time.ZoneNames;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The rules for lead records that a schema cannot express (carecycle.md §2.7). */
final class LeadRule {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private LeadRule() {}

    /** The key of a source in the directory: its id if the text looks like one, otherwise its public identifier. */
    static DirectoryKey source(String sourceId) {
        return UUID_FORM.matcher(sourceId).matches()
                ? DirectoryKey.source(UUID.fromString(sourceId))
                : DirectoryKey.publicSource(CanonicalText.of(sourceId));
    }

    /** @param region that numbers without a country code are read in */
    static Optional<String> fault(
            PhoneReading phone, List<PhoneReading> further, String region, String postalCode, String timezone) {
        return phoneFault("phoneNumber", phone, region)
                .or(() -> IntStream.range(0, further.size())
                        .mapToObj(i -> phoneFault("phones." + i + ".number", further.get(i), region))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> placeFault(postalCode, timezone));
    }

    private static Optional<String> phoneFault(String name, PhoneReading phone, String region) {
        if (phone instanceof PhoneReading.Unreadable unreadable) {
            return Optional.of(name + " is not a phone number: " + unreadable.reason());
        }
        if (phone instanceof PhoneReading.Several) {
            return Optional.of(name + " holds several phone numbers; further ones belong into phones");
        }
        PhoneNumber number = phone.all().get(0);
        return number.dialled().startsWith("+") && !UndialledNumbers.contain(number, region)
                ? Optional.empty()
                : Optional.of(name + " is not a phone number that can be called");
    }

    private static Optional<String> placeFault(String postalCode, String timezone) {
        if (isBlank(postalCode) && isBlank(timezone)) {
            return Optional.of("postalCode or timezone must be given");
        }
        if (!isBlank(timezone) && !ZoneNames.isKnown(timezone)) {
            return Optional.of("timezone must be an IANA name, or EST, CST, MST or PST");
        }
        return Optional.empty();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
