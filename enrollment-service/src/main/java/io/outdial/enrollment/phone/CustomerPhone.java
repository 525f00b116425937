package io.outdial.enrollment.phone;

import io.outdial.platform.phone.PhoneNumber;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the numbers of a customer who has several (ADR 66): any but the first, which is the {@code callerId}.
 *
 * @param number as it was given
 * @param type what kind of telephone it is, null where nobody said
 * @param key by which it is compared
 * @param otherKey null if the text can be read in one way only
 */
public record CustomerPhone(String number, String type, String key, String otherKey) {

    /** With the {@code callerId}, as many as a chain of records has. */
    public static final int MAX_FURTHER = 9;

    private static final String FURTHER = "further";
    private static final String NUMBER = "number";
    private static final String TYPE = "type";
    private static final String KEY = "key";
    private static final String OTHER_KEY = "otherKey";

    /** @param type null where nobody said */
    public static CustomerPhone of(PhoneNumber number, String type) {
        return new CustomerPhone(number.given(), type, number.key(), number.otherKey());
    }

    /**
     * Those of the numbers that are no other telephone's than the first and each other's, and no more than a customer
     * may have.
     *
     * @param first keys of the {@code callerId}
     */
    public static List<CustomerPhone> further(List<String> first, List<CustomerPhone> phones) {
        Set<String> seen = new HashSet<>(first);
        List<CustomerPhone> further = new ArrayList<>();
        for (CustomerPhone phone : phones) {
            if (further.size() < MAX_FURTHER && phone.keys().stream().noneMatch(seen::contains)) {
                seen.addAll(phone.keys());
                further.add(phone);
            }
        }
        return further;
    }

    /** @param json as the database stores them; null for none */
    public static List<CustomerPhone> read(String json) {
        return json == null
                ? List.of()
                : new JsonObject(json)
                        .getJsonArray(FURTHER).stream()
                                .map(JsonObject.class::cast)
                                .map(phone -> of(phone.getMap()))
                                .toList();
    }

    /** @param stored as the database stores them; null for none */
    public static List<CustomerPhone> read(Map<String, Object> stored) {
        return stored == null
                ? List.of()
                : ((List<?>) stored.get(FURTHER))
                        .stream().map(phone -> of((Map<?, ?>) phone)).toList();
    }

    /** As the database stores them; an empty list is no null. */
    public static Map<String, Object> stored(List<CustomerPhone> phones) {
        return Map.of(FURTHER, phones.stream().map(CustomerPhone::toMap).toList());
    }

    /** As the database stores them, in one text. */
    public static String write(List<CustomerPhone> phones) {
        return new JsonObject(stored(phones)).encode();
    }

    private static CustomerPhone of(Map<?, ?> stored) {
        return new CustomerPhone(
                (String) stored.get(NUMBER), (String) stored.get(TYPE), (String) stored.get(KEY), (String)
                        stored.get(OTHER_KEY));
    }

    private Map<String, Object> toMap() {
        Map<String, Object> stored = shown();
        stored.put(KEY, key);
        stored.put(OTHER_KEY, otherKey);
        return stored;
    }

    /** As the API shows it. */
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(NUMBER, number);
        shown.put(TYPE, type);
        return shown;
    }

    public List<String> keys() {
        return otherKey == null ? List.of(key) : List.of(key, otherKey);
    }

    /** The number with these keys. */
    public PhoneNumber asStored() {
        return new PhoneNumber(number, key, otherKey, key, List.of());
    }

    /**
     * The number by the current rule.
     *
     * @param region two-letter region of the client, null if the client no longer exists
     */
    public PhoneNumber stored(String region) {
        return PhoneNumber.stored(number, key, otherKey, region);
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "CustomerPhone[" + type + "]";
    }
}
