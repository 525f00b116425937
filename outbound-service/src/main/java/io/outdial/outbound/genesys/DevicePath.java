package io.outdial.outbound.genesys;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code /devices/<uuid>}, the relative path of a device. */
final class DevicePath {

    private static final String PREFIX = "/devices/";
    private static final Pattern PATH =
            Pattern.compile(PREFIX + "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private DevicePath() {}

    /** Empty where the text is not a device path. */
    static Optional<UUID> deviceId(String path) {
        return PATH.matcher(path).matches()
                ? Optional.of(UUID.fromString(path.substring(PREFIX.length())))
                : Optional.empty();
    }
}
