package io.outdial.enrollment.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.GivenPhone;
import io.outdial.enrollment.suppression.SuppressedNumbers;
import io.outdial.enrollment.suppression.Suppression;
import io.outdial.platform.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainOwnershipTest {

    private static final UUID CAMPAIGN = UUID.randomUUID();

    /**
     * Numbers are letters, and those of two readings are written a/b. Customers 1 and 2 have a and b; o has opted out,
     * l is listed, e belongs to an erased person. New customers are x and y; each is shown by a number.
     */
    @ParameterizedTest
    @CsvSource({
        "a,               1,       ''",
        "c,               x,       x=c",
        "c a,             1,       ''",
        "a b,             1,       ''",
        "c | d,           x y,     x=c y=d",
        "c | c,           x x,     x=c",
        "c d | d f,       x x,     x=c",
        "c | d a | d,     x 1 1,   x=c",
        "c/a,             1,       ''",
        "c/d | d,         x x,     x=c",
        "o,               x,       x=o",
        "o c,             x,       x=o",
        "l c,             x,       x=l",
        "e,               '',      ''",
        "e | c,           x,       x=c",
        "e c,             x,       x=c",
        "e a,             1,       ''"
    })
    void whoseChainsAre(String chains, String owners, String made) {
        List<AddedChain> added = new ArrayList<>();
        for (String numbers : chains.split(" \\| ")) {
            added.add(chain(added.size(), numbers.split(" ")));
        }
        ChainOwnership ownership = ownership(added);
        Map<UUID, String> names = new HashMap<>(Map.of(customer(1), "1", customer(2), "2"));
        Iterator<String> news = List.of("x", "y").iterator();
        ownership.drafts().keySet().forEach(id -> names.put(id, news.next()));
        assertEquals(
                owners, ownership.owners().values().stream().map(names::get).collect(Collectors.joining(" ")));
        assertEquals(
                made,
                ownership.drafts().entrySet().stream()
                        .map(draft -> names.get(draft.getKey()) + "="
                                + draft.getValue().phone().key())
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({"a, true", "o, false", "l o, false", "o a, false", "a l, false", "e o, false", "e a, true", "e, false"})
    void whoMayBeCalled(String numbers, boolean isCallable) {
        AddedChain chain = chain(0, numbers.split(" "));
        assertEquals(isCallable, ownership(List.of(chain)).isCallable(chain));
    }

    /** One number of a person is enough, also in another chain. */
    @Test
    void whoHasASuppressedNumberIsCalledByNoChain() {
        List<AddedChain> chains = List.of(chain(0, "c", "d"), chain(1, "d", "l"), chain(2, "f"));
        ChainOwnership ownership = ownership(chains);
        assertEquals(
                List.of(false, false, true),
                chains.stream().map(ownership::isCallable).toList());
    }

    /** Of a new customer all of the chains of a load; a customer who is there gets those of chains of several. */
    @ParameterizedTest
    @CsvSource({
        "c,           'x: ',      ''",
        "c d f,       'x: d f',   ''",
        "c d | d f,   'x: d f',   ''",
        "c d c,       'x: d',     ''",
        "c e d,       'x: d',     ''",
        "a,           '',         ''",
        "a c,         '',         '1: a c'",
        "a c | a d,   '',         '1: a c a d'",
        "a c | b,     '',         '1: a c; 2: '",
        "a e,         '',         ''"
    })
    void whichNumbersCustomersGet(String chains, String made, String further) {
        List<AddedChain> added = new ArrayList<>();
        for (String numbers : chains.split(" \\| ")) {
            added.add(chain(added.size(), numbers.split(" ")));
        }
        ChainOwnership ownership = ownership(added);
        assertEquals(
                made,
                ownership.drafts().values().stream()
                        .map(draft -> "x: "
                                + GivenPhone.further(draft.phone().keys(), draft.further()).stream()
                                        .map(CustomerPhone::key)
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("; ")));
        assertEquals(further, toText(ownership.further(Map.of())));
    }

    /** By its only number a known chain need not have been found. */
    @Test
    void theCustomerOfAKnownChainGetsAllOfItsNumbers() {
        assertEquals("1: f", toText(ownership(List.of()).further(Map.of(chain(0, "f"), customer(1)))));
    }

    private static String toText(Map<UUID, List<PhoneNumber>> further) {
        return further.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().getLeastSignificantBits() + ": "
                        + entry.getValue().stream().map(PhoneNumber::key).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada,               Ada,  ",
        "Ada Lovelace,      Ada,  Lovelace",
        "' Ada  King Noel', Ada,  King Noel",
        "' ',               ,     ",
        ",                  ,     "
    })
    void aNameIsOfOneTextOrTwo(String name, String first, String last) {
        Map<String, Object> fields = ownership(
                        List.of(new AddedChain(1, CAMPAIGN, List.of(number("c")), name, null, "America/Denver")))
                .drafts()
                .values()
                .iterator()
                .next()
                .fields();
        assertEquals(first, fields.get("firstName"));
        assertEquals(last, fields.get("lastName"));
        assertEquals("Lead", fields.get("status"));
        assertEquals("America/Denver", fields.get("timezone"));
    }

    @Test
    void aChainDoesNotShowWhoIsToBeCalled() {
        assertEquals("AddedChain[7]", chain(7, "a").toString());
    }

    private static ChainOwnership ownership(List<AddedChain> chains) {
        return new ChainOwnership(
                chains,
                new SuppressedNumbers(
                        Map.of("o", Suppression.OPTED_OUT, "l", Suppression.LISTED, "e", Suppression.ERASED)),
                Map.of("a", customer(1), "b", customer(2)),
                UUID::randomUUID);
    }

    private static UUID customer(int n) {
        return new UUID(0, n);
    }

    private static AddedChain chain(int id, String... numbers) {
        return new AddedChain(
                id,
                CAMPAIGN,
                Arrays.stream(numbers).map(ChainOwnershipTest::number).toList(),
                null,
                null,
                null);
    }

    private static PhoneNumber number(String text) {
        List<String> keys = Stream.of(text.split("/")).toList();
        return new PhoneNumber(text, keys.get(0), keys.size() > 1 ? keys.get(1) : null, keys.get(0), List.of());
    }
}
