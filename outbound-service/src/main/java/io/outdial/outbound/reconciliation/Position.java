package io.outdial.outbound.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far a comparison has come: each part of all clients, one after the other.
 *
 * @param after what was compared last of the client; empty if nothing was
 */
record Position(Part part, UUID clientId, String after) {

    /** What is compared. */
    enum Part {
        /** Records of this service. */
        RECORDS,
        /** Enrolments that are open in enrollment-service. */
        ENROLMENTS,
        /** Customers of enrollment-service who must not be called. */
        OPT_OUTS,
        /** Listed numbers of this service. */
        NUMBERS
    }

    private static final String ID = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final Pattern TEXT = Pattern.compile(
            "RECORDS ID \\d{0,18}|ENROLMENTS ID (ID)?|OPT_OUTS ID (ID)?|NUMBERS ID .*".replace("ID", ID));

    /** Where a comparison begins; empty if there is no client. */
    static Optional<Position> first(List<UUID> clients) {
        return starts(clients).findFirst();
    }

    /** @return empty if it is no position */
    static Optional<Position> of(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", 3);
        return Optional.of(new Position(Part.valueOf(parts[0]), UUID.fromString(parts[1]), parts[2]));
    }

    String text() {
        return part + " " + clientId + " " + after;
    }

    Position behind(String last) {
        return new Position(part, clientId, last);
    }

    /**
     * Where the next client, or the next part, begins; empty after the last.
     *
     * @param clients in their order
     */
    Optional<Position> next(List<UUID> clients) {
        return starts(clients)
                .dropWhile(start -> start.part.compareTo(part) < 0
                        || (start.part == part && start.clientId.compareTo(clientId) <= 0))
                .findFirst();
    }

    private static Stream<Position> starts(List<UUID> clients) {
        return Arrays.stream(Part.values())
                .flatMap(part -> clients.stream().sorted().map(client -> new Position(part, client, "")));
    }
}
