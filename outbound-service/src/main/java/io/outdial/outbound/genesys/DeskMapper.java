package io.outdial.outbound.genesys;

import io.outdial.contract.outbound.GenesysChannelDto;
import io.outdial.contract.outbound.GenesysCountryDto;
import io.outdial.contract.outbound.GenesysDeviceDto;
import io.outdial.contract.outbound.GenesysFeatureDto;
import io.outdial.contract.outbound.GenesysUserDto;
import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.desk.DeskDevice;
import io.outdial.platform.phone.Country;
import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * An agent and its devices as desktops read them (genesys-web-services.md §2.6).
 *
 * @param country of the client
 */
record DeskMapper(ResourceUris uris, Country country) {

    private static final String ROLE = "ROLE_AGENT";
    private static final char E164_PREFIX = '+';

    GenesysUserDto user(Desk desk, Set<Subresource> subresources) {
        String path = ResourceUris.userPath(desk.memberId());
        String name = desk.name().strip();
        int lastWord = name.lastIndexOf(' ') + 1;
        GenesysUserDto.Builder user = GenesysUserDto.builder()
                .id(desk.memberId())
                .userName(desk.userName())
                .firstName(lastWord == 0 ? null : name.substring(0, lastWord).strip())
                .lastName(name.substring(lastWord))
                .roles(List.of(ROLE))
                .enabled(true)
                .changePasswordOnFirstLogin(false)
                .uri(uris.uri(path))
                .path(path);
        subresources.forEach(subresource -> add(subresource, desk, user));
        return user.build();
    }

    List<GenesysDeviceDto> devices(Desk desk) {
        return desk.devices().stream().map(device -> device(desk, device)).toList();
    }

    List<String> deviceUris(Desk desk) {
        return desk.devices().stream()
                .map(device -> uris.uri(ResourceUris.devicePath(device.id())))
                .toList();
    }

    GenesysDeviceDto device(Desk desk, DeskDevice device) {
        DeskState state = DeskState.of(device.id().equals(desk.sessionDeviceId()));
        String e164 = e164(device);
        String path = ResourceUris.devicePath(device.id());
        return GenesysDeviceDto.builder()
                .id(device.id())
                .deviceState(state.deviceState())
                .userState(state.userState())
                .phoneNumber(device.phoneNumber())
                .e164Number(e164)
                .telephonyNetwork(network(device, e164))
                .doNotDisturb("Off")
                .forwardTo(null)
                .capabilities(List.of())
                .model(null)
                .vendor(null)
                .country(new GenesysCountryDto(country.name(), country.code(), callingCode()))
                .location(null)
                .phoneNumberUri(null)
                .voiceServiceUri(null)
                .uri(uris.uri(path))
                .path(path)
                .build();
    }

    private void add(Subresource subresource, Desk desk, GenesysUserDto.Builder user) {
        switch (subresource) {
            case FEATURES ->
                user.features(JsonNullable.of(
                        desk.features().stream().map(GenesysFeatureDto::new).toList()));
            case DEVICES -> user.devices(JsonNullable.of(devices(desk)));
            case CHANNELS ->
                user.channels(JsonNullable.of(List.of(new GenesysChannelDto(
                        ChannelNames.VOICE, DeskState.of(desk.isInSession()).userState()))));
            case SETTINGS -> user.settings(JsonNullable.of(Map.of("general-settings", generalSettings())));
        }
    }

    private Map<String, String> generalSettings() {
        return Map.of("countryCode", country.code(), "countryDigits", callingCode(), "countryName", country.name());
    }

    private String callingCode() {
        return Integer.toString(country.callingCode());
    }

    private String e164(DeskDevice device) {
        return device.phoneNumber() == null
                ? null
                : PhoneNumber.of(device.phoneNumber(), country.code())
                        .map(PhoneNumber::dialled)
                        .filter(number -> number.charAt(0) == E164_PREFIX)
                        .orElse(null);
    }

    private static String network(DeskDevice device, String e164) {
        if (device.phoneNumber() == null) {
            return null;
        }
        return e164 == null ? "Private" : "Public";
    }
}
