package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.phone.PhoneNumber;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonChangeTest {

    /** Numbers are letters; those of two readings are written a/b. */
    @ParameterizedTest
    @CsvSource({
        "a,     a,       '',          '', ''",
        "a,     b,       'a>b',       '', ''",
        "a b,   b a,     '',          '', ''",
        "a b,   b,       '',          a,  ''",
        "a,     a b c,   '',          '', b c",
        "a b,   c b,     'a>c',       '', ''",
        "a b,   c d e,   'a>c b>d',   '', e",
        "a b c, d,       'a>d',       b c, ''",
        "a/b,   b,       '',          '', ''",
        "a,     b/a c,   '',          '', c"
    })
    void whatBecomesOfNumbers(String former, String numbers, String replaced, String removed, String added) {
        PersonChange change = change(former, numbers);
        assertEquals(
                replaced,
                change.replaced().stream()
                        .map(each -> each.former().key() + ">" + each.number().key())
                        .collect(Collectors.joining(" ")));
        assertEquals(removed, change.removed().stream().map(PhoneNumber::key).collect(Collectors.joining(" ")));
        assertEquals(
                added, change.added().keySet().stream().map(PhoneNumber::key).collect(Collectors.joining(" ")));
    }

    @Test
    void aNewNumberHasItsType() {
        PersonChange change = new PersonChange(
                UUID.randomUUID(),
                numbers("a"),
                numbers("b a c"),
                List.of(PhoneType.HOME_PHONE, PhoneType.MOBILE, PhoneType.DIRECT_BUSINESS_PHONE),
                null,
                List.of());
        assertEquals(
                List.of(PhoneType.HOME_PHONE, PhoneType.DIRECT_BUSINESS_PHONE),
                List.copyOf(change.added().values()));
    }

    private static PersonChange change(String former, String numbers) {
        return new PersonChange(
                UUID.randomUUID(),
                numbers(former),
                numbers(numbers),
                numbers(numbers).stream()
                        .map(number -> PhoneType.NO_CONTACT_TYPE)
                        .toList(),
                null,
                List.of());
    }

    private static List<PhoneNumber> numbers(String letters) {
        return Stream.of(letters.split(" "))
                .map(letter -> letter.split("/"))
                .map(keys -> new PhoneNumber(keys[0], keys[0], keys.length > 1 ? keys[1] : null, keys[0], List.of()))
                .toList();
    }
}
