package io.outdial.outbound.record;

/** What kind of telephone a number is, {@code phone_type} (genesys-web-services.md §2.2, §5.5). */
public enum PhoneType {
    NO_CONTACT_TYPE(0),
    HOME_PHONE(1),
    DIRECT_BUSINESS_PHONE(2),
    BUSINESS_WITH_EXT(3),
    MOBILE(4),
    VACATION_PHONE(5),
    PAGER(6),
    MODEM(7),
    VOICE_MAIL(8),
    PIN_PAGER(9),
    EMAIL_ADDRESS(10),
    INSTANT_MESSAGING(11);

    private final int number;

    PhoneType(int number) {
        this.number = number;
    }

    /** @param number 0 to 11 */
    public static PhoneType of(int number) {
        return values()[number];
    }

    public int number() {
        return number;
    }
}
