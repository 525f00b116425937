package io.outdial.outbound.cloudagent.control;

import io.outdial.contract.outbound.CampaignDialMethodDto;
import io.outdial.contract.outbound.CampaignTypeDto;
import io.outdial.contract.outbound.UpdateCampaignDto;
import io.outdial.outbound.campaign.CampaignSetup;
import io.outdial.outbound.cloudagent.coding.Fields;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Reads what a campaign is to be (cloudagent.md §2.6), within the limits that the vendor's own pages keep. The first
 * fault counts.
 */
final class CampaignSetupReader {

    static final Pattern DID = Pattern.compile("\\+?[0-9]{3,16}");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}.@_-]{2,255}");
    private static final Pattern CALL_PREFIX = Pattern.compile("\\+|\\+?[0-9]{1,6}");
    private static final int MAX_PRIORITY = 999;
    private static final int MAX_TRIES = 10;
    private static final int MAX_CALLS = 9999;
    private static final int MAX_RINGING_SECONDS = 90;
    private static final int MAX_DROP_PERCENT = 99;
    private static final int MAX_DIDS = 100;

    private final Fields fields;
    private final UpdateCampaignDto.Builder read = UpdateCampaignDto.builder();
    private String fault;

    private CampaignSetupReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * What was read, or why it cannot be.
     *
     * @param fault null where there is none
     */
    record Reading(CampaignSetup setup, String fault) {}

    static Reading outbound(Fields fields) {
        CampaignSetupReader reader = new CampaignSetupReader(fields);
        reader.readName();
        reader.readType(CampaignTypeDto.IN_BOUND, false);
        reader.readDialMethod();
        reader.readDids();
        reader.readHours();
        reader.readMapping();
        reader.readPace();
        reader.readLimits();
        return reader.reading();
    }

    static Reading inbound(Fields fields) {
        CampaignSetupReader reader = new CampaignSetupReader(fields);
        reader.readName();
        reader.readType(CampaignTypeDto.IN_BOUND, true);
        reader.readDids();
        reader.readLimits();
        return reader.reading();
    }

    private Reading reading() {
        return new Reading(new CampaignSetup(read.build(), listOf("users"), listOf("skill")), fault);
    }

    private void readName() {
        String name = required("campaignName");
        if (name != null && !NAME.matcher(name).matches()) {
            refuse("campaignName should be between 2 to 255 characters and allows .,@,_,-");
        }
    }

    /** @param isWanted whether it must be this type, or one of the others */
    private void readType(CampaignTypeDto type, boolean isWanted) {
        String given = required("campaignType");
        Optional<CampaignTypeDto> known = Arrays.stream(CampaignTypeDto.values())
                .filter(one -> one.wireValue().equalsIgnoreCase(given))
                .filter(one -> (one == type) == isWanted)
                .findFirst();
        if (known.isEmpty()) {
            refuse("Invalid campaignType");
        }
        known.ifPresent(one -> read.type(JsonNullable.of(one)));
    }

    private void readDialMethod() {
        String given = required("dialMethod");
        Optional<CampaignDialMethodDto> known = Arrays.stream(CampaignDialMethodDto.values())
                .filter(one -> one.wireValue().equalsIgnoreCase(given))
                .findFirst();
        if (known.isEmpty()) {
            refuse("Invalid dialMethod");
        }
        known.ifPresent(one -> read.dialMethod(JsonNullable.of(one)));
    }

    private void readDids() {
        String did = required("did");
        if (did != null && !DID.matcher(did).matches()) {
            refuse("Invalid did");
        }
        read.did(JsonNullable.of(did));
        String fallback = given("fallbackDID");
        if (fallback != null && !DID.matcher(fallback).matches()) {
            refuse("Invalid fallbackDID");
        }
        read.fallbackDid(fallback == null ? JsonNullable.undefined() : JsonNullable.of(fallback));
        read.dynamicDids(dids("dynamicDID"));
        read.fallbackDynamicDids(dids("fallbackDynamicDID"));
    }

    private JsonNullable<List<String>> dids(String name) {
        if (given(name) == null) {
            return JsonNullable.undefined();
        }
        List<String> dids = fields.list(name);
        if (!areDids(dids)) {
            refuse("Invalid " + name);
        }
        return JsonNullable.of(dids);
    }

    /** Some, but not too many, and each a number. */
    static boolean areDids(List<String> dids) {
        return !dids.isEmpty()
                && dids.size() <= MAX_DIDS
                && dids.stream().allMatch(did -> DID.matcher(did).matches());
    }

    private void readHours() {
        Optional<Integer> from = HoursText.secondOfDay(required("runtimeStart"));
        Optional<Integer> until = HoursText.secondOfDay(required("runtimeEnd"));
        if (from.isEmpty()) {
            refuse("Invalid runtimeStart. Please pass it in format HH:MM:SS");
        }
        if (until.isEmpty() || until.equals(from)) {
            refuse("Invalid runtimeEnd. Please pass it in format HH:MM:SS");
        }
        read.callFrom(JsonNullable.of(from.orElse(null)));
        read.callUntil(JsonNullable.of(until.orElse(null)));
    }

    private void readMapping() {
        String mapping = given("mappingName");
        if (mapping != null) {
            read.mappingName(JsonNullable.of(mapping));
        }
    }

    private void readPace() {
        String ratio = given("pacingRatio");
        if (ratio != null) {
            Optional<BigDecimal> pace = PacingText.callsForAnAgent(ratio);
            if (pace.isEmpty()) {
                refuse("Invalid pacingRatio");
            }
            read.pacingRatio(JsonNullable.of(pace.orElse(null)));
        }
        Integer drop = number("maxDropRatio", 1, MAX_DROP_PERCENT);
        if (drop != null) {
            read.maxDropPercent(JsonNullable.of(drop));
        }
    }

    /** Priority, ringing time and call prefix are a dialler's: they are checked and not kept. */
    private void readLimits() {
        Integer tries = number("tries", 1, MAX_TRIES);
        if (tries != null) {
            read.maxAttempts(JsonNullable.of(tries));
        }
        Integer calls = number("maxConcurrentCalls", 1, MAX_CALLS);
        if (calls != null) {
            read.maxConcurrentCalls(JsonNullable.of(calls));
        }
        number("priority", 1, MAX_PRIORITY);
        number("customerRingingTime", 1, MAX_RINGING_SECONDS);
        String prefix = given("callPrefix");
        if (prefix != null && !CALL_PREFIX.matcher(prefix).matches()) {
            refuse("Invalid callPrefix");
        }
    }

    /** Null where it is absent or none. */
    private Integer number(String name, int min, int max) {
        String text = given(name);
        if (text == null) {
            return null;
        }
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (digits.matches("[0-9]{1,4}") && Integer.parseInt(digits) >= min && Integer.parseInt(digits) <= max) {
            return Integer.valueOf(digits);
        }
        refuse(name + " should be between " + min + " and " + max);
        return null;
    }

    private List<String> listOf(String name) {
        return given(name) == null ? null : fields.list(name);
    }

    /** Null where it is absent; an empty one is refused, as the page says. */
    private String given(String name) {
        String text = fields.text(name);
        if (text != null && text.isEmpty()) {
            refuse(name + " should not be empty");
        }
        return text;
    }

    private String required(String name) {
        String text = fields.text(name);
        if (text == null || text.isEmpty()) {
            refuse(name + " is required");
            return null;
        }
        return text;
    }

    private void refuse(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }
}
