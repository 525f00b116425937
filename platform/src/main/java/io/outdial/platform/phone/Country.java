package io.outdial.platform.phone;

import java.util.Locale;

/**
 * A country as a numbering plan has it.
 *
 * @param code two letters
 * @param name in English
 * @param callingCode what follows the plus of its numbers; 0 where no plan has the country
 */
public record Country(String code, String name, int callingCode) {

    /** @param region two capital letters, as of a client */
    public static Country of(String region) {
        return new Country(
                region,
                new Locale.Builder().setRegion(region).build().getDisplayCountry(Locale.ENGLISH),
                RegionPlan.of(region).countryCode());
    }
}
